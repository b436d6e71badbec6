"""What the members of all outputs have in common, beyond what one schema says of one output."""

import collections
import fractions
import re


class Fault(Exception):
    """A member that breaks the contract of API.md."""


def digits(exact):
    """All digits of a fraction, or 18 significant ones, rounded half to even."""
    sign, size = ("-" if exact < 0 else ""), abs(exact)
    rest = size.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    exponent = 0
    if rest == 1:
        while size.denominator > 1:
            size, exponent = size * 10, exponent - 1
    else:
        while size >= 10**18:
            size, exponent = size / 10, exponent + 1
        while size < 10**17:
            size, exponent = size * 10, exponent - 1
    coefficient = str(round(size)) + "0" * max(exponent, 0)
    if exponent < 0:
        coefficient = coefficient.rjust(1 - exponent, "0")
        coefficient = f"{coefficient[:exponent]}.{coefficient[exponent:]}"
        if rest != 1:
            coefficient = coefficient.rstrip("0").rstrip(".")
    return sign + coefficient


class Members:
    """What all outputs together say of their members."""

    def __init__(self):
        self.types = collections.defaultdict(set)
        # Whether a key's figures are strings, numbers or fractions, whatever the schema.
        self.forms = collections.defaultdict(set)
        self.seen = collections.defaultdict(set)

    def walk(self, schema, value, path=""):
        self.types[schema, path].add(type(value).__name__)
        if value is None:
            raise Fault(f"{schema}: {path} is null")
        if isinstance(value, list):
            for element in value:
                self.walk(schema, element, path + "[]")
        if isinstance(value, dict):
            for key, member in value.items():
                self.seen[schema].add(key)
                self.count_form(key, member)
                self.check_amount(schema, path, key, value)
                self.walk(schema, member, f"{path}.{key}")

    def count_form(self, key, member):
        if isinstance(member, dict) and set(member) == {"numerator", "denominator"}:
            self.forms[key].add("a fraction")
        elif isinstance(member, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", member):
            self.forms[key].add("a string")
        elif isinstance(member, int) and not isinstance(member, bool):
            self.forms[key].add("a number")

    def check_amount(self, schema, path, key, object):
        name = {"implied_exact": "implied_eth_usd", "value": "decimal"}.get(key)
        name = name or (key.removesuffix("_exact") if key.endswith("_exact") else None)
        if not name:
            return
        member = object[key]
        exact = fractions.Fraction(int(member["numerator"]), int(member["denominator"]))
        if str(exact.numerator) != member["numerator"]:
            raise Fault(f"{schema}: {path}.{key} is not in lowest terms")
        if object.get(name) != digits(exact):
            raise Fault(f"{schema}: {path}.{name} is {object.get(name)}, not {digits(exact)}")

    def faults(self, schemas):
        for (schema, path), types in self.types.items():
            if len(types) > 1:
                yield f"{schema}: {path} is {' and '.join(sorted(types))}"
        for key, forms in self.forms.items():
            if len(forms) > 1:
                yield f"figures of {key} are {' and '.join(sorted(forms))}"
        for name, schema in schemas.items():
            name = name.removesuffix(".schema.json")
            users = {"common": self.seen, "headroom": {"prices"}}.get(name, {name})
            seen = set().union(*(self.seen[user] for user in list(users)))
            for key in sorted(properties(schema) - seen):
                yield f"{name}: no output has {key}"


def properties(schema):
    """The names of all members that a schema describes."""
    if isinstance(schema, list):
        return set().union(*map(properties, schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties", {})
    return set(own).union(*map(properties, own.values()), *(
        properties(value) for key, value in schema.items() if key != "properties"
    ))  # fmt: skip
