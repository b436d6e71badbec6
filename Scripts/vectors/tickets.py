"""The rules of tickets: how many pay for work, what they are worth, and who refuses them."""

from fractions import Fraction

from exact import (
    ARITHMETIC, EDGES, LIVE, UINT256_MAX, Draw, Refused, VectorFile, ceiling, floor, int64, node,
    saturated, truncated, attempt,
)  # fmt: skip
from work import live_units

MAXIMUM_TICKETS_OF_SIGNER = 100
MAXIMUM_TICKETS_OF_OFFER = 600
THREE_GWEI = 3 * 10**9


def needed(balance, minimum, expected_value):
    if balance >= minimum or expected_value == 0:
        return 0
    return ceiling((minimum - balance) / expected_value)


def tickets_for_payment(given):
    value = Fraction(given["expected_value"])
    tickets = needed(Fraction(given["balance"]), Fraction(given["minimum"]), value)
    return {"tickets": tickets, "credit": tickets * value}


def win_probability(expected_value, face_value):
    """The node looks at the low 64 bits of the remainder only."""
    if face_value == 0:
        return 0
    if face_value == expected_value:
        return UINT256_MAX
    quotient, remainder = divmod(UINT256_MAX, face_value)
    return expected_value * (quotient + (remainder % 2**64 != 0))


def exact_value(face_value, probability):
    return Fraction(face_value * probability, UINT256_MAX)


def ticket_win_probability(given):
    face_value = int(given["face_value"])
    probability = win_probability(int(given["expected_value"]), face_value)
    return {
        "win_probability": probability,
        "exact_expected_value": exact_value(face_value, probability),
    }


def ticket_parameters(given):
    value, gas = int(given["expected_value"]), int(given["redeem_gas"])
    cost = gas * int(given["gas_price"])
    face_value = cost * 100 if cost * 100 >= value else value * 100
    if "maximum_float" in given:
        face_value = min(face_value, int(given["maximum_float"]))
    maximum = int(given.get("maximum_face_value", "0"))
    if maximum > 0:
        face_value = min(face_value, maximum)
    if face_value < value:
        raise Refused("face-value-below-ev")
    if face_value < cost and face_value < gas * THREE_GWEI:
        raise Refused("face-value-below-redemption-cost")
    multiplier = Fraction(face_value, cost) if cost > 0 else Fraction(0)
    return {
        "face_value": face_value,
        "win_probability": win_probability(value, face_value),
        "tx_cost_multiplier": multiplier,
        "surcharge": 1 + 1 / multiplier if multiplier > 0 else 1,
    }


def sender_float(given):
    number = {key: int(value) for key, value in given.items()}
    allocation = 0
    if number["pool_size"] > 0:
        whole = (number["reserve"] + number["claimed_in_round"]) // number["pool_size"]
        allocation = whole - number["claimed_by_recipient"]
    deposit, pending = number["deposit"], number["pending"]
    # The ratio is rounded to 53 bits; a deposit beyond every double is far above.
    is_covered = pending > 0 and (deposit > pending << 60 or deposit / pending >= 3.0)
    return {
        "reserve_allocation": allocation,
        "maximum_float": allocation if is_covered else allocation - pending,
        "available_funds": allocation + deposit - pending,
    }


def sender_refusal(given):
    number = {key: int(value) for key, value in given.items()}
    if number.get("blocks_until_expiration", 2) <= 1:
        raise Refused("ticket-parameters-expired")
    face_value = number["face_value"]
    value = exact_value(face_value, number["win_probability"])
    accepted = {"expected_value": value}
    if value <= 0:
        return accepted
    if value >= face_value:
        raise Refused("face-value-not-above-ev")
    if value > number.get("maximum_expected_value", 3 * 10**12):
        raise Refused("ev-above-maximum")
    if number.get("rounds_until_withdrawal", 2) <= 1:
        raise Refused("funds-unlocking")
    if number["reserve"] == 0:
        raise Refused("no-reserve")
    if number["deposit"] == 0:
        raise Refused("no-deposit")
    if value * number["tickets"] > number.get("maximum_total_expected_value", 2 * 10**13):
        raise Refused("total-ev-above-maximum")
    if face_value > number["deposit"] // number.get("deposit_multiplier", 1):
        raise Refused("face-value-above-deposit")
    return accepted


