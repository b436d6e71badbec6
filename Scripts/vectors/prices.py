"""The rules of prices: how texts are read, and what the node charges, lists and sends."""

import re
from fractions import Fraction

from exact import (
    ARITHMETIC, EDGES, ETH_PRICES, LIVE, WEI_PER_ETH, Draw, Refused, VectorFile, attempt, floor,
    int64, node, saturated, truncated,
)  # fmt: skip

FORMS = ARITHMETIC + "fixed-point forms of a price"


def price_text(given):
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([A-z][A-z0-9]*)?", given["text"])
    if match is None:
        raise Refused("not-a-price")
    return {"amount": Fraction(match[1]), "currency": match[2] or ""}


def feed_answer(given):
    price = Fraction(int(given["answer"]), 10 ** int(given["decimals"]))
    return {"eth_usd": price if given["pair"] == "ETH/USD" else 1 / price}


def wei(amount, currency, eth_usd):
    name = currency.lower()
    if name in ("", "wei"):
        return amount
    if name == "eth":
        return amount * WEI_PER_ETH
    if name == "usd":
        return amount * WEI_PER_ETH / eth_usd
    raise Refused("unknown-currency")


def usd_to_wei(given):
    return {"wei": wei(Fraction(given["amount"]), given["currency"], Fraction(given["eth_usd"]))}


def entry_price(given):
    price = Fraction(given["price_per_unit"])
    units = Fraction(given.get("pixels_per_unit", "1"))
    if price < 0:
        raise Refused("negative-price")
    if units <= 0 or units.denominator != 1:
        raise Refused("units-not-positive-and-whole")
    exact = wei(price, given.get("currency", ""), Fraction(given["eth_usd"]))
    return {"wei_per_unit": exact / units}


def fixed(price):
    """In thousandths of a wei."""
    return saturated(truncated(price * 1_000))


def whole_wei(price):
    return int64(floor(price))


def wire_price(given):
    price = Fraction(given["price"])
    return {"price_per_unit": int64(price.numerator), "pixels_per_unit": int64(price.denominator)}


def auto_adjusted(base, multiplier):
    overhead = 1 + 1 / multiplier if base > 0 and multiplier > 0 else Fraction(1)
    return Fraction(fixed(base * overhead), 1_000)


def unadjusted(base):
    if attempt(int64, base.numerator) == base.numerator:
        if attempt(int64, base.denominator) == base.denominator:
            return base
    return whole_wei(base)


def charged_price(given):
    price = Fraction(given["price"])
    base = Fraction(given.get("fallback", "0")) if price == 0 else price
    return {
        "auto_adjust": auto_adjusted(base, Fraction(given["multiplier"])),
        "without": attempt(unadjusted, base),
        "listed": attempt(whole_wei, price),
    }


def base_token_amount(given):
    return {"hundred_thousandths": saturated(truncated(Fraction(int(given["wei"]), 10**13)))}


RUNNER_UNITS = {
    "hour": (3_600, "seconds"),
    "720p": (3_600 * 1_280 * 720 * 30, "720p-pixel-seconds"),
    "fixed": (1, "fixed"),
}


def runner_price(given):
    usd = Fraction(given["usd"])
    if usd <= 0:
        raise Refused("not-positive")
    if given.get("currency", "").strip().lower() not in ("", "usd"):
        raise Refused("unknown-currency")
    unit = given.get("unit", "").strip().lower() or "hour"
    if unit not in RUNNER_UNITS:
        raise Refused("unknown-unit")
    count, name = RUNNER_UNITS[unit]
    price = whole_wei(wei(usd, "usd", Fraction(given["eth_usd"])) / count)
    if price < 1:
        raise Refused("below-one-wei")
    return {"wei": price, "unit": name}


def byoc_price(given):
    scaling = int(given["price_scaling"]) or 1
    exact = Fraction(int(given["price_per_unit"]), scaling)
    base = wei(exact, given["currency"], Fraction(given["eth_usd"]))
    multiplier = Fraction(given["multiplier"])
    return {
        "base": base,
        "listed": attempt(whole_wei, base),
        "charged": attempt(whole_wei, auto_adjusted(base, multiplier)),
        "without": attempt(whole_wei, base),
    }


