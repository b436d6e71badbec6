"""Exact numbers and their texts, the node's roundings, and where the cases come from.

Nothing here is our Swift code: the vectors are what it is tested by.
"""

import random
from fractions import Fraction

INT64_MAX = 2**63 - 1
INT64_MIN = -(2**63)
UINT256_MAX = 2**256 - 1
WEI_PER_ETH = 10**18

# Numbers at which programs go wrong: doubles end at 2^53, int64 at 2^63, the chain's words at 2^256.
EDGES = [
    0, 1, 2, 9, 10, 999, 1_000, 1_001, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**53 - 1, 2**53,
    2**53 + 1, 10**18 - 1, 10**18, 2**63 - 1, 2**63, 2**63 + 1, 2**64 - 1, 2**64, 2**64 + 1,
    2**128 - 1, 2**128, 2**255, 2**256 - 1, 2**256,
]  # fmt: skip

# Prices of ETH in dollars: round ones, feed answers of eight decimals, and extremes.
ETH_PRICES = [
    "3000", "2345.67890123", "3127.45", "3205.48", "1", "0.01", "0.00000001", "100", "6000",
    "999999999.99999999",
]  # fmt: skip


class Refused(Exception):
    """What the rule gives no result for; the message is the code of the error."""


def text(value):
    """A whole number in digits, any other as numerator/denominator in lowest terms."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    return f"{value.numerator}/{value.denominator}"


def texts(value):
    """The same for everything in lists and objects; texts stay as they are, and None is left out."""
    if isinstance(value, dict):
        return {key: texts(member) for key, member in value.items() if member is not None}
    if isinstance(value, (list, tuple)):
        return [texts(element) for element in value]
    return value if isinstance(value, str) else text(value)


def attempt(rule, *arguments):
    """The result of a rule, or the object that stands for its error."""
    try:
        return rule(*arguments)
    except Refused as refused:
        return {"error": str(refused)}


def floor(value):
    value = Fraction(value)
    return value.numerator // value.denominator


def ceiling(value):
    return -floor(-Fraction(value))


def truncated(value):
    return floor(value) if value >= 0 else ceiling(value)


def saturated(value):
    """What is left of a whole number in 64 signed bits if it stops at their ends."""
    return max(INT64_MIN, min(INT64_MAX, value))


def int64(value):
    if not INT64_MIN <= value <= INT64_MAX:
        raise Refused("beyond-64-bits")
    return value


class Draw:
    """Random cases, the same on every machine: only whole bits of the seeded generator are used."""

    def __init__(self, seed):
        self.bits = random.Random(seed).getrandbits

    def below(self, count):
        return self.bits(count.bit_length() + 32) % count

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def sized(self, limit):
        """A whole number of up to so many bits; few bits are as likely as many."""
        return self.bits(self.between(1, limit))

    def fraction(self, limit):
        return Fraction(self.sized(limit), self.sized(limit) + 1)

    def pick(self, values):
        return values[self.below(len(values))]

    def decimal(self, whole, places):
        """A decimal as people write it: `12.0450`."""
        digits = self.between(0, places)
        number = str(self.sized(whole))
        return number if digits == 0 else f"{number}.{self.below(10**digits):0{digits}}"

    def eth_price(self):
        return self.pick([*ETH_PRICES, f"{self.between(900, 5999)}.{self.below(10**8):08}"])


class VectorFile:
    """One file: what its rule is, where it is from, and the inputs that it is given."""

    def __init__(self, name, about, source, rule, inputs):
        self.name, self.about, self.source, self.rule = name, about, source, rule
        self.inputs = [texts(given) for given in inputs]

    def cases(self):
        """Every input once, with what the rule makes of it."""
        seen = set()
        for given in self.inputs:
            key = repr(given)
            if key not in seen:
                seen.add(key)
                yield {"input": given, "output": texts(attempt(self.rule, given))}


# The commit of release 0.9.1.
NODE = "https://github.com/livepeer/go-livepeer/blob/e2fe336c8527679409e0ecb4c89647f8797ba425/"
ARITHMETIC = "the page network-arithmetic, "
LIVE = "the page live-network, "


def node(path, name, page):
    return f"{NODE}{path} ({name}); {page}"
