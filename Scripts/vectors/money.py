"""The rules of money: quotes and their totals, the contracts' shares, and the market's ranks."""

from fractions import Fraction

from exact import (
    ARITHMETIC, EDGES, ETH_PRICES, LIVE, WEI_PER_ETH, Draw, Refused, VectorFile, ceiling, floor, node,
)  # fmt: skip

CONTRACTS = "https://github.com/livepeer/protocol/blob/delta/contracts/bonding/"
SHARING = ARITHMETIC + "sharing what was earned"


def dollars(fee, given):
    return fee * Fraction(given["eth_usd"]) / WEI_PER_ETH if "eth_usd" in given else None


def quote(given):
    exact = Fraction(given["wei_per_unit"]) * int(given["units"])
    fee = ceiling(exact)
    return {"exact_fee_wei": exact, "fee_wei": fee, "fee_usd": dollars(fee, given)}


def totals(given):
    """Rows add up by the bytes of pipeline, model and unit; dollars only if every row has them."""
    sums = {}
    for row in given["rows"]:
        priced = quote(row)
        name = tuple(row[key].encode() for key in ("pipeline", "model", "unit"))
        sums.setdefault(name, []).append((int(row["units"]), priced["fee_wei"], priced["fee_usd"]))
    groups = [
        {"pipeline": name[0].decode(), "model": name[1].decode(), "unit": name[2].decode()}
        | {"units": sum(row[0] for row in rows)}
        | summed([row[1:] for row in rows])
        for name, rows in sorted(sums.items())
    ]
    return summed([row[1:] for rows in sums.values() for row in rows]) | {"groups": groups}


def summed(rows):
    is_known = rows and all(usd is not None for _, usd in rows)
    return {
        "rows": len(rows),
        "fee_wei": sum(fee for fee, _ in rows),
        "fee_usd": sum(usd for _, usd in rows) if is_known else None,
    }