def price_acceptance(given):
    first, current = Fraction(given["first"]), Fraction(given["current"])
    answer = {True: "accepted", False: "refused"}
    return {"gateway": answer[current <= 2 * first], "signer": answer[current <= first]}


def signer_ceiling(given):
    ceilings = [Fraction(given[name]) for name in ("configured", "request", "session") if name in given]
    if ceilings and Fraction(given["price"]) > min(ceilings):
        raise Refused("price-above-ceiling")
    return {"accepted": given["price"]}


def gateway_cap(given):
    """A price or a count of 0 or less is as good as none."""
    price, units = Fraction(given.get("price_per_unit", "0")), Fraction(given.get("pixels_per_unit", "0"))
    if price <= 0:
        price = Fraction(given.get("maximum_price", "0"))
    if price == 0:
        raise Refused("no-cap")
    exact = wei(price, given.get("currency", ""), Fraction(given["eth_usd"]))
    return {"wei_per_unit": exact / (units if units > 0 else 1)}


def pipeline_key(name):
    """The first letter counts in either case, and a space as a hyphen."""
    return name[:1].lower() + name[1:].replace(" ", "-")


def entries_in_force(given):
    last = {}
    for place, entry in enumerate(given["entries"]):
        gateway = entry.get("gateway", "").lower()
        last[pipeline_key(entry["pipeline"]), entry["model"], gateway or "default"] = place
    return {"in_force": sorted(last.values())}


def cap_of_model(given):
    """The model's own cap, else that of every model, else the gateway's maximum; the last of several."""
    own = {(pipeline_key(cap["pipeline"]), cap["model"]): cap["wei"] for cap in given["caps"]}
    pipeline = pipeline_key(given["pipeline"])
    cap = own.get((pipeline, given["model"])) or own.get((pipeline, "default")) or given.get("maximum_price", "0")
    if Fraction(cap) == 0:
        raise Refused("no-cap")
    return {"wei_per_unit": cap}


PRICE_TEXTS = [
    "0", "1", "100", "100wei", "0.13USD", "100USD", "99.99EUR", "99.99eur", "420DOG3", "00012",
    "1e5", "1e18", "1E18", "0x10", "0b101", "1ETH", "1.50eth", "0.0", "0.000", "000.5", "5.0",
    "9007199254740993", "9223372036854775808wei", "18446744073709551617", str(2**256), "0." + "0" * 70 + "1",
    "0." + "9" * 90, "1_000", "1_", "1^", "1`", "1[a", "1\\", "1]x", "1a_", "1aZ9", "1usd2",
    "", " ", ".5", "5.", ".", "+1", "-1", "-100USD", "abcUSD", "USD", "100 USD", " 100", "100 ",
    "1,000", "1,5", "1.2.3", "1..2", "1.USD", "1/3", "1%", "$1", "1$", "1€", "€1", "1é", "é1",
    "\u0661\u0662", "1\u0661", "\uff11\uff12", "1\u00a0USD", "1\u200bUSD", "1\n", "\n1", "1USD\n",
    "1\t", "1\u0000", "1USD-", "1US D", "1U.S", "1\U0001f642", "\u00b2", "1\u00b2", "0x", "1{", "1@",
    "1.5e3", "1.5e-3", "1e+3", "1E", "∞", "NaN", "Inf", "0xFFwei", "1\u212a", "12\u0131",
]  # fmt: skip

PRICES = [
    "0", "1/10", "125/100", "1/5000", "1/1000", "1999/1000000", "-1999/1000000", "-1/2000", "2/3",
    "-2/3", "7/2", "-1/2", "-7/2", "1/3", "500", "999/1000", "1999/1000", "1000000000000000000000",
    "-1000000000000000000000", "92233720368547758075/10", "-18446744073709551617/2",
    "9223372036854775807/1000", "9223372036854775808/1000", "9223372036854775807999/1000000",
    "-9223372036854775808/1000", "-9223372036854775809/1000", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
    "18000000000000000000/234567890123", "100000000000000000000/234567891764975230861",
    "1/9223372036854775807", "1/9223372036854775808", "9223372036854775807/9223372036854775806",
    "9223372036854775809/9223372036854775808", "-1/9223372036854775808",
    "50000000000000000/3", "12882811", "4768371", "1192093", "5960465", "9536742", "199/200000",
    "201/200000", "1/1001", "101/1000", "123456789/1000",
]  # fmt: skip

