#!/usr/bin/env python3
"""Computes the cases of Vectors with arithmetic of its own, by Python's standard library alone.

Usage: run.py [FOLDER], by default the one above. Exit status 1 if anything differs."""

import json, math, pathlib, re, sys
from fractions import Fraction as Q

CERTAIN, ETH, PIXELS = 2**256 - 1, 10**18, 1280 * 720 * 30

def refuse(code, condition):
    if condition: raise ValueError(code)

def outcome(rule, *values):
    try:
        return rule(*values)
    except ValueError as fault:
        return {"error": str(fault)}

def int64(whole):
    refuse("beyond-64-bits", whole >> 63 not in (0, -1))
    return whole

def clamped(value): return max(-(2**63), min(2**63 - 1, math.trunc(value)))

def floored(price):
    return int64(math.floor(price))

def adjusted(base, m):
    return Q(clamped(1000 * base * (m + 1) / m if m and base > 0 else 1000 * base), 1000)

def unadjusted(base):
    fits = -(2**63) <= base.numerator < 2**63 and base.denominator < 2**63
    return base if fits else floored(base)

def in_wei(amount, currency, eth_usd):
    factors = {"": 1, "wei": 1, "eth": ETH, "usd": ETH / Q(eth_usd)}
    refuse("unknown-currency", currency.lower() not in factors)
    return amount * factors[currency.lower()]

def price_text(text):
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([A-z][A-z0-9]*|)", text, re.ASCII)
    refuse("not-a-price", match is None)
    return {"amount": Q(match[1]), "currency": match[2]}

def charged(price, multiplier, fallback="0"):
    base = Q(price) or Q(fallback)
    return {"auto_adjust": adjusted(base, Q(multiplier)), "without": outcome(unadjusted, base),
            "listed": outcome(floored, Q(price))}

def runner_price(usd, eth_usd, currency="", unit=""):
    units = {"": (3600, "seconds"), "hour": (3600, "seconds"), "fixed": (1, "fixed"),
             "720p": (3600 * PIXELS, "720p-pixel-seconds")}
    refuse("not-positive", Q(usd) <= 0)
    refuse("unknown-currency", currency.strip().lower() not in ("", "usd"))
    refuse("unknown-unit", unit.strip().lower() not in units)
    count, name = units[unit.strip().lower()]
    wei = floored(Q(usd) * ETH / count / Q(eth_usd))
    refuse("below-one-wei", wei < 1)
    return {"wei": wei, "unit": name}

