#!/usr/bin/env python3
"""Computes the cases of Vectors that run.py has no room for.

Usage: run_more.py [FOLDER], by default the one above. Exit status 1 if anything differs.
"""

import decimal
import math
import sys

sys.dont_write_bytecode = True

from run import Q, in_wei, int64, percent, quote, refuse, run, win_probability

def numbers(given):
    return {name: int(value) for name, value in given.items()}

def signer_ceiling(price, **ceilings):
    refuse("price-above-ceiling", any(Q(price) > Q(ceiling) for ceiling in ceilings.values()))
    return {"accepted": price}

def gateway_cap(eth_usd, price_per_unit="0", pixels_per_unit="0", currency="", maximum_price="0"):
    price, units = (max(Q(0), Q(text)) for text in (price_per_unit, pixels_per_unit))
    refuse("no-cap", not price and Q(maximum_price) == 0)
    return {"wei_per_unit": in_wei((price or Q(maximum_price)) / (units or 1), currency, eth_usd)}

def event_amount(tickets, face_value, win_probability):
    most = int(tickets) * Q(face_value)
    return {"wei": most * Q(win_probability), "rounding_error": most * Q("5e-11")}

def byoc_debit(delivery, milliseconds, start_milliseconds="0"):
    time, every = int(milliseconds), {"response": 1, "event-stream": 5, "video-stream": 23}[delivery]
    ticks = -(-time // 1000) if every == 1 else time // (1000 * every) * every
    return {"seconds": ticks - (-int(start_milliseconds) // 1000)}

def transcoding_estimate(renditions, seconds, wei_per_pixel):
    pixels = 0
    for each in renditions:
        rate = Q(each.get("frames_per_second", "60"))
        frames = math.ceil(float(rate.numerator) / float(rate.denominator))
        pixels += int(each["width"]) * int(each["height"]) * frames * math.ceil(float(Q(seconds)))
    factor = Q(2296835809958953, 2251799813685248)  # The float64 1.02.
    return {"pixels": int64(pixels), "fee": pixels * factor * Q(wei_per_pixel)}

def ticket_parameters(expected_value, redeem_gas, gas_price, maximum_float=None, maximum_face_value="0"):
    value, cost = int(expected_value), int(redeem_gas) * int(gas_price)
    face = 100 * (value if 100 * cost < value else cost)
    face = face if maximum_float is None else min(face, int(maximum_float))
    face = min(face, int(maximum_face_value)) if int(maximum_face_value) > 0 else face
    refuse("face-value-below-ev", face < value)
    refuse("face-value-below-redemption-cost", face < min(cost, int(redeem_gas) * 3 * 10**9))
    return {"face_value": face, "win_probability": win_probability(value, face),
            "tx_cost_multiplier": Q(face, cost) if cost else 0,
            "surcharge": 1 + Q(cost, face) if cost else 1}

def sender_float(reserve, claimed_in_round, pool_size, claimed_by_recipient, deposit, pending):
    whole, pool = int(reserve) + int(claimed_in_round), int(pool_size)
    share = whole // pool - int(claimed_by_recipient) if pool else 0
    # 3 - 2^-52 is the least ratio that 53 bits round to 3.
    covered = Q(int(deposit)) >= int(pending) * (3 - Q(1, 2**52))
    return {"reserve_allocation": share, "maximum_float": share - (0 if covered else int(pending)),
            "available_funds": share + int(deposit) - int(pending)}

def byoc_tickets(price, timeout, expected_value, balance):
    price, value, balance, count = Q(price), Q(expected_value), Q(balance), 0
    report = math.floor(balance) if math.floor(balance) < 2**63 else 0
    if price > 0 and min(report, (2**63 - 1) // 1000) < 120 * price and value:
        exact = price * int(timeout) / value
        count = int(timeout) if exact >= 2**1024 - 2**970 else min(600, math.ceil(float(exact)))
    refused = price > 0 and balance + count * value < 60 * price
    return {"tickets": count, "credit": count * value,
            "job": {"error": "insufficient-balance"} if refused else "accepted"}

def summed(rows):
    priced = [quote(row["wei_per_unit"], row["units"], row.get("eth_usd")) for row in rows]
    known = rows and all("fee_usd" in each for each in priced)
    usd = {"fee_usd": sum(each["fee_usd"] for each in priced)} if known else {}
    return {"rows": len(rows), "fee_wei": sum(each["fee_wei"] for each in priced)} | usd

def totals(rows):
    def name(row): return [row[key].encode() for key in ("pipeline", "model", "unit")]
    groups = []
    for key in sorted({tuple(name(row)) for row in rows}):
        members = [row for row in rows if tuple(name(row)) == key]
        pipeline, model, unit = (part.decode() for part in key)
        groups.append({"pipeline": pipeline, "model": model, "unit": unit,
                       "units": sum(int(row["units"]) for row in members)} | summed(members))
    return summed(rows) | {"groups": groups}

def contract_fees(fees, fee_share, own_stake, total_stake):
    delegators, one, total = percent(fees, fee_share, 10**6, 10**6), 10**27, int(total_stake)
    factor = percent(one, delegators, total, one)
    own, others = (percent(stake, factor, one, one) for stake in (own_stake, total - int(own_stake)))
    return {"commission": int(fees) - delegators, "delegators": delegators, "own_stake": own,
            "others": others}

def contract_rewards(rounds, **others):
    now, one = numbers(others) | {"commissions": 0, "factor": 10**27}, 10**27
    for _ in range(int(rounds)):
        mintable = percent(now["supply"], now["issuance"], 10**9, 10**9)
        minted = percent(mintable, now["stake"], now["active_stake"], 10**9)
        rest = minted - percent(minted, now["treasury_cut"], one, one)
        cut = percent(rest, now["reward_cut"], 10**6, 10**6)
        now["commissions"] += percent(rest - cut, now["commissions"], now["stake"], one) + cut
        now["factor"] += percent(now["factor"], rest - cut, now["stake"], one)
        now["stake"] += rest
        now["supply"] += mintable
        now["active_stake"] += mintable - percent(mintable, now["treasury_cut"], one, one)
    return {name: now[name] for name in ("stake", "commissions", "factor", "supply", "active_stake")}

def offers(prices):
    return sorted(price for price in map(Q, prices) if price)

def market_quantile(prices, share):
    refuse("no-offers", not offers(prices))
    return {"price": offers(prices)[max(0, math.ceil(len(offers(prices)) * Q(share)) - 1)]}

def market_rank(prices, own):
    refuse("price-zero", Q(own) == 0)
    cheaper = len([price for price in offers(prices) if price < Q(own)])
    dearer = len([price for price in offers(prices) if price > Q(own)])
    return {"rank": cheaper + 1, "cheaper": cheaper, "dearer": dearer,
            "equal": len(offers(prices)) - cheaper - dearer}

def selection(prices, price_weight, price_factor):
    decimal.getcontext().prec = 60
    below, weight = [Q(price) / Q(price_factor) for price in prices], Q(price_weight)
    blind, even = min(below) > Q("745.1332191019412"), Q(1, len(prices))
    excess = [x - min(below) for x in below]
    powers = [(-decimal.Decimal(x.numerator) / x.denominator).exp() for x in excess]
    shares = [even if blind else Q(power) / Q(sum(powers)) for power in powers]
    chances = [weight * share + (1 - weight) * even for share in shares]
    return {"chances": [Q(round(chance * 10**18), 10**18) for chance in chances],
            "blind": "yes" if blind else "no"}

run({
    "signer-ceiling": signer_ceiling, "byoc-debit": byoc_debit, "ticket-parameters": ticket_parameters,
    "transcoding-estimate": transcoding_estimate, "sender-float": sender_float, "totals": totals,
    "byoc-tickets": byoc_tickets, "contract-fees": contract_fees, "selection": selection,
    "contract-rewards": contract_rewards, "market-quantile": market_quantile, "market-rank": market_rank,
    "gateway-cap": gateway_cap, "event-amount": event_amount,
    "price-acceptance": lambda first, current: {
        "gateway": "accepted" if Q(current) <= 2 * Q(first) else "refused",
        "signer": "accepted" if Q(current) <= Q(first) else "refused"},
})