def percentage(amount, numerator, denominator, precision):
    """Rounded down twice, as the contracts do."""
    if denominator == 0:
        raise Refused("division-by-zero")
    return amount * (numerator * precision // denominator) // precision


SHARE, MINTER, FACTOR = 10**6, 10**9, 10**27


def contract_percent(given):
    names = ("amount", "numerator", "denominator", "precision")
    return {"share": percentage(*(int(given[name]) for name in names))}


def contract_fees(given):
    number = {key: int(value) for key, value in given.items()}
    delegators = percentage(number["fees"], number["fee_share"], SHARE, SHARE)
    factor = percentage(FACTOR, delegators, number["total_stake"], FACTOR)
    return {
        "commission": number["fees"] - delegators,
        "delegators": delegators,
        "own_stake": percentage(number["own_stake"], factor, FACTOR, FACTOR),
        "others": percentage(number["total_stake"] - number["own_stake"], factor, FACTOR, FACTOR),
    }


def contract_rewards(given):
    number = {key: int(value) for key, value in given.items()}
    supply, active, stake = number["supply"], number["active_stake"], number["stake"]
    commissions, factor = 0, FACTOR
    for _ in range(number["rounds"]):
        mintable = percentage(supply, number["issuance"], MINTER, MINTER)
        minted = percentage(mintable, stake, active, MINTER)
        rest = minted - percentage(minted, number["treasury_cut"], FACTOR, FACTOR)
        commission = percentage(rest, number["reward_cut"], SHARE, SHARE)
        commissions += percentage(rest - commission, commissions, stake, FACTOR) + commission
        factor += percentage(factor, rest - commission, stake, FACTOR)
        supply += mintable
        active += mintable - percentage(mintable, number["treasury_cut"], FACTOR, FACTOR)
        stake += rest
    return {"stake": stake, "commissions": commissions, "factor": factor, "supply": supply,
            "active_stake": active}  # fmt: skip


def priced_offers(given):
    return sorted(price for price in map(Fraction, given["prices"]) if price > 0)


def market_quantile(given):
    """The smallest price with at least the share of the offers at or below it."""
    offers = priced_offers(given)
    if not offers:
        raise Refused("no-offers")
    return {"price": offers[max(1, ceiling(len(offers) * Fraction(given["share"]))) - 1]}


def market_rank(given):
    own = Fraction(given["own"])
    if own == 0:
        raise Refused("price-zero")
    offers = priced_offers(given)
    cheaper = sum(price < own for price in offers)
    equal = offers.count(own)
    return {"rank": cheaper + 1, "cheaper": cheaper, "equal": equal,
            "dearer": len(offers) - cheaper - equal}  # fmt: skip


def exponential(exponent):
    """e^-exponent within 10^-50, by its series on a small part of the exponent, squared back."""
    one = 10**60
    halvings = max(0, floor(exponent).bit_length())
    small = -exponent.numerator * one // (exponent.denominator << halvings)
    term, total, count = one, one, 1
    while term not in (0, -1):
        term = term * small // one // count
        total, count = total + term, count + 1
    for _ in range(halvings):
        total = total * total // one
    return Fraction(total, one)


def selection(given):
    prices = [Fraction(price) for price in given["prices"]]
    weight, factor = Fraction(given["price_weight"]), Fraction(given["price_factor"])
    even = (1 - weight) / len(prices)
    if min(prices) / factor > Fraction("745.1332191019412"):
        # Every e^(-price/f) is 0 in float64, and the price share is 1 for each: then all are alike.
        return {"chances": [rounded(Fraction(1, len(prices)))] * len(prices), "blind": "yes"}
    cheapest = min(prices)
    shares = [exponential((price - cheapest) / factor) for price in prices]
    return {
        "chances": [rounded(weight * share / sum(shares) + even) for share in shares],
        "blind": "no",
    }


def rounded(value):
    """Eighteen decimals, half to even; the last zeros are left out, as in a fraction."""
    whole, rest = divmod(value * 10**18, 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
    return Fraction(int(whole) + up, 10**18)


def quotes(draw):
    shared = [
        ("12882811", "60000", "3205.48"), ("12882811", "200000", "3127.45"),
        ("4768371", "2073600", "3000"), ("1192093", "1000000", "3000"), ("5960465", "1000000", "2500"),
        ("1/3", "10", "3000"), ("100000000000000000000000000/1303154945128", "1000000000000", "2345.67890123"),
        ("340282366920938463463374607431768211457", "18446744073709551616", "0.01"),
        ("0", "5", "3000"), ("5", "0", "3000"), ("1", "1", "0.00000001"), ("1/2", "1", "3000"),
        ("1/2", "2", "3000"), ("1/2", "3", None), ("500", "27648000", "3000"), ("60000000", "256", "3000"),
        ("999999999999999999999999999999/1000000000000000000000000000000", "1", "3000"),
        ("1/1000000000000000000000000000000", "1", "3000"),
    ]  # fmt: skip
    for price, units, eth_usd in shared:
        yield {"wei_per_unit": price, "units": units, "eth_usd": eth_usd}
    for edge in EDGES:
        yield {"wei_per_unit": "1/3", "units": edge, "eth_usd": "3127.45"}
        yield {"wei_per_unit": edge, "units": 3, "eth_usd": None}
        yield {"wei_per_unit": Fraction(edge) + Fraction(1, 2**64), "units": edge, "eth_usd": "0.01"}
    for price in ETH_PRICES:
        yield {"wei_per_unit": "12882811", "units": 1, "eth_usd": price}
    for _ in range(80):
        price = draw.pick([draw.fraction(100), Fraction(draw.sized(60))])
        yield {"wei_per_unit": price, "units": draw.sized(70), "eth_usd": draw.eth_price()}


def row_lists(draw):
    models = ["m", "openai/whisper-large-v3", "caf\u00e9", "cafe\u0301", "", "\U0001f642", "\uffff", "Z", "a"]
    work = [("audio-to-text", "millisecond"), ("upscale", "pixel"), ("text-to-speech", "character"),
            ("text-to-speech", "millisecond"), ("llm", "token")]  # fmt: skip

    def row(priced=True, limit=40):
        pipeline, unit = draw.pick(work)
        return {"pipeline": pipeline, "model": draw.pick(models), "unit": unit,
                "wei_per_unit": draw.fraction(limit) * draw.pick([1, 10**6]), "units": draw.sized(limit),
                "eth_usd": draw.eth_price() if priced else None}  # fmt: skip

    hour = {"pipeline": "audio-to-text", "model": "m", "unit": "millisecond", "wei_per_unit": "12882811",
            "units": 3_600_000, "eth_usd": "3127.45"}  # fmt: skip
    third = hour | {"wei_per_unit": "1/3", "units": 1}
    free = hour | {"wei_per_unit": 0}
    yield from [{"rows": rows} for rows in [
        [], [hour], [hour, hour], [third] * 3, [free], [free, third], [hour, hour | {"eth_usd": None}],
        [hour | {"eth_usd": None}], [hour, hour | {"model": "M"}], [hour, hour | {"unit": "pixel"}],
        [hour | {"units": 2**63}, hour | {"units": 2**64}, hour | {"wei_per_unit": 2**128}],
        [hour | {"eth_usd": "0.00000001"}, hour | {"eth_usd": "3205.48"}],
        [hour | {"model": model} for model in models],
    ]]  # fmt: skip
    for number in range(47):
        yield {"rows": [row(number % 4 > 0 or index > 0) for index in range(draw.between(1, 12))]}


def percentages(draw):
    def share(amount, numerator, denominator, precision):
        return {"amount": amount, "numerator": numerator, "denominator": denominator,
                "precision": precision}  # fmt: skip

    for numbers in [
        (10**17, 500_000, 10**6, SHARE), (100, 1, 3, SHARE), (10**18, 1, 3, SHARE),
        (10**18, 1, 3, FACTOR), (15 * 10**21, 10_000, 2_000_000, MINTER),
        (999999999999999999, 333333, 10**6, SHARE), (0, 1, 2, SHARE), (1, 0, 2, SHARE), (1, 1, 1, MINTER),
        (7, 1, 0, SHARE), (0, 0, 0, FACTOR), (10**18, 1, 10**7, SHARE), (10**18, 10**7, 1, SHARE),
        (10**18, 999_999, 10**6, SHARE), (1, 999_999, 10**6, SHARE), (10**18, 2, 3, MINTER),
    ]:  # fmt: skip
        yield share(*numbers)
    for edge in EDGES:
        for precision in (SHARE, FACTOR):
            yield share(edge, 1, 3, precision)
    for _ in range(60):
        whole = draw.sized(90) + 1
        yield share(draw.sized(90), draw.below(whole + 1), whole, draw.pick([SHARE, MINTER, FACTOR]))


def fee_splits(draw):
    def split(fees, fee_share, own, total):
        return {"fees": fees, "fee_share": fee_share, "own_stake": own, "total_stake": total}

    token = 10**18
    for numbers in [
        (10**17, 500_000, 0, token), (1_000, 500_000, token, 3 * token), (7, 1, token, 2 * token),
        (999999999999999999, 333333, 10_000 * token, 2_000_000 * token), (10**17, 10**6, 5, 5),
        (6 * 10**15, 123457, 3333333 * 10**15, 1234567891 * 10**15), (0, 500_000, 1, 2),
        (12345678901234567, 250_000, 1, 3 * token), (10**18, 0, token, token), (1, 10**6, 1, 1),
        (1, 10**6, 1, 2),
    ]:  # fmt: skip
        yield split(*numbers)
    for edge in EDGES:
        yield split(edge, 333_333, 10**18, 7 * 10**18)
    for _ in range(50):
        total = draw.sized(90) + 1
        yield split(draw.sized(80), draw.between(0, 10**6), draw.below(total + 1), total)


def reward_terms(draw):
    def terms(supply, issuance, active, stake, cut, treasury, rounds):
        return {"supply": supply, "issuance": issuance, "active_stake": active, "stake": stake,
                "reward_cut": cut, "treasury_cut": treasury, "rounds": rounds}  # fmt: skip

    token = 10**18
    page = (30_000_000 * token, 500_000, 2_000_000 * token, 10_000 * token, 150_000, FACTOR // 10)
    for rounds in (0, 1, 2, 3, 10, 456):
        yield terms(*page, rounds)
    yield terms(27_123_456 * token, 333_333, 12_345_678 * token, 54_321 * token, 333_333, FACTOR // 10, 100)
    yield terms(token, MINTER, 1, 1, 0, 0, 1)
    for cut, treasury in [(0, 0), (SHARE, 0), (0, FACTOR), (SHARE, FACTOR), (1, 1)]:
        yield terms(*page[:4], cut, treasury, 2)
    for _ in range(40):
        active = draw.sized(82) + 1
        yield terms(draw.sized(86), draw.between(0, 10**6), active, draw.below(active) + 1,
                    draw.between(0, SHARE), draw.below(FACTOR), draw.between(1, 8))  # fmt: skip


def price_lists(draw, count):
    yield from [[12, 9, 0, 15, 12, 10, 0], [0, 0], [7], [7, 7, 7], ["1/3", "1/2", "1/3"], [3, 2, 1],
                [12882811, 12000000, 15000000, 0, 12882811, 9000000], [2**63, 2**53 + 1, 2**53],
                [2**53 + 1, 2**53]]  # fmt: skip
    for _ in range(count):
        yield [Fraction(draw.below(13), draw.between(1, 3)) for _ in range(draw.between(1, 25))]


def quantiles(draw):
    yield {"prices": [], "share": "1/2"}
    for prices in price_lists(draw, 12):
        for share in ("0", "1/4", "1/2", "3/4", "1"):
            yield {"prices": prices, "share": share}
    for prices in price_lists(draw, 20):
        yield {"prices": prices, "share": Fraction(draw.below(101), 100)}


def ranks(draw):
    yield {"prices": [], "own": "1"}
    for prices in price_lists(draw, 10):
        for own in ("0", "1", "9", "19/2", "12", "15", "151/10"):
            yield {"prices": prices, "own": own}
    for prices in price_lists(draw, 20):
        yield {"prices": prices, "own": Fraction(draw.between(1, 13), draw.between(1, 3))}


def selections(draw):
    def chances(prices, weight="1", factor="100"):
        return {"prices": prices, "price_weight": weight, "price_factor": factor}

    yield from [
        chances([100, 200]), chances([9000000, 12882811, 12882811], "1/2", "1000000"),
        chances([0, 1, "7/3"], "1", "1/2"), chances([1, 1000], "9/10", "3"), chances([5], "1/2", "3"),
        chances([12882811, 12882911, 12983011], "1", "20000"), chances([1, 2, 3], "0"),
        chances([70000, 70001, 70100], "2/5"), chances([10, 20], "1/20000"), chances([0, 0, 0]),
        chances([9000000, 12882811]), chances([12882811, 9000000, 15000000], "1/2"),
        chances([74514, 80000]), chances([0, 10**9]), chances([0, 4145], "1", "100"),
        # A node takes weights that are 0.0001 off: the last of a random order loses what is beyond 1.
        chances([100, 320], "10001/10000"), chances([100, 320, 150], "10001/10000"),
    ]  # fmt: skip
    for _ in range(30):
        prices = [draw.between(1, 1_000) for _ in range(draw.between(1, 7))]
        yield chances(prices, Fraction(draw.below(11), 10), draw.between(2, 400))


FILES = [
    VectorFile(
        "quote",
        "The cost of units at a price: the exact fee, the fee rounded up to whole wei, and what that is "
        "worth in dollars, exactly, if an ETH price is given.",
        "Exact arithmetic; " + ARITHMETIC + "fee and balance",
        quote, quotes(Draw("quote"))),
    VectorFile(
        "totals",
        "The totals of priced rows: each fee is rounded up to whole wei, dollars are exact and absent if a "
        "row has no ETH price, and groups are in the order of the UTF-8 bytes of pipeline, model and unit.",
        "Exact arithmetic; this package's totals",
        totals, row_lists(Draw("totals"))),
    VectorFile(
        "contract-percent",
        "A share as the staking contracts compute it: floor(amount * floor(numerator * precision / "
        "denominator) / precision).",
        "https://github.com/livepeer/protocol (MathUtils, MathUtilsV2, PreciseMathUtils: percOf); " + SHARING,
        contract_percent, percentages(Draw("contract-percent"))),
    VectorFile(
        "contract-fees",
        "A winning ticket's fees as the contracts share them, by the fee share in millionths: the "
        "commission, the delegators' part, and of that the own stake's and all other stake's.",
        CONTRACTS + "BondingManager.sol (updateTranscoderWithFees, EarningsPoolLIP36); " + SHARING,
        contract_fees, fee_splits(Draw("contract-fees"))),
    VectorFile(
        "contract-rewards",
        "LPT of rewards after rounds, in 10^-18 LPT. issuance is in 10^-9, reward_cut in 10^-6, "
        "treasury_cut in 10^-27; factor is the cumulative reward factor, from 10^27.",
        CONTRACTS + "BondingManager.sol (rewardWithHint, EarningsPoolLIP36); " + SHARING,
        contract_rewards, reward_terms(Draw("contract-rewards"))),
    VectorFile(
        "market-quantile",
        "The smallest price with at least a share of the offers at or below it; prices of 0 do not count.",
        "By definition: nothing is interpolated; " + LIVE + "10",
        market_quantile, quantiles(Draw("market-quantile"))),
    VectorFile(
        "market-rank",
        "The rank of a price among offers, 1 for the cheapest; equal prices share the better rank, and "
        "prices of 0 do not count.",
        "By definition; " + LIVE + "10",
        market_rank, ranks(Draw("market-rank"))),
    VectorFile(
        "selection",
        "The chance of each orchestrator of being picked if all have the same stake, to 18 decimals, half to "
        "even: price_weight * e^(-price/factor) / sum + (1 - price_weight) / count. Blind: every e^(-price/"
        "factor) is 0 in float64, and all chances are the same.",
        node("server/selection_algorithm.go", "calculateProbabilities", LIVE + "11"),
        selection, selections(Draw("selection"))),
]  # fmt: skip
