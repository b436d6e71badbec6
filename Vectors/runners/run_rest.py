#!/usr/bin/env python3
"""Computes the cases of Vectors that run.py and run_more.py have no room for.

Usage: run_rest.py [FOLDER], by default the one above. Exit status 1 if anything differs.
"""

import math
import sys

sys.dont_write_bytecode = True

from run import PIXELS, Q, adjusted, floored, in_wei, int64, outcome, refuse, run, sender_refusal
from run import signer_payment, win_probability


def key(name):
    return name[:1].lower() + name[1:].replace(" ", "-")


def feed_answer(answer, decimals, pair):
    price = Q(int(answer), 10 ** int(decimals))
    return {"eth_usd": price if pair == "ETH/USD" else 1 / price}


def entry_price(eth_usd, price_per_unit, pixels_per_unit="1", currency=""):
    price, units = Q(price_per_unit), Q(pixels_per_unit)
    refuse("negative-price", price < 0)
    refuse("units-not-positive-and-whole", units <= 0 or units.denominator != 1)
    return {"wei_per_unit": in_wei(price / units, currency, eth_usd)}


def byoc_price(price_per_unit, price_scaling, currency, eth_usd, multiplier):
    base = in_wei(Q(int(price_per_unit), int(price_scaling) or 1), currency, eth_usd)
    listed, charged = (outcome(floored, price) for price in (base, adjusted(base, Q(multiplier))))
    return {"base": base, "listed": listed, "charged": charged, "without": listed}


def video(milliseconds):
    """Ticks of 5 seconds, and a last one in float64."""
    ticks, rest = divmod(milliseconds, 5_000)
    return ticks * 5 * PIXELS + int(float(PIXELS) * (rest // 1_000 + rest % 1_000 * 10**6 / 1e9))


def metering(pipeline, text="", tokens=None, **numbers):
    given = {name: int(value) for name, value in numbers.items()}
    width, height = given.get("width", 512), given.get("height", 512)
    images, time = given.get("images", 1), given.get("milliseconds", 0)

    def heard():
        refuse("under-one-second", time < 1_000)
        return time // 1_000 * 1_000

    def drawn(count):
        return lambda: width * height * count

    def told():
        refuse("measure-needed", tokens is None)
        return int(tokens)

    most = drawn(max(images, 1))
    frames = (width * height if "width" in given else 576 * 1024) * 25
    counts = {
        "audio-to-text": [heard] * 3, "live-video-to-video": [lambda: video(time)] * 3,
        "text-to-speech": [lambda: len(text.encode())] + [lambda: 1_000 * len(text)] * 2,
        "text-to-image": [most, most, drawn(images)], "image-to-image": [most, most, drawn(images)],
        "image-to-video": [lambda: frames] * 3, "llm": [lambda: int(tokens or 256)] * 2 + [told],
    }  # fmt: skip
    counted = [outcome(lambda: int64(count())) for count in counts.get(pipeline, [drawn(1)] * 3)]
    return dict(zip(("gateway", "orchestrator", "orchestrator_directly"), counted))


def exact_value(expected_value, face_value):
    face = int(face_value)
    chance = win_probability(int(expected_value), face)
    return chance, Q(face * chance, 2**256 - 1)


def signer_answer(type, price, expected_value, face_value, maximum_price="0", **limits):
    refuse("price-zero", Q(price) == 0)
    chance, value = exact_value(expected_value, face_value)
    sender_refusal(face_value, chance, 1, **limits)
    refuse("price-above-ceiling", 0 < Q(maximum_price) < Q(price))
    payment = signer_payment(price, value, 0, type)
    refuse(payment["answer"]["error"] if payment["answer"] != "paid" else "", payment["answer"] != "paid")
    total = int(limits.get("maximum_total_expected_value", 2 * 10**13))
    refuse("total-ev-above-maximum", payment["tickets"] * value > total)
    return {"tickets": payment["tickets"]}


def signer_session(type, price, expected_value, face_value, every_milliseconds, milliseconds):
    value, every, end = exact_value(expected_value, face_value)[1], int(every_milliseconds), int(milliseconds)
    fee = Q(price) * 5 * {"live": 1, "lv2v": PIXELS}[type]
    paid, sums = 0, {"payments": 0, "tickets": 0, "debited": Q(0)}
    balance, debit = Q(0), 5_000
    for time in range(0, end + 1, every):
        while debit < min(time, end):
            if sums["tickets"] * value < sums["debited"] + fee:
                return sums | {"released_milliseconds": debit}
            sums["debited"] += fee
            debit += 5_000
        payment = signer_payment(price, value, balance, type, (time - paid) * 10**6)
        if payment["answer"] == "paid" and payment["tickets"] * value <= 2 * 10**13:
            paid, balance = time, payment["balance_after"]
            sums["payments"] += 1
            sums["tickets"] += payment["tickets"]
        elif time == 0:
            return sums
    while debit < end:
        if sums["tickets"] * value < sums["debited"] + fee:
            return sums | {"released_milliseconds": debit}
        sums["debited"] += fee
        debit += 5_000
    return sums


def audio_seconds(bytes, bit_rate):
    refuse("under-one-second", 8 * int(bytes) < int(bit_rate))
    return {"seconds": math.floor(Q(8 * int(bytes), int(bit_rate)))}


def entries_in_force(entries):
    def name(entry):
        return key(entry["pipeline"]), entry["model"], entry.get("gateway", "").lower() or "default"

    return {"in_force": [place for place, entry in enumerate(entries)
                         if name(entry) not in map(name, entries[place + 1 :])]}  # fmt: skip


def cap_of_model(caps, pipeline, model, maximum_price="0"):
    named = [cap for cap in caps if key(cap["pipeline"]) == key(pipeline)]
    found = [cap["wei"] for wanted in ("default", model) for cap in named if cap["model"] == wanted]
    refuse("no-cap", not found and maximum_price == "0")
    return {"wei_per_unit": found[-1] if found else maximum_price}


run({
    "feed-answer": feed_answer, "entry-price": entry_price, "byoc-price": byoc_price, "metering": metering,
    "signer-answer": signer_answer, "signer-session": signer_session, "audio-seconds": audio_seconds,
    "entries-in-force": entries_in_force, "cap-of-model": cap_of_model,
    "wire-price": lambda price: {"price_per_unit": int64(Q(price).numerator),
                                 "pixels_per_unit": int64(Q(price).denominator)},
})  # fmt: skip