MULTIPLIERS = ["100", "50/3", "0", "1", "10", "1/10", "13/12", "1000000007", "9999/100"]


def prices(draw, count, limit=90, is_signed=True):
    """Edges first, each beside its neighbours in thousandths, then random fractions."""
    fractions = [Fraction(price) for price in PRICES]
    fractions += [Fraction(edge) for edge in EDGES]
    fractions += [Fraction(edge) + Fraction(step, 1_000_000)
                  for edge in (1, 2**53, 2**63) for step in (-1_001, -1_000, -999, 999, 1_000, 1_001)]  # fmt: skip
    fractions += [draw.fraction(limit) for _ in range(count)]
    if is_signed:
        fractions += [-draw.fraction(limit) for _ in range(count // 4)]
        return fractions
    return [price for price in fractions if price >= 0]


def feed_answers(draw):
    for answer in [1, 2, 3, 10**8, 234_567_890_123, 312_745_000_000, *EDGES[14:25]]:
        for decimals in (0, 8, 18):
            yield {"answer": answer, "decimals": decimals, "pair": "ETH/USD"}
        yield {"answer": answer, "decimals": 18, "pair": "USD/ETH"}
    for _ in range(30):
        answer = draw.between(10**10, 10**12)
        yield {"answer": answer, "decimals": 8, "pair": draw.pick(["ETH/USD", "USD/ETH"])}


def amounts(draw):
    for amount, currency, price in [
        ("2", "ETH", "3000"), ("2", "USD", "100"), ("50", "USD", "3000"), ("66", "USD", "420"),
        ("50", "USD", "6000"), ("1", "USD", "2345.67890123"), ("0", "USD", "3000"),
        ("0", "", "1"), ("2.5", "wei", "1"), ("1", "eth", "3000"), ("1", "Eth", "3000"),
        ("1", "usd", "3000"), ("1", "uSd", "3000"), ("1", "EUR", "3000"), ("1", "e18", "3000"),
        ("1", "weis", "3000"), ("1", "gwei", "3000"), ("1", " usd", "3000"), ("1", "$", "3000"),
    ]:  # fmt: skip
        yield {"amount": amount, "currency": currency, "eth_usd": price}
    for edge in EDGES:
        yield {"amount": edge, "currency": "USD", "eth_usd": "2345.67890123"}
    for price in ETH_PRICES:
        yield {"amount": "0.01", "currency": "USD", "eth_usd": price}
    for _ in range(40):
        currency = draw.pick(["USD", "usd", "ETH", "wei"])
        yield {"amount": draw.decimal(30, 12), "currency": currency, "eth_usd": draw.eth_price()}


def entries(draw):
    def entry(price, units=None, currency=None, eth_usd="3000"):
        return {"price_per_unit": price, "pixels_per_unit": units, "currency": currency,
                "eth_usd": eth_usd}  # fmt: skip

    yield from [
        entry("12882811", "1"), entry("4768371"), entry("1192093"), entry("0.18", "1000000", "USD"),
        entry("0.18", "1000000", "USD", "2345.67890123"), entry("0.5e-3", None, "USD"),
        entry("1e13"), entry("1E+13", "3"), entry("0"), entry("0.0"), entry("0", "1", "USD"),
        entry("-0"), entry("-1"), entry("-0.5", "1", "USD"), entry("1", "0"), entry("1", "-1"),
        entry("1", "0.5"), entry("1", "1e3"), entry("1", "1000000000000000000000"),
        entry("1", "1", ""), entry("1", "1", "WEI"), entry("1", "1", "ETH"), entry("1", "1", "eth"),
        entry("0.000000000000000001", "1", "ETH"), entry("1", "3", "USD"),
        entry("1e-30", "1", "USD"), entry("0.000001", "1000000007", "USD", "2345.67890123"),
        entry("12345678901234567890123456789.000000000000000000001", "7"),
        entry("0.50", "1", "USD", "2345.67890123"),
    ]  # fmt: skip
    for edge in EDGES:
        yield entry(str(edge), "3", "wei")
    for edge in EDGES[1:]:
        yield entry("0.02", str(edge), "USD", "2345.67890123")
    for _ in range(60):
        yield entry(draw.decimal(20, 9), str(draw.sized(50) + 1), draw.pick(["USD", "wei", "ETH", None]),
                    draw.eth_price())  # fmt: skip


def runner_prices(draw):
    def runner(usd, unit=None, eth_usd="3000", currency=None):
        return {"usd": usd, "currency": currency, "unit": unit, "eth_usd": eth_usd}

    yield from [
        runner("3.50", "hour"), runner("3.50", "hour", "2345.67890123"), runner("3.50", "720p"),
        runner("3.50", "720p", "2345.67890123"), runner("0.10", "720p"),
        runner("0.0002985984", "720p"), runner("0.0002985983", "720p"),
        runner("0.00315", "fixed"), runner("0.00315", "fixed", "2345.67890123"),
        runner("27670.2", "fixed"), runner("27670.116110564327421", "fixed"),
        runner("27670.116110564327424", "fixed"), runner("0.000000000000003", "fixed"),
        runner("0.000000000000002999", "fixed"), runner("0.0000000000108", "hour"),
        runner("0.00000000001079", "hour"), runner("0"), runner("-1"), runner("0.000", "fixed"),
        runner("-0.5", "bogus", "3000", "eur"), runner("1", "bogus", "3000", "eur"),
        runner("1", "hours"), runner("1", "second"), runner("1", "720"), runner("1", "ho ur"),
        runner("1", None, "3000", "eur"), runner("1", None, "3000", "wei"),
        runner("1", None, "3000", "us d"), runner("3.50"), runner("3.50", ""),
        runner("3.50", " Hour ", "3000", " USD\t"), runner("3.50", "HOUR", "3000", "uSd"),
        runner("3.50", "720P"), runner("3.50", "\u00a0fixed\n"), runner("35e-1", "hour"),
        runner("3.5E0", "Fixed"), runner("1e30", "720p"), runner("1e-30", "hour"),
    ]  # fmt: skip
    for unit in ("hour", "720p", "fixed"):
        for price in ETH_PRICES:
            yield runner("1", unit, price)
        for _ in range(25):
            yield runner(f"{draw.below(100)}.{draw.below(10**4):04}", unit, draw.eth_price())


def byoc_prices(draw):
    def capability(price, scaling="1", currency="wei", eth_usd="3000", multiplier="100"):
        return {"price_per_unit": price, "price_scaling": scaling, "currency": currency,
                "eth_usd": eth_usd, "multiplier": multiplier}  # fmt: skip

    yield from [
        capability("3", "2"), capability("99", "100"), capability("7", "0"), capability("0"),
        capability("5", "10000", "USD"), capability("5", "10000", "usd", "2345.67890123"),
        capability("1000000000"), capability("3", "-1000"), capability("-3", "-1000"),
        capability("-5", "2"), capability("-1"), capability("1", "1000000000", "ETH"),
        capability("9223372036854775807", "1", "wei", "1", "0"),
        capability("9223372036854775807", "1", "ETH"), capability("-9223372036854775808"),
        capability("9223372036854775807", "9223372036854775807"),
        capability("1", "9223372036854775807", "USD"), capability("1", "-9223372036854775808"),
    ]  # fmt: skip
    for multiplier in MULTIPLIERS:
        yield capability("1000000000", "3", "wei", "3000", multiplier)
    for _ in range(70):
        yield capability(str(draw.sized(50)), str(draw.sized(30) + 1), draw.pick(["USD", "wei", "wei"]),
                         draw.eth_price(), draw.pick(MULTIPLIERS))  # fmt: skip


def charged_prices(draw):
    for price in PRICES + [str(edge) for edge in EDGES]:
        if not price.startswith("-"):
            for multiplier in MULTIPLIERS[:3]:
                yield {"price": Fraction(price), "multiplier": multiplier}
    for fallback in ("0", "1000", "1/3", "9223372036854775808"):
        for price in ("0", "1/1000000"):
            yield {"price": price, "fallback": fallback, "multiplier": "100"}
    for _ in range(80):
        yield {"price": draw.fraction(100), "multiplier": draw.pick(MULTIPLIERS)}


def adjusted_prices(draw):
    shared = [("1", "100"), ("10", "100"), ("1/10", "100"), ("5/2", "100"), ("10", "10"),
              ("10", "1/10"), ("10", "1"), ("0", "100"), ("1/1001", "100"),
              ("123456789/1000", "100"), ("10", "0"), ("0", "0")]  # fmt: skip
    for base, multiplier in shared:
        yield {"base": base, "multiplier": multiplier}
    for edge in EDGES:
        yield {"base": edge, "multiplier": "100"}
    # The largest that fits, and the smallest that is cut off: 9223372036854775.807 wei.
    for base in ("9223372036854775807/1010", "9223372036854775808/1010", "1/1010", "1/1011"):
        yield {"base": base, "multiplier": "100"}
    for _ in range(70):
        yield {"base": draw.fraction(80), "multiplier": draw.pick([*MULTIPLIERS, draw.fraction(20)])}


def caps(draw):
    def cap(price=None, units=None, currency=None, maximum=None, eth_usd="3000"):
        return {"price_per_unit": price, "pixels_per_unit": units, "currency": currency,
                "maximum_price": maximum, "eth_usd": eth_usd}  # fmt: skip

    yield from [
        cap("12882811"), cap("100", "0.5"), cap("1e1", "4"), cap("0.18", "1000000", "USD"),
        cap("0.18", "1000000", "usd", eth_usd="2345.67890123"), cap("2", None, "ETH"), cap(), cap("0"),
        cap("-5"), cap("0.0", "7"), cap(maximum="1000"), cap("0", None, "USD", "1000"),
        cap("-5", "4", "ETH", "1000"), cap("0", "0", "wei", "0"), cap("5", "1", None, "1000"),
        cap("5", "0"), cap("5", "-1"), cap("5", "0.0"), cap("5", "1e-3"), cap("1", "1", "EUR"),
        cap("1", "1", "gwei"), cap("0", "1", "EUR"), cap("0", "1", "EUR", "5"), cap("1", "3", ""),
        cap("1", "3", "WEI"),
    ]  # fmt: skip
    for edge in EDGES[1:]:
        yield cap(str(edge), "3")
        yield cap("1", str(edge), "USD", eth_usd="2345.67890123")
    for _ in range(40):
        yield cap(draw.pick([None, "0", draw.decimal(30, 9)]), draw.pick([None, "0", draw.decimal(30, 3)]),
                  draw.pick([None, "USD", "ETH", "wei"]), draw.pick([None, draw.decimal(20, 2)]),
                  draw.eth_price())  # fmt: skip


PIPELINES = ["text-to-image", "Text to image", "text to-image", "upscale", "Upscale", "llm", "audio-to-text"]
MODELS = ["m", "M", "o/m", "e\u0301", "\u00e9", "m "]
GATEWAYS = [None, "", "default", "DEFAULT", "0xabc", "0xABC", "0xabd", "\u00c9", "\u00e9"]


def sheets(draw):
    def sheet(*entries):
        names = ("pipeline", "model", "gateway")
        return {"entries": [dict(zip(names, entry + (None,))) for entry in entries]}

    yield sheet()
    for one in PIPELINES[:3]:
        for other in PIPELINES[:5]:
            yield sheet((one, "m"), (other, "m"))
    for one in MODELS:
        for other in MODELS:
            yield sheet(("llm", one), ("llm", other))
    for one in GATEWAYS:
        for other in GATEWAYS:
            yield sheet(("llm", "m", one), ("llm", "m", other))
    for _ in range(40):
        entries = [(draw.pick(PIPELINES), draw.pick(MODELS), draw.pick(GATEWAYS))
                   for _ in range(draw.between(2, 12))]  # fmt: skip
        yield {"entries": [dict(zip(("pipeline", "model", "gateway"), entry)) for entry in entries]}


def cap_lists(draw):
    def job(caps, pipeline, model, maximum=None):
        names = ("pipeline", "model", "wei")
        return {"caps": [dict(zip(names, cap)) for cap in caps], "pipeline": pipeline, "model": model,
                "maximum_price": maximum}  # fmt: skip

    default, own = ("upscale", "default", 5), ("upscale", "m", 7)
    for caps in [(), (default,), (own,), (default, own), (own, default), (own, ("Upscale", "m", 9)),
                 (default, ("upscale", "default", 3)), (("llm", "m", 2),), (("llm", "default", 2), own)]:  # fmt: skip
        for model in ("m", "M", "n", "default"):
            for maximum in (None, 0, 1):
                yield job(caps, "upscale", model, maximum)
    for _ in range(60):
        caps = [(draw.pick(PIPELINES), draw.pick([*MODELS, "default"]), draw.sized(40) + 1)
                for _ in range(draw.below(9))]  # fmt: skip
        yield job(caps, draw.pick(PIPELINES), draw.pick(MODELS), draw.pick([None, draw.sized(30)]))


def acceptances(draw):
    for first, current in [("1/6", "1/3"), ("1000/6001", "1/3"), ("10", "20"), ("10", "5"),
                           ("10", "10"), ("10", "10000001/1000000"), ("10", "20000001/1000000"),
                           ("0", "0"), ("0", "1")]:  # fmt: skip
        yield {"first": first, "current": current}
    for edge in EDGES:
        for current in (edge, edge + 1, 2 * edge, 2 * edge + 1):
            yield {"first": edge, "current": current}
    for _ in range(30):
        first = draw.fraction(60)
        yield {"first": first, "current": first * draw.between(90, 210) / 100}


def token_amounts(draw):
    largest = (2**63 - 1) * 10**13
    amounts = [
        1844486980754712220549592, 1238827039830161692185743, 451288400383394091574336, 10**13,
        9 * 10**12, 10**13 - 1, -(10**13), 1 - 10**13, -19999999999999, largest,
        largest + 10**13 - 1, largest + 10**13, -largest - 10**13, -largest - 2 * 10**13, *EDGES,
    ]  # fmt: skip
    for amount in amounts + [draw.sized(110) for _ in range(30)]:
        yield {"wei": amount}


def ceilings(draw):
    names = ("configured", "request", "session")
    for price in (9, 10, 11):
        yield {"price": price}
        for name in names:
            yield {"price": price, name: 10}
        yield {"price": price, "configured": 10, "request": 10, "session": 10}
        yield {"price": price, "configured": 12, "request": 11, "session": 10}
        yield {"price": price, "configured": "21/2", "request": 11}
    for _ in range(50):
        price = draw.fraction(60) + 1
        yield {"price": price} | {name: price * draw.between(95, 110) / 100
                                  for name in names if draw.below(3)}  # fmt: skip


def runner_source(name):
    return node("ai/runner/live_runner.go", name, LIVE + "1")


FILES = [
    VectorFile(
        "price-text",
        "A price as the node's flags read it: a number directly followed by a currency, which may be "
        "absent. Exponents and hexadecimal are read as currencies.",
        node("cmd/livepeer/starter/starter.go", "parsePricePerUnit", ARITHMETIC + "price text"),
        price_text, [{"text": text} for text in PRICE_TEXTS]),
    VectorFile(
        "feed-answer",
        "The ETH price in dollars of a price feed's answer: answer / 10^decimals, or its reciprocal.",
        node("core/autoconvertedprice.go", "currencyToWeiMultiplier", ARITHMETIC + "price text"),
        feed_answer, feed_answers(Draw("feed-answer"))),
    VectorFile(
        "usd-to-wei",
        "An amount of a currency in wei, exactly; the currency's case does not matter, and none is wei.",
        node("core/autoconvertedprice.go", "NewAutoConvertedPrice", ARITHMETIC + "price text"),
        usd_to_wei, amounts(Draw("usd-to-wei"))),
    VectorFile(
        "entry-price",
        "The exact price of one unit of an entry of aiModels.json; the numbers are JSON's, of any size.",
        node("cmd/livepeer/starter/starter.go", "StartLivepeer", "the page pipelines, aiModels.json"),
        entry_price, entries(Draw("entry-price"))),
    VectorFile(
        "fixed-price",
        "A price in thousandths of a wei: truncated toward zero, and stopped at 64 signed bits.",
        node("common/util.go", "PriceToFixed", FORMS),
        lambda given: {"thousandths": fixed(Fraction(given["price"]))},
        [{"price": price} for price in prices(Draw("fixed-price"), 40)]),
    VectorFile(
        "whole-wei-price",
        "A price in whole wei, as lists have it: the floor, or an error past 64 signed bits.",
        node("common/util.go", "PriceToInt64", FORMS),
        lambda given: {"wei": whole_wei(Fraction(given["price"]))},
        [{"price": price} for price in prices(Draw("whole-wei-price"), 40)]),
    VectorFile(
        "wire-price",
        "A price as the pair of 64-bit numbers that is sent, in lowest terms, or an error if one "
        "does not fit.",
        node("core/orchestrator.go", "PriceInfoForCaps", FORMS),
        wire_price, [{"price": price} for price in prices(Draw("wire-price"), 40, 66)]),
    VectorFile(
        "auto-adjusted-price",
        "A price with the surcharge for redeeming tickets: fixed(base * (1 + 1/multiplier)) wei; no "
        "surcharge for a multiplier of 0.",
        node("core/orchestrator.go", "priceInfo", ARITHMETIC + "auto-adjusted price"),
        lambda given: {"price": auto_adjusted(Fraction(given["base"]), Fraction(given["multiplier"]))},
        adjusted_prices(Draw("auto-adjusted-price"))),
    VectorFile(
        "charged-price",
        "What a job with capabilities is charged with and without auto-adjust, and what lists show. "
        "A price of 0 is charged at the fallback, the node's -pricePerUnit, and listed as 0.",
        node("core/orchestrator.go", "PriceInfoForCaps, priceInfo, GetCapabilitiesPrices", LIVE + "6"),
        charged_price, charged_prices(Draw("charged-price"))),
    VectorFile(
        "base-token-amount",
        "An amount in hundred-thousandths of a token, as logs and metrics have it: truncated, and "
        "stopped at 64 signed bits.",
        node("common/util.go", "BaseTokenAmountToFixed", FORMS),
        base_token_amount, token_amounts(Draw("base-token-amount"))),
    VectorFile(
        "runner-price",
        "The whole wei per advertised unit of a live runner's price in dollars per hour, per hour of "
        "720p video, or per request. With an error the runner is hidden, or its registration refused.",
        runner_source("normalizeLiveRunnerPriceInfo, newConverterForRunner, convertPrice"),
        runner_price, runner_prices(Draw("runner-price"))),
    VectorFile(
        "byoc-price",
        "The price of a second of a BYOC capability: exact, in lists, and charged with and without "
        "auto-adjust.",
        node("core/external_capabilities.go", "RegisterExternalCapability; core.JobPriceInfo", LIVE + "4"),
        byoc_price, byoc_prices(Draw("byoc-price"))),
    VectorFile(
        "gateway-cap",
        "The cap that a gateway makes of an entry of -maxPricePerCapability. A price of 0 or less is "
        "replaced by the number of -maxPricePerUnit, in the entry's currency; without that flag there is "
        "no cap. A count of 0 or less is replaced by 1.",
        node("cmd/livepeer/starter/starter.go", "StartLivepeer", LIVE + "7"),
        gateway_cap, caps(Draw("gateway-cap"))),
    VectorFile(
        "entries-in-force",
        "The places, from 0, of the entries of aiModels.json whose prices are in force: of several for one "
        "pipeline, model and gateway the last one. Models are compared byte for byte, gateways in lower case; "
        "no gateway is default.",
        node("core/livepeernode.go", "SetBasePriceForCap; core.PipelineToCapability; starter.StartLivepeer", LIVE + "6"),
        entries_in_force, sheets(Draw("entries-in-force"))),
    VectorFile(
        "cap-of-model",
        "The cap of a gateway on a model of a pipeline: the model's own, else that on its default, else "
        "-maxPricePerUnit, in wei per unit; of several for one model the last one.",
        node("server/broadcast.go", "BroadcastConfig.GetCapabilitiesMaxPrice, getCapabilityMaxPrice, MaxPrice", LIVE + "7"),
        cap_of_model, cap_lists(Draw("cap-of-model"))),
    VectorFile(
        "price-acceptance",
        "Whether a session continues from its first price to the current one: at most twice it if a "
        "gateway signs itself, at most the same behind a remote signer.",
        node("server/segment_rpc.go", "validatePrice; server.checkRemotePaymentPrice",
             ARITHMETIC + "auto-adjusted price"),
        price_acceptance, acceptances(Draw("price-acceptance"))),
    VectorFile(
        "signer-ceiling",
        "Whether a remote signer takes a price: the lowest of its own maximum, the request's maxPrice "
        "and the session's first price holds, of those that are given.",
        node("server/remote_signer.go", "checkRemotePaymentPrice", LIVE + "2"),
        signer_ceiling, ceilings(Draw("signer-ceiling"))),
]  # fmt: skip