UNITS_OF_TYPES = {"live": "hour", "lv2v": "720p", "fixed": "fixed"}


def signer_payment(given):
    price, value = Fraction(given["price"]), Fraction(given["expected_value"])
    balance = Fraction(given["balance"])
    if price == 0:
        raise Refused("price-zero")
    if "type" in given:
        time = {"unit": UNITS_OF_TYPES[given["type"]], "nanoseconds": given["nanoseconds"]}
        units = live_units(time)["signer"]
    else:
        units = int(given["in_pixels"])
    if units <= 0:
        raise Refused("no-units")
    fee = price * units
    tickets = needed(balance, max(fee, value), value)
    answer, after = "paid", balance + tickets * value - fee
    if tickets == 0:
        answer, after = {"error": "no-tickets"}, balance
    elif tickets > MAXIMUM_TICKETS_OF_SIGNER:
        answer, after = {"error": "too-many-tickets"}, balance
    return {"units": units, "fee": fee, "tickets": tickets, "answer": answer, "balance_after": after}


def first_answer(given):
    """The signer's checks one after another; a gateway's own maximum counts if it is above 0."""
    price, limit = Fraction(given["price"]), {key: int(given[key]) for key in given if key in LIMITS}
    if price == 0:
        raise Refused("price-zero")
    face_value = int(given["face_value"])
    chance = win_probability(int(given["expected_value"]), face_value)
    value = sender_refusal(limit | {"face_value": face_value, "win_probability": chance, "tickets": 1})
    maximum = Fraction(given.get("maximum_price", "0"))
    if maximum > 0 and price > maximum:
        raise Refused("price-above-ceiling")
    payment = signer_payment({
        "type": given["type"], "price": price, "nanoseconds": 0, "balance": 0,
        "expected_value": value["expected_value"]})  # fmt: skip
    if payment["answer"] != "paid":
        raise Refused(payment["answer"]["error"])
    if payment["tickets"] * value["expected_value"] > limit.get("maximum_total_expected_value", 2 * 10**13):
        raise Refused("total-ev-above-maximum")
    return {"tickets": payment["tickets"]}


LIMITS = ("deposit", "reserve", "rounds_until_withdrawal", "maximum_expected_value",
          "maximum_total_expected_value", "deposit_multiplier")  # fmt: skip
DEBITED_EVERY = 5 * 10**9