def live_units(unit, nanoseconds):
    if unit == "fixed":
        return {"signer": 1, "orchestrator": 1, "carried_nanoseconds": 0}
    time, each = int(nanoseconds), 1 if unit == "hour" else PIXELS
    seconds = float(time // 10**9) + time % 10**9 / 1e9
    debit = int(each * seconds)
    paid = (math.ceil(seconds) if each == 1 else debit) if time else (10 if each == 1 else 60 * each)
    return {"signer": paid, "orchestrator": debit,
            "carried_nanoseconds": time - int(float(debit) / each * 1e9)}

def needed(balance, minimum, value):
    tickets = 0 if balance >= minimum or not value else -((balance - minimum) // value)
    return {"tickets": tickets, "credit": tickets * value}

def win_probability(value, face):
    if face in (0, value): return CERTAIN if face else 0
    return value * (CERTAIN // face + (CERTAIN % face & (2**64 - 1) != 0))

def signer_payment(price, expected_value, balance, type="", nanoseconds=0, in_pixels=0):
    unit = {"live": "hour", "lv2v": "720p", "fixed": "fixed"}.get(type)
    refuse("price-zero", Q(price) == 0)
    units = live_units(unit, nanoseconds)["signer"] if unit else int(in_pixels)
    refuse("no-units", units <= 0)
    fee, value, balance = Q(price) * units, Q(expected_value), Q(balance)
    tickets = needed(balance, max(fee, value), value)["tickets"]
    code = "no-tickets" if tickets == 0 else "too-many-tickets" if tickets > 100 else None
    return {"units": units, "fee": fee, "tickets": tickets,
            "answer": {"error": code} if code else "paid",
            "balance_after": balance if code else balance + tickets * value - fee}

def quote(wei_per_unit, units, eth_usd=None):
    fee = math.ceil(Q(wei_per_unit) * int(units))
    usd = {"fee_usd": fee * Q(eth_usd) / ETH} if eth_usd else {}
    return {"exact_fee_wei": Q(wei_per_unit) * int(units), "fee_wei": fee} | usd

def percent(amount, numerator, denominator, precision):
    refuse("division-by-zero", int(denominator) == 0)
    return int(amount) * (int(numerator) * int(precision) // int(denominator)) // int(precision)

def sender_refusal(face_value, win_probability, tickets, deposit, reserve, **limits):
    face, limit = int(face_value), {name: int(value) for name, value in limits.items()}
    refuse("ticket-parameters-expired", limit.get("blocks_until_expiration", 2) <= 1)
    value = Q(face * int(win_probability), CERTAIN)
    if value > 0:
        refuse("face-value-not-above-ev", value >= face)
        refuse("ev-above-maximum", value > limit.get("maximum_expected_value", 3 * 10**12))
        refuse("funds-unlocking", limit.get("rounds_until_withdrawal", 2) <= 1)
        refuse("no-reserve", int(reserve) == 0)
        refuse("no-deposit", int(deposit) == 0)
        total = limit.get("maximum_total_expected_value", 2 * 10**13)
        refuse("total-ev-above-maximum", value * int(tickets) > total)
        refuse("face-value-above-deposit", face > int(deposit) // limit.get("deposit_multiplier", 1))
    return {"expected_value": value}

RULES = {
    "price-text": price_text, "charged-price": charged, "runner-price": runner_price, "quote": quote,
    "live-units": live_units, "signer-payment": signer_payment, "sender-refusal": sender_refusal,
    "fixed-price": lambda price: {"thousandths": clamped(Q(price) * 1000)},
    "whole-wei-price": lambda price: {"wei": floored(Q(price))},
    "base-token-amount": lambda wei: {"hundred_thousandths": clamped(Q(wei) / 10**13)},
    "auto-adjusted-price": lambda base, multiplier: {"price": adjusted(Q(base), Q(multiplier))},
    "usd-to-wei": lambda amount, **others: {"wei": in_wei(Q(amount), **others)},
    "contract-percent": lambda **numbers: {"share": percent(**numbers)},
    "tickets-for-payment": lambda **numbers: needed(*map(Q, numbers.values())),
    "ticket-win-probability": lambda expected_value, face_value: {
        "win_probability": (chance := win_probability(int(expected_value), int(face_value))),
        "exact_expected_value": Q(int(face_value) * chance, CERTAIN)},
}

def shown(value):
    if isinstance(value, dict): return {key: shown(each) for key, each in value.items()}
    return [shown(each) for each in value] if isinstance(value, list) else str(value)

def run(rules):
    folder = pathlib.Path(sys.argv[1]) if sys.argv[1:] else pathlib.Path(__file__).parent.parent
    passed = failures = 0
    for path in sorted(path for path in folder.glob("*.json") if path.stem in rules):
        rule, cases = rules[path.stem], json.loads(path.read_text())["cases"]
        failed = [case for case in cases if shown(outcome(lambda: rule(**case["input"]))) != case["output"]]
        print(f"{path.stem:24} {len(cases) - len(failed):5} passed {len(failed):5} failed", *failed[:1])
        passed, failures = passed + len(cases) - len(failed), failures + len(failed)
    print(f"{len(rules)} files: {passed} cases passed, {failures} failed")
    sys.exit(failures > 0 or passed == 0)

if __name__ == "__main__": run(RULES)