def signer_session(given):
    """At one moment the payment comes first; there is one at the very end, and no debit."""
    price, kind = Fraction(given["price"]), given["type"]
    face_value = int(given["face_value"])
    value = exact_value(face_value, win_probability(int(given["expected_value"]), face_value))
    every, end = (int(given[name]) * 10**6 for name in ("every_milliseconds", "milliseconds"))
    moments = [(time, 0) for time in range(0, end + 1, every)]
    moments += [(time, 1) for time in range(DEBITED_EVERY, end, DEBITED_EVERY)]
    counted = {"payments": 0, "tickets": 0, "debited": Fraction(0)}
    balance, last = Fraction(0), 0
    for time, is_debit in sorted(moments):
        if is_debit:
            fee = price * live_units({"unit": UNITS_OF_TYPES[kind], "nanoseconds": DEBITED_EVERY})["orchestrator"]
            if counted["tickets"] * value - counted["debited"] < fee:
                return counted | {"released_milliseconds": time // 10**6}
            counted["debited"] += fee
            continue
        payment = signer_payment({
            "type": kind, "price": price, "nanoseconds": time - last, "expected_value": value,
            "balance": balance})  # fmt: skip
        if payment["answer"] == "paid" and payment["tickets"] * value <= 2 * 10**13:
            counted["payments"] += 1
            counted["tickets"] += payment["tickets"]
            balance, last = payment["balance_after"], time
        elif time == 0:
            return counted
    return counted


def reported(balance):
    """The balance as a whole number of 64 bits, 0 past them, through the node's thousandths."""
    whole = floor(balance)
    if attempt(int64, whole) != whole:
        return 0
    return truncated(Fraction(saturated(whole * 1_000), 1_000))


def byoc_tickets(given):
    price, value = Fraction(given["price"]), Fraction(given["expected_value"])
    timeout, balance = int(given["timeout"]), Fraction(given["balance"])
    if price <= 0:
        return {"tickets": 0, "credit": 0, "job": "accepted"}
    tickets = 0
    if reported(balance) < 120 * price and value > 0:
        try:
            tickets = min(ceiling(Fraction(float(price * timeout / value))), MAXIMUM_TICKETS_OF_OFFER)
        except OverflowError:
            tickets = timeout
    credit = tickets * value
    job = "accepted" if balance + credit >= 60 * price else {"error": "insufficient-balance"}
    return {"tickets": tickets, "credit": credit, "job": job}


def event_amount(given):
    """The event has ten decimals of the chance, rounded half away from zero."""
    most = int(given["tickets"]) * int(given["face_value"])
    wei = most * Fraction(given["win_probability"])
    return {"wei": wei, "rounding_error": Fraction(most * 5, 10**11)}


def events(draw):
    def event(tickets, face, chance):
        return {"tickets": tickets, "face_value": face, "win_probability": chance}

    yield from [
        event(97, 24_024 * 10**12, "0.0000003330"), event(0, 10**15, "0.0000000001"),
        event(1, 0, "0.0000000001"), event(1, 1, "1.0000000000"), event(1, 1, "0.0000000000"),
        event(100, 2**53 + 1, "0.0000000001"), event(600, 10**16 - 1, "0.5000000000"),
    ]  # fmt: skip
    for edge in EDGES:
        yield event(3, edge, "0.0000013333")
    for _ in range(40):
        yield event(draw.between(1, 600), draw.sized(60), f"0.{draw.below(10**10):010}")


def payments(draw):
    for balance, minimum, value in [
        ("2", "1", "0"), ("2", "2", "0"), ("1", "5", "1"), ("1/4", "2", "1"), ("-5", "2", "1"),
        ("0", "2", "1"), ("0", "0", "0"), ("0", "0", "1"), ("-1", "0", "0"), ("0", "1", "0"),
        ("0", "1", "1/3"), ("0", "1/3", "1"), ("0", "10000000001/10000000000", "1"),
        ("-1/3", "1/3", "1/3"), ("1", "1", "1"), ("0.5", "1", "0.25"),
    ]:  # fmt: skip
        yield {"balance": balance, "minimum": minimum, "expected_value": value}
    for edge in EDGES:
        yield {"balance": 0, "minimum": edge, "expected_value": "3"}
        yield {"balance": -edge, "minimum": 1, "expected_value": "8000000000"}
    for _ in range(60):
        balance = draw.fraction(60) * draw.pick([1, -1])
        yield {"balance": balance, "minimum": draw.fraction(70), "expected_value": draw.fraction(60)}


def face_values(draw):
    for value, face in [
        (5, 0), (5, 5), (5, 100000000), (5, 777000000), (5, 10001), (5, 500), (0, 0), (0, 1), (1, 1),
        (8000000000, 800000000000), (8000000000, 1200000000000000), (1, 2), (1, 3), (2, 3),
        (1, UINT256_MAX), (UINT256_MAX - 1, UINT256_MAX), (1, UINT256_MAX // 3), (1, 2**255),
        (1, 2**255 + 1), (10**12, 10**15), (3 * 10**12, 2**64 + 1), (1, (2**128 + 1)),
        (1, 2**128 - 1), (1, 2**128), (8000000000, 2**64), (8000000000, 2**65), (7, 3 * 2**64),
        (1000, 4294967295), (1000, 4294967296), (5, 5 * 2**70), (9, 17 * (2**64 + 1)),
        # Remainders whose low 64 bits are 0: nothing is rounded up; one wei less, and it is.
        *((8, (UINT256_MAX - q * 2**64) // q - less) for q in (1, 3, 15) for less in (0, 1)),
    ]:  # fmt: skip
        yield {"expected_value": value, "face_value": face}
    for edge in EDGES[12:-1]:
        yield {"expected_value": 5, "face_value": edge}
    for _ in range(60):
        face = draw.sized(100) + 1
        yield {"expected_value": draw.below(face), "face_value": face}


def recipients(draw):
    def offer(value=8 * 10**9, gas=1_200_000, gas_price=5 * 10**7, maximum_float=None, maximum=None):
        return {"expected_value": value, "redeem_gas": gas, "gas_price": gas_price,
                "maximum_float": maximum_float, "maximum_face_value": maximum}  # fmt: skip

    cost, second = 1_200_000 * 10**8, 1_200_000 * THREE_GWEI
    yield from [
        offer(), offer(gas=350_000), offer(gas_price=10**8), offer(gas_price=0), offer(0),
        offer(0, gas_price=0), offer(gas=0), offer(gas_price=1), offer(gas_price=66),
        offer(gas_price=67), offer(10**18), offer(10**18, gas_price=0),
        offer(gas_price=10**8, maximum=130 * 10**12), offer(gas_price=10**8, maximum_float=130 * 10**12),
        offer(maximum=0), offer(maximum_float=0), offer(maximum_float=-1), offer(maximum_float=10**30),
        offer(maximum_float=8 * 10**9), offer(maximum_float=8 * 10**9 - 1), offer(maximum=8 * 10**9),
        offer(gas_price=0, maximum=8 * 10**9), offer(gas_price=0, maximum=8 * 10**9 - 1),
        offer(gas_price=10**8, maximum=cost), offer(gas_price=10**8, maximum=cost - 1),
        offer(gas_price=10**8, maximum=cost + 1), offer(gas_price=5 * 10**9, maximum=second),
        offer(gas_price=5 * 10**9, maximum=second - 1), offer(gas_price=5 * 10**9, maximum=second + 1),
        offer(gas_price=3 * 10**9, maximum=second), offer(maximum_float=10**14, maximum=10**13 * 7),
        offer(maximum_float=10**13 * 7, maximum=10**14), offer(gas_price=10**15, gas=10**9),
    ]  # fmt: skip
    for edge in EDGES:
        yield offer(maximum_float=edge)
    for _ in range(60):
        yield offer(draw.sized(45), draw.pick([350_000, 1_200_000]), draw.sized(34),
                    draw.pick([None, draw.sized(60)]), draw.pick([None, draw.sized(55)]))  # fmt: skip


def floats(draw):
    names = ("reserve", "claimed_in_round", "pool_size", "claimed_by_recipient", "deposit", "pending")
    big = 3 * 2**53
    for numbers in [
        (900, 100, 3, 33, 599, 200), (900, 100, 3, 33, 600, 200), (900, 100, 3, 33, 601, 200),
        (0, 0, 0, 0, 0, 0), (900, 100, 0, 33, 600, 200), (1, 0, 2, 0, 0, 0), (3, 0, 2, 0, 0, 0),
        (0, 0, 100, 5, 0, 0), (10**18, 0, 100, 0, 10**18, 0), (10**18, 0, 100, 0, 10**18, 10**17),
        (10**18, 0, 100, 0, 0, 1), (0, 0, 1, 0, 10**18, 10**18), (0, 0, 1, 7, 0, 9),
        # Ratios of 3 - 2^-52 and their neighbours: the node rounds to 53 bits before it compares.
        (0, 0, 1, 0, 3 * 2**52 - 1, 2**52), (0, 0, 1, 0, 3 * 2**51 - 1, 2**51),
        (0, 0, 1, 0, big - 1, 2**53), (0, 0, 1, 0, big - 2, 2**53), (0, 0, 1, 0, big - 3, 2**53),
        (0, 0, 1, 0, big * 2**40 - 2**40 - 1, 2**93), (0, 0, 1, 0, 3 * 10**18 - 1, 10**18),
        (0, 0, 1, 0, 2**400, 1), (2**256 - 1, 1, 3, 1, 1, 1),
    ]:  # fmt: skip
        yield dict(zip(names, numbers))
    for _ in range(60):
        pending = draw.sized(62)
        numbers = [draw.sized(70), draw.sized(60), draw.between(1, 120), draw.sized(50),
                   pending * 3 + draw.between(-2, 2), pending]  # fmt: skip
        numbers[4] = max(0, draw.pick([numbers[4], draw.sized(64)]))
        yield dict(zip(names, numbers))


def sent_tickets(draw):
    def ticket(nominal, face, tickets=1, deposit=10**18, probability=None, **others):
        others = {"reserve": 1} | others
        if probability is None:
            probability = win_probability(nominal, face)
        return {"face_value": face, "win_probability": probability, "tickets": tickets,
                "deposit": deposit} | others  # fmt: skip

    small = (8 * 10**9, 800 * 10**9)
    yield from [
        ticket(*small), ticket(8 * 10**9, 8 * 10**9), ticket(3 * 10**12, 3 * 10**14),
        ticket(2999999999999, 3 * 10**14, 6), ticket(10**12, 10**15, 20), ticket(10**12, 10**15, 19),
        ticket(10**12, 10**15, 1, 10**14), ticket(8 * 10**9, 10**15, 1, 10**15),
        ticket(8 * 10**9, 10**15 + 1, 1, 10**15), ticket(0, 10**15), ticket(0, 0),
        ticket(*small, deposit=0), ticket(*small, reserve=0), ticket(*small, deposit=0, reserve=0),
        ticket(*small, rounds_until_withdrawal=0), ticket(*small, rounds_until_withdrawal=1),
        ticket(*small, rounds_until_withdrawal=2), ticket(*small, blocks_until_expiration=1),
        ticket(*small, blocks_until_expiration=2), ticket(*small, blocks_until_expiration=0),
        ticket(*small, blocks_until_expiration=-5), ticket(0, 0, blocks_until_expiration=1),
        ticket(0, 0, deposit=0, reserve=0), ticket(*small, deposit_multiplier=10**6, deposit=8 * 10**17),
        ticket(*small, deposit_multiplier=10**6, deposit=8 * 10**17 - 1),
        ticket(0, 1, probability=UINT256_MAX), ticket(0, 1, probability=UINT256_MAX - 1),
        ticket(0, 1, probability=1), ticket(0, 10**15, probability=1),
        # The maximum itself passes if nothing was rounded: 2^32 - 1 divides 2^256 - 1.
        ticket(1_000, 2**32 - 1, 20, maximum_expected_value=1_000, maximum_total_expected_value=20_000),
        ticket(1_000, 2**32 - 1, 1, maximum_expected_value=999),
        ticket(1_000, 2**32 - 1, 21, maximum_expected_value=1_000, maximum_total_expected_value=20_000),
        ticket(1_000, 2**32 - 1, 20, maximum_expected_value=1_000, maximum_total_expected_value=19_999),
        # Several reasons: the first in the node's order is given.
        ticket(3 * 10**12, 3 * 10**14, 100, 0, reserve=0, blocks_until_expiration=1),
        ticket(3 * 10**12, 3 * 10**14, 100, 0, reserve=0, rounds_until_withdrawal=1),
        ticket(*small, tickets=10**6, deposit=0, reserve=0, rounds_until_withdrawal=1),
        ticket(*small, tickets=10**6, deposit=0, reserve=0), ticket(*small, tickets=10**6, deposit=0),
        ticket(*small, tickets=10**6, deposit=1),
    ]  # fmt: skip
    for _ in range(60):
        face = draw.sized(58) + 1
        yield ticket(draw.below(face) >> draw.below(14), face, draw.between(1, 100), draw.sized(62),
                     reserve=draw.below(4), deposit_multiplier=draw.pick([1, 1, 2, 10]))  # fmt: skip


def signer_payments(draw):
    def payment(kind, price, nanoseconds, value, balance):
        time = {"in_pixels": nanoseconds} if kind is None else {"nanoseconds": nanoseconds}
        return {"type": kind, "price": price} | time | {"expected_value": value, "balance": balance}

    shared = [("live", "324074074074", n) for n in (0, 5_100_000_000, 10_000_000_000)]
    shared += [("lv2v", "500", n) for n in (0, 5_000_000_000, 4_999_000_000)]
    shared += [("fixed", p, 0) for p in ("1648852084881", "8451683895332", "78987699956")]
    for kind, price, nanoseconds in shared:
        for value in (8 * 10**9, 150 * 10**9, 10**12):
            for balance in ("0", "1000000000000/3"):
                yield payment(kind, price, nanoseconds, value, balance)
    yield from [
        payment("fixed", 100, 0, 1, 0), payment("fixed", 101, 0, 1, 0), payment("fixed", 0, 0, 1, 0),
        payment("live", 0, 10**9, 1, 5), payment("lv2v", 0, 36, 1, 0), payment("lv2v", 1, 36, 1, 0),
        payment("lv2v", 1, 1, 1, 0), payment("lv2v", 1, 37, 1, 0), payment("live", 1, 1, 1, 0),
        payment("live", 1, 10**9, 1, 0), payment("live", 1, 10**9 + 1, 1, 0),
        payment("live", 1, 100 * 10**9, 1, 0), payment("live", 1, 100 * 10**9 + 1, 1, 0),
        payment("live", 1, 10**10, 1, 10), payment("live", 1, 10**10, 1, "99/10"),
        payment("live", 1, 10**10, 1, -90), payment("live", 1, 10**10, 1, "-901/10"),
        payment("live", "1/3", 10**10, "1/7", "-1/11"), payment("fixed", 1, 10**18, 5, 0),
        payment("fixed", 1, 0, 5, 5), payment("fixed", 1, 0, 5, 4), payment("fixed", 1, 0, 0, 0),
        payment(None, 1, 0, 1, 0), payment(None, 1, -1, 1, 0), payment(None, 1, 1, 1, 0),
        payment(None, 0, 100, 1, 0), payment(None, 3, 2**63 - 1, 10**18, 0),
        payment(None, "500/3", 27_648_000, 10**9, "1/2"), payment(None, 1, 100, 1, 0),
        payment(None, 1, 101, 1, 0),
    ]  # fmt: skip
    for _ in range(90):
        kind = draw.pick(["live", "lv2v", "fixed", None])
        price = draw.fraction(30) + draw.sized({"live": 38, "lv2v": 14, "fixed": 42, None: 10}[kind])
        time = draw.between(1, 12_000) * 10**6 if kind else draw.sized(32)
        balance = draw.fraction(42) * draw.pick([0, 1, 1, -1])
        yield payment(kind, price, time, draw.pick([8 * 10**9, 15 * 10**10, draw.sized(40) + 1]), balance)


def first_payments(draw):
    def first(kind, price, value, face, deposit=10**18, reserve=1, **others):
        return {"type": kind, "price": price, "expected_value": value, "face_value": face,
                "deposit": deposit, "reserve": reserve} | others  # fmt: skip

    usual = ("fixed", 10**11, 8 * 10**9, 6 * 10**15)
    yield from [
        first(*usual), first("live", 324074074074, 8 * 10**9, 6 * 10**15), first("lv2v", 500, 8 * 10**9, 6 * 10**15),
        first("live", 324074074074, 150 * 10**9, 10**16), first("fixed", 0, 8 * 10**9, 6 * 10**15),
        # Each reason before the ones after it.
        first("fixed", 0, 8 * 10**9, 8 * 10**9, 0, 0, maximum_price=1),
        first("fixed", 10**11, 8 * 10**9, 8 * 10**9, 0, 0, maximum_price=1),
        first("fixed", 10**15, 4 * 10**12, 6 * 10**15, 0, 0, maximum_price=1),
        first("fixed", 10**15, 8 * 10**9, 6 * 10**15, 0, 0, maximum_price=1, rounds_until_withdrawal=1),
        first("fixed", 10**15, 8 * 10**9, 6 * 10**15, 0, 0, maximum_price=1),
        first("fixed", 10**15, 8 * 10**9, 6 * 10**15, 0, 1, maximum_price=1),
        first("fixed", 10**15, 8 * 10**9, 6 * 10**15, 10**15, 1, maximum_price=1),
        first("fixed", 10**15, 8 * 10**9, 6 * 10**15, maximum_price=1),
        first("fixed", 10**15, 8 * 10**9, 6 * 10**15, maximum_price=10**15),
        first("fixed", 10**15, 8 * 10**9, 6 * 10**15, maximum_price=0),
        first("fixed", 10**14, 10**12, 10**15, maximum_total_expected_value=10**13),
        first("fixed", 101 * 10**12, 10**12, 10**15, maximum_total_expected_value=10**13),
        first("fixed", 10**13, 10**12, 10**15, maximum_total_expected_value=10**12),
        first("fixed", 10**13, 10**12, 10**15), first("fixed", 2 * 10**13, 10**12, 10**15),
        # 2^32 - 1 divides 2^256 - 1: nothing is rounded, and a maximum itself passes.
        first("fixed", 20_000, 1_000, 2**32 - 1, maximum_total_expected_value=20_000),
        first("fixed", 20_001, 1_000, 2**32 - 1, maximum_total_expected_value=20_000),
        first("fixed", 100_000, 1_000, 2**32 - 1), first("fixed", 100_001, 1_000, 2**32 - 1),
        first("fixed", "1/3", 8 * 10**9, 6 * 10**15), first("live", "1/3", 1, 2**32 - 1),
        first("fixed", 1, 3 * 10**12, 3 * 10**14), first("fixed", 1, 2999999999999, 3 * 10**14),
        first("fixed", 1, 8 * 10**9, 10**15, 2 * 10**15, deposit_multiplier=2),
        first("fixed", 1, 8 * 10**9, 10**15, 2 * 10**15 - 1, deposit_multiplier=2),
    ]  # fmt: skip
    for _ in range(80):
        value = draw.sized(42) + 1
        yield first(draw.pick(["live", "lv2v", "fixed"]), draw.fraction(12) + draw.sized(42), value,
                    value * draw.pick([1, 2, 100, 7777]), draw.pick([0, 10**18, draw.sized(56)]), draw.below(4),
                    maximum_price=draw.pick([None, draw.sized(42)]))  # fmt: skip


def sessions(draw):
    def session(kind, price, value, every, length, face=None):
        return {"type": kind, "price": price, "expected_value": value, "face_value": face or value * 10**4,
                "every_milliseconds": every, "milliseconds": length}  # fmt: skip

    for every in [1_000, 999, 1_001, 2_001, 5_000, 5_001, 5_100, 9_999, 10_000, 10_001, 30_000]:
        yield session("live", 324074074074, 150 * 10**9, every, 600_000)
        yield session("lv2v", 50, 150 * 10**9, every, 120_000)
    yield from [
        session("live", 324074074074, 8 * 10**9, 10_000, 60_000), session("live", 1, 10, 5_000, 60_000),
        session("live", 1, 1_000, 1_000, 60_000), session("live", 1, 11, 1_000, 25_000),
        session("live", "1/3", 1, 5_000, 30_001), session("live", "1/3", 1, 10_000, 10_000),
        session("lv2v", 1, 10**9, 60_000, 200_000), session("lv2v", 1, 10**9, 61_000, 200_000),
        session("lv2v", "1/1000", 10**5, 7, 4_000), session("live", 10**12, 10**12, 10_000, 40_000),
        session("live", 3 * 10**12, 10**12, 10_000, 40_000), session("live", 10, 1, 20_000, 100_000),
        session("live", 1, 1, 1, 50), session("live", 1, 1, 1_000, 0), session("live", 1, 1, 1, 5_001),
    ]  # fmt: skip
    for _ in range(40):
        kind = draw.pick(["live", "lv2v"])
        yield session(kind, draw.fraction(20) + draw.sized({"live": 36, "lv2v": 10}[kind]),
                      draw.pick([150 * 10**9, 10**12, draw.sized(40) + 1]), draw.between(200, 12_000),
                      draw.between(1, 90_000))  # fmt: skip


def capability_jobs(draw):
    def job(price, timeout, value, balance="0"):
        return {"price": price, "timeout": timeout, "expected_value": value, "balance": balance}

    yield from [
        job(10**9, 30, 8 * 10**9), job(10**9, 30, 8 * 10**9, 32 * 10**9), job(5 * 10**12, 1, 8 * 10**9),
        job(1, 1, 8 * 10**9), job(166666666666, 60, 8 * 10**9), job(0, 60, 8 * 10**9), job(1, 60, 0),
        job(600, 1, 1), job(601, 1, 1), job("1201/2", 1, 1), job("1199/2", 1, 1), job(599, 1, 1),
        job(1, 1, 120, 120), job(1, 1, 120, 119), job(1, 1, 60), job(1, 1, 59), job(1, 0, 1),
        job(1, 1, 60, -1), job(1, 1, 61, -1), job(1, 1, 1, "239/2"), job(1, 1, 1, "241/2"),
        # Rounded to float64 before it is rounded up: 3 + 2^-60, 3 - 2^-60, 3 + 2^-51.
        job("3458764513820540929/1152921504606846976", 1, 1),
        job("3458764513820540927/1152921504606846976", 1, 1),
        job("6755399441055745/2251799813685248", 1, 1), job(10**400, 77, 1), job(10**308, 1, 1),
        # What the orchestrator reports of a large balance: whole wei of 64 bits, in thousandths.
        job(2**53, 1, 10**15, 2**63), job(2**53, 1, 10**15, 2**63 - 1), job(76861433640456, 1, 10**15, 2**63 - 1),
        job(76861433640457, 1, 10**15, 2**63 - 1), job(1, 1, 1, 2**63), job(1, 1, 1, 2**64),
    ]  # fmt: skip
    for _ in range(60):
        yield job(draw.fraction(20) + draw.sized(38), draw.between(1, 4_000), draw.sized(42) + 1,
                  draw.pick([0, draw.sized(44)]))  # fmt: skip


FILES = [
    VectorFile(
        "tickets-for-payment",
        "The tickets that raise a balance to a minimum: none if it is enough or a ticket is worth nothing, "
        "else ceil((minimum - balance) / expected value). The node's count wraps past 64 bits, this does not.",
        node("core/accounting.go", "StageUpdate", ARITHMETIC + "fee and balance"),
        tickets_for_payment, payments(Draw("tickets-for-payment"))),
    VectorFile(
        "ticket-win-probability",
        "The chance out of 2^256 - 1 that gives a ticket of a face value an expected value of at most it, "
        "and the exact expected value: face value * chance / (2^256 - 1).",
        node("pm/recipient.go", "winProb; pm.Ticket.EV", ARITHMETIC + "tickets"),
        ticket_win_probability, face_values(Draw("ticket-win-probability"))),
    VectorFile(
        "ticket-parameters",
        "The tickets that an orchestrator offers for a price above 0, and its surcharge, or why it offers "
        "none. No maximum_float: it does not bound the face value.",
        node("pm/recipient.go", "faceValue, TxCostMultiplier", LIVE + "3"),
        ticket_parameters, recipients(Draw("ticket-parameters"))),
    VectorFile(
        "sender-float",
        "What a recipient relies on of a sender's funds. The ratio of deposit to pending is rounded to 53 "
        "bits before it is compared with 3.",
        node("pm/sendermonitor.go", "maxFloat, reserveAlloc, availableFunds", LIVE + "3"),
        sender_float, floats(Draw("sender-float"))),
    VectorFile(
        "sender-refusal",
        "Whether a sender makes the tickets of a payment: the first reason against it in the node's order, "
        "or the exact expected value of one ticket. The limits are the node's where none are given.",
        node("pm/sender.go", "validateTicketParams, validateSender", LIVE + "3"),
        sender_refusal, sent_tickets(Draw("sender-refusal"))),
    VectorFile(
        "signer-payment",
        "One payment of a remote signer at the session's first price: the units of the nanoseconds since "
        "the last payment (0 for the first) by type, or in_pixels without a type. An answer with an error "
        "changes no balance. What the sender refuses of the tickets is in sender-refusal.",
        node("server/remote_signer.go", "GenerateLivePayment; server.newBalanceUpdate", LIVE + "2"),
        signer_payment, signer_payments(Draw("signer-payment"))),
    VectorFile(
        "signer-answer",
        "The answer of a remote signer to the first payment of a session: the first reason against it in the "
        "signer's order, or the number of tickets that it signs. The limits are the node's where none are given.",
        node("server/remote_signer.go", "GenerateLivePayment", LIVE + "2 and 3"),
        first_answer, first_payments(Draw("signer-answer"))),
    VectorFile(
        "signer-session",
        "What comes of a live session that a remote signer pays at a cadence from its start through its end, "
        "and that is debited every 5 seconds until then: payments with tickets, tickets, the sum debited, and "
        "when the orchestrator releases it. A payment counts the time since the last one that was signed.",
        node("server/remote_signer.go", "GenerateLivePayment; server/live_payment_processor.go", LIVE + "2"),
        signer_session, sessions(Draw("signer-session"))),
    VectorFile(
        "event-amount",
        "What the tickets of an event create_new_payment are worth on average, and how far its ten decimals "
        "of winProb may be off: tickets * faceValue * 5 * 10^-11.",
        node("server/segment_rpc.go", "genPayment", LIVE + "10"),
        event_amount, events(Draw("event-amount"))),
    VectorFile(
        "byoc-tickets",
        "The tickets that a gateway buys for a job of a BYOC capability if the orchestrator's balance of it "
        "was as given, and whether the orchestrator then takes the job. The count is a float64, rounded up.",
        node("byoc/payment.go", "createPayment, ticketCountForCost; byoc.verifyJobCreds", LIVE + "4"),
        byoc_tickets, capability_jobs(Draw("byoc-tickets"))),
]  # fmt: skip
