"""The command lines whose JSON is validated: every command, and every variant of its output.

A case is a schema's name, a command line, the exit status, and what comes on standard input. The
command runs in a folder that has FILES. The outputs together have every member of every schema.
"""

import json

JOBS = """job_id,pipeline,duration_ms,characters,eth_usd
a1,audio-to-text,200000,,
a2,text-to-speech,,5,2345.67890123
bad,audio-to-text,-1,,
"""

# 10^400 in a document; Python's float does not hold it.
HUGE = "1e400"

# A price per 3 tokens never ends in decimal; an unknown pipeline has no unit; the last has no price.
SHEET = [
    {"pipeline": "llm", "model_id": "third", "price_per_unit": 1, "pixels_per_unit": 3},
    {"pipeline": "llm", "model_id": "dollars", "price_per_unit": 0.18, "pixels_per_unit": 1000000,
     "currency": "USD"},
    {"pipeline": "upscale", "model_id": "large", "price_per_unit": HUGE, "warm": True},
    {"pipeline": "upscale", "model_id": "free", "price_per_unit": 0},
    {"pipeline": "Telepathy", "model_id": "m", "price_per_unit": 5},
    {"pipeline": "audio-to-text", "model_id": "node", "gateway": "0xa"},
]  # fmt: skip
NEW_SHEET = [
    {"pipeline": "llm", "model_id": "third", "price_per_unit": 1, "pixels_per_unit": 7},
    {"pipeline": "llm", "model_id": "dollars", "price_per_unit": 0.15, "pixels_per_unit": 1000000,
     "currency": "USD"},
    {"pipeline": "upscale", "model_id": "large", "price_per_unit": HUGE, "warm": False,
     "token": "secret", "url": "http://localhost:1"},
    {"pipeline": "upscale", "model_id": "free", "price_per_unit": 3},
    {"pipeline": "audio-to-text", "model_id": "node", "gateway": "0xa", "price_per_unit": 1},
    {"pipeline": "image-to-text", "model_id": "new", "price_per_unit": 1192093.5},
]  # fmt: skip
CAPS = {"capabilities_prices": [
    {"pipeline": "llm", "price_per_unit": 7, "pixels_per_unit": 3},
    {"pipeline": "upscale", "price_per_unit": 100},
]}  # fmt: skip
CAPS_IN_DOLLARS = {"capabilities_prices": [
    {"pipeline": "llm", "price_per_unit": 0.1, "pixels_per_unit": 1000000, "currency": "USD"},
    {"pipeline": "audio-to-text", "price_per_unit": 0.1, "pixels_per_unit": 7000000,
     "currency": "USD"},
]}  # fmt: skip
DOLLARS = [
    {"pipeline": "audio-to-text", "model_id": "openai/whisper-large-v3",
     "price_per_unit": 0.0000014, "pixels_per_unit": 1000, "currency": "USD"},
]  # fmt: skip
FAULTY = [
    {"pipeline": "audio-to-text", "model_id": "openai/whisper-large-v3", "price_per_unit": "5"},
    {"pipeline": "upscale", "model_id": "other", "price_per_unit": 1},
    3,
]
RUNNERS = {"runners": [
    {"label": "one", "runner_url": "http://r:1", "health_url": "/h", "app": "a/b",
     "price_info": {"price": 3.50}},
    {"label": "two", "runner_url": "http://r:1", "health_url": "/h", "app": "a/c",
     "price_info": {"price": 1e-9, "unit": "720p"}},
    {"label": "three", "runner_url": "http://r:1", "health_url": "/h", "app": "a/d",
     "price_info": {"price": 0.00315, "unit": "fixed"}},
]}  # fmt: skip
def listed(number, warm, capacity, *prices):
    """An orchestrator of a list of the network's capabilities."""
    return {
        "address": f"0xA{number}", "local_address": f"0xB{number}", "orch_uri": f"https://o{number}",
        "capabilities": {"version": "0.9.1", "constraints": {"PerCapability": {
            "31": {"models": {"w": {"warm": warm, "capacity": capacity}}}}}},
        "price_info": None, "hardware": None,
        "capabilities_prices": [
            {"pricePerUnit": wei, "pixelsPerUnit": units, "capability": number, "constraint": model}
            for wei, units, number, model in prices
        ],
    }  # fmt: skip


CAPABILITIES = {"capabilities_names": {}, "orchestrators": [
    listed(1, True, 1, (7, 3, 31, "w"), (7, 3, 31, "w"), (100, 1, 37, "reverse"), (5, 1, 99, "x")),
    listed(2, True, 2, (9, 1, 31, "w"), (-1, 1, 31, "w")), listed(3, False, 3, (0, 1, 31, "w")),
    {"address": "0xA4", "capabilities_prices": [
        {"pixelsPerUnit": 1, "capability": 30, "constraint": "m"}]},
]}  # fmt: skip
EVENTS = "".join(
    json.dumps({"id": "e", "type": kind, "timestamp": str(time), "gateway": "0xG", "data": data}) + "\n"
    for kind, time, data in [
        ("network_capabilities", 1000, CAPABILITIES["orchestrators"]), ("stream_trace", 1500, {}),
        ("network_capabilities", 2000, CAPABILITIES["orchestrators"][:2]),
    ]
)
DISCOVERED = [{"address": "https://o1", "runners": [
    {"url": "https://o1/apps/r", "app": "a/b", "capacity": 2,
     "price_info": {"price": 324074074074, "currency": "wei", "unit": "seconds"}},
    {"url": "https://o1/apps/s", "app": "a/b", "capacity": 2}]}]  # fmt: skip
OWN = [
    {"pipeline": "audio-to-text", "model_id": "w", "price_per_unit": 8, "warm": True},
    {"pipeline": "upscale", "model_id": "m", "price_per_unit": 0.5},
    {"pipeline": "llm", "model_id": "m", "price_per_unit": 0.18, "pixels_per_unit": 1000000,
     "currency": "USD"},
]  # fmt: skip
MACHINE = {
    "eth-usd": 3000, "watts": 450, "electricity": 0.2, "ticket-ev": "100gwei", "entries": [
        {"pipeline": "audio-to-text", "share-of-time": "60%",
         "units-per-second": 20000, "utilization": "50%"},
        {"pipeline": "upscale", "share-of-time": "40%", "model": "m", "price": "1wei/3px",
         "units-per-second": 3000, "utilization": "100%"},
    ],
}  # fmt: skip
TOTALS = {
    "rows": "1", "rejected": "2", "fee_wei": "5", "fee_usd": "0.333333333333333333",
    "fee_usd_exact": {"numerator": "1", "denominator": "3"},
    "groups": [
        {"pipeline": "upscale", "model": "m", "unit": "pixel", "rows": "1", "units": "5",
         "fee_wei": "5", "fee_usd": "0.333333333333333333",
         "fee_usd_exact": {"numerator": "1", "denominator": "3"}},
    ],
}  # fmt: skip

WAV_FORMAT = "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0@\x1f\0\0@\x1f\0\0\x01\0\x08\0"
FILES = {
    "jobs.csv": JOBS,
    "jobs.ndjson": '{"pipeline":"audio-to-text","duration_ms":200000,"x":[1.5,null]}\n'
    '{"pipeline":"llm","units":7,"model_id":"","fee":null}\n',
    "none.csv": "pipeline,units\n",
    "frames.csv": "pipeline,units,seconds\nframe-tagger,7,\naudio-to-text,,1.5\n",
    "catalog.json": '{"pipelines":[{"name":"frame-tagger","unit":"frame","price":"5wei/3 frame"}]}',
    "sheet.json": json.dumps(SHEET).replace(f'"{HUGE}"', HUGE),
    "new.json": json.dumps(NEW_SHEET).replace(f'"{HUGE}"', HUGE),
    "caps.json": json.dumps(CAPS),
    "dollar-caps.json": json.dumps(CAPS_IN_DOLLARS),
    "dollars.json": json.dumps(DOLLARS),
    "faulty.json": json.dumps(FAULTY, indent=1),
    "runners.json": json.dumps(RUNNERS),
    "byoc.json": '[{"name": "reverse", "price_per_unit": 3, "price_scaling": 7, "capacity": 1}]',
    "network.json": json.dumps(CAPABILITIES),
    "paid.csv": "time,amount_wei,units\n1792972801,24000000000000000,7\n1793972801,1,3\n",
    "events.ndjson": EVENTS,
    "discovery.json": json.dumps(DISCOVERED),
    "own.json": json.dumps(OWN),
    "audio-caps.json": '{"capabilities_prices":[{"pipeline":"audio-to-text","price_per_unit":9}]}',
    "models.txt": "live-video-to-video:streamdiffusion:true\n",
    "machine.json": json.dumps(MACHINE),
    "third.json": json.dumps(TOTALS),
    "quoted.csv": "job_id,pipeline,duration_ms,characters,text,fee_wei\n"
    "a1,audio-to-text,200000,,,2576562200000\na2,audio-to-text,1500,,,19324216500\n"
    "a3,text-to-speech,,5,h\u00e9llo,29802325\na5,audio-to-text,3000,,,38648433000\n",
    "settled.csv": "job_id,units,fee_wei\na3,6,35762790\na2,1000,12882811000\n"
    "a1,200000,2576562200000\na1,200000,2576562200000\na4,1,7\n",
    "metered.ndjson": '{"job_id":"a1","units":200000}\n{"job_id":"a3","units":5000}\n',
    # A second and a half of 8 bits at 8,000 Hz, without and with a count of 15,999 samples.
    "plain.wav": WAV_FORMAT + "data\0\0\0\0" + "~" * 12_000,
    "counted.wav": WAV_FORMAT + "fact\x04\0\0\0\x7f\x3e\0\0data\0\0\0\0" + "~" * 12_000,
    "fees.csv": "job_id,fee_wei\na1,2576562200000\na2,5\n",
    "empty.csv": "job_id,fee_wei\n",
    "payments.csv": "time,amount_wei,cost_wei,app\n1792972801,24000000000000000,6,x\n"
    "2027-01-01T00:00:00Z,7,,\n1,2,3,4\n",
    "events.ndjson": '{"type":"create_signed_ticket","data":{"current_time_unix":1792972800001,'
    '"computed_fee":"3240740740740","app":"x"}}\n{"type":"other","data":[]}\n',
}

# Scenario files: the first has every key but those of files, of other measures, and of other goals. Whether a file is
# taken follows each.
FULL = {
    "pipeline": "upscale", "model": "m", "price": "1wei/3px", "size": "64x64", "count": 2,
    "jobs-per-day": 7, "share-of-time": "50%", "unit": "text-to-speech=ms", "eth-usd": 2500.5,
    "fee-share": "50%", "own-stake": 3000, "total-stake": "10000", "gas-price": "0.05gwei",
    "redeem-gas": 1200000, "ticket-ev": "100gwei", "face-value": "0.006eth", "sender-float": "1eth",
    "watts": 350, "electricity": 0.15, "hours-per-day": 12, "hardware": 1600, "amortize": 24,
    "monthly-costs": 20, "lpt-supply": "30e6", "lpt-issuance": "0.05%", "lpt-active-stake": 2e6,
    "lpt-reward-cut": "15%", "lpt-treasury-cut": "10%", "lpt-round-hours": 19.2, "lpt-price": "$6",
    "lpt-rounds": 3, "sweep-eth": "1000:2000:500", "target-winner-every": "12h",
    "exact-contract": True, "cost-per-unit": "1wei/px", "target-net": "$1/day",
}  # fmt: skip
LISTED = [{"pipeline": "llm", "units-per-second": 3, "utilization": "5%", "share-of-time": "1%"}]
SCENARIOS = [
    (json.dumps(FULL), True),
    (json.dumps({k: v for k, v in {**FULL, "sweep": "price", "margin": "5%"}.items()
                 if k not in ("sweep-eth", "target-net")}), True),
    ('{"pipeline":"llm","records":"paid.csv","monthly-costs":5}', True),
    (json.dumps(MACHINE), True),
    (json.dumps(LISTED), True),
    ('{"pipeline":"text-to-speech","jobs-per-day":1,"characters":5}', True),
    ('{"pipeline":"audio-to-text","jobs-per-day":1,"duration":"5s"}', True),
    ('{"pipeline":"llm","model":"third","jobs-per-day":1,"units":5,"prices":"sheet.json"}', True),
    (json.dumps({**FULL, "watt": 350}), False),
    (json.dumps({**FULL, "watts": True}), False),
    (json.dumps({**FULL, "exact-contract": "true"}), False),
    (json.dumps({**FULL, "entries": LISTED}), False),
    (json.dumps([{**LISTED[0], "watts": 1}]), False),
    ("[]", False),
]

AUDIO = "audio-to-text --duration 3m20s"
TRANSCRIPTION = (
    "earnings audio-to-text --jobs-per-day 2000 --duration 50s --fee-share 50% --own-stake 10000 "
    "--total-stake 2000000 --ticket-ev 100gwei"
)
COSTS = "--watts 350 --electricity 0.15 --hardware 1600 --monthly-costs 20 --eth-usd 3127.45"
REWARDS = (
    "--lpt-supply 30e6 --lpt-issuance 0.05% --lpt-active-stake 2e6 --lpt-reward-cut 15% "
    "--lpt-treasury-cut 10%"
)
LLM = "earnings llm --price 5/token --jobs-per-day 1 --units 10"

CASES = [
    ("quote", f"quote {AUDIO}", 0),
    ("quote", f"quote {AUDIO} --eth-usd 3127.45 --metering all", 0),
    ("quote", "quote audio-to-text --audio-file plain.wav", 0),
    ("quote", "quote audio-to-text --audio-file plain.wav --metering all", 0),
    ("quote", "quote audio-to-text --audio-file counted.wav --metering gateway", 0),
    ("quote", "quote text-to-image --units 5 --metering all", 0),
    ("quote", "quote llm --metering all --eth-usd 3000", 0),
    ("quote", "quote text-to-speech --text h\u00e9llo --metering gateway --eth-usd 1e-9", 0),
    ("quote", "quote text-to-speech --text h\u00e9llo --metering orchestrator", 0),
    ("quote", "quote image-to-text --units 3 --price 2wei/3px --charged --eth-usd 3000", 0),
    ("quote", "quote image-to-text --units 3 --price 1e400wei/px --charged", 0),
    ("quote", "quote image-to-text --units 3 --price 0wei/px --charged", 0),
    ("quote", "quote frame-tagger --catalog catalog.json --units 30 --eth-usd 3000", 0),
    ("quote", "quote live-video-to-video/scope --price $3.50/h --duration 10m --eth-usd 3500 "
     "--metering all", 0),
    ("quote", "quote upscale --price 5wei/request --requests 200", 0),
    ("quote", "quote a/b --price $3.50/h --duration 10m --eth-usd 3000 --charged", 0),
    ("quote", "quote a/b --prices runners.json --duration 10m --eth-usd 3000 --charged", 0),
    ("quote", "quote a/b --price 0.9wei/s --duration 10m --metering all --charged", 0),
    ("quote", "quote reverse --price 7wei/3s --duration 1m --metering all --charged", 0),
    ("quote", "quote transcoding --price 1wei/3px --duration 1h --rendition 1280x720@30 "
     "--rendition 640x360", 0),
    ("convert", "convert 12882811wei/ms --to usd/min --eth-usd 3000", 0),
    ("convert", "convert 12882811wei/ms", 0),
    ("convert", "convert 1wei/3ms --eth-usd 3000", 0),
    ("convert", "convert '$0.0012/min' --eth-usd 3127.45", 0),
    ("convert", "convert '0.18 USD/Mtoken' --to wei/token --eth-usd 2345.67", 0),
    ("convert", "convert '$0.111/h' --to usd/s", 0),
    ("prices", "prices", 0),
    ("prices", "prices --eth-usd 3000 --charged --caps documented", 0),
    ("prices", "prices --reference dollars.json", 0),
    ("prices", "prices sheet.json", 0),
    ("prices", "prices --catalog catalog.json --eth-usd 3000", 0),
    ("prices", "prices sheet.json --eth-usd 3127.45 --charged --tx-cost-multiplier 7", 0),
    ("prices", "prices sheet.json --eth-usd 3127.45 --caps caps.json", 0),
    ("prices", "prices --eth-usd 3127.45 --caps dollar-caps.json --reference dollars.json", 0),
    ("prices", "prices -", 0, "[]"),
    ("prices", "prices runners.json --eth-usd 3000 --charged", 0),
    ("prices", "prices byoc.json --charged", 0),
    ("prices", "prices models.txt --eth-usd 3000", 0),
    ("prices", "prices network.json --eth-usd 3000 --charged --caps audio-caps.json", 0),
    ("prices", "prices discovery.json", 0),
    ("payments", "payments live --price $3.50/h --eth-usd 3000", 0),
    ("payments", "payments live --price $3.50/h --eth-usd 3000 --ticket-ev 150gwei --every 30s", 0),
    ("payments", "payments 720p --price 500wei/px --sender gateway --max-ticket-ev 1gwei", 0),
    ("payments", "payments fixed --price 7wei/3request --deposit 0 --reserve 1gwei", 0),
    ("payments", "payments live --price 0wei/s", 0),
    ("payments", "payments job audio-to-text --price 1wei/3ms --duration 3m20s --every 25m "
     "--for 1h15m", 0),
    ("payments", "payments byoc --prices byoc.json --timeout 30s", 0),
    ("payments", "payments transcoding --price 1000wei/px --duration 2.002s "
     "--rendition 1280x720@30", 0),
    ("market", "market network.json", 0),
    ("market", "market network.json discovery.json --eth-usd 3127.45 --mine own.json "
     "--caps audio-caps.json --select-price-weight 0.5 --select-stake-weight 0.2", 0),
    ("market", "market network.json --pipeline audio-to-text --select-price-weight 1 "
     "--select-stake-weight 0 --select-random-weight 0 --select-price-factor 3", 0),
    ("market", "market events.ndjson --model none", 0),
    ("market", "market discovery.json --mine runners.json --eth-usd 3000 --select-price-factor 5", 0),
    ("quote", "quote audio-to-text --duration 10s --market network.json", 0),
    ("quote", "quote a/b --duration 10s --market discovery.json --charged --eth-usd 3000", 0),
    ("check", "check faulty.json", 1),
    ("check", "check sheet.json --gpu-memory 24 --caps caps.json --eth-usd 3000", 1),
    ("check", "check -", 1, "{"),
    ("check", "check -", 0, "[]"),
    ("check", "check caps.json --as caps", 0),
    ("check", "check models.txt", 0),
    ("check", "check -", 1, '{"pipeline":"llm"}'),
    ("sarif", "check faulty.json --format sarif", 1),
    ("sarif", "check - --format sarif", 1, '{"gateways":[{}]}'),
    ("sarif", "check - --format sarif", 0, "[]"),
    ("diff", "diff sheet.json new.json", 0),
    ("diff", "diff sheet.json new.json --eth-usd 3127.45 --fail-above 5%", 1),
    ("diff", "diff dollars.json new.json", 0),
    ("diff", "diff sheet.json sheet.json", 0),
    ("audit", "audit 12882811wei/ms '$0.0000014/s' --eth-usd 3000", 0),
    ("audit", "audit 12882811wei/ms '$0.0000014/s'", 0),
    ("audit", "audit 1wei/3px '$0.001/Mpx' --eth-usd 3127.45", 0),
    ("audit", "audit 1000wei/px '0.000002eth/2073600 px'", 0),
    ("audit-documented", "audit --documented", 0),
    ("audit-documented", "audit --documented --eth-usd 3127.45", 0),
    ("totals", "batch jobs.csv --on-error skip --totals - --output /dev/null --eth-usd 3000", 0),
    ("totals", "batch jobs.csv --on-error skip --totals - --output /dev/null", 0),
    ("totals", "batch frames.csv --catalog catalog.json --totals - --output /dev/null", 0),
    ("totals", "batch none.csv --totals - --output /dev/null --eth-usd 3000", 0),
    ("totals", "totals third.json third.json third.json", 0),
    ("totals", "totals third.json", 0),
    ("income", "income payments.csv --on-error skip --per day --eth-usd 3127.45", 0),
    ("income", "income events.ndjson --by app --by orchestrator --per year", 0),
    ("income", "income payments.csv --on-error skip --utc-offset -05:30 --by app", 0),
    ("batch-row", "batch jobs.ndjson --eth-usd 3000", 0),
    ("batch-row", "batch - --input ndjson", 0, '{"pipeline":"audio-to-text","units":"7"}\n'),
    ("earnings", f"{TRANSCRIPTION} {COSTS} --sweep-eth 3000:3200:100", 0),
    ("earnings", TRANSCRIPTION, 0),
    ("earnings", f"{TRANSCRIPTION} --sender-float 5e13 {COSTS}", 0),
    ("earnings", f"{TRANSCRIPTION} {COSTS} {REWARDS} --lpt-price $6 --lpt-rounds 456", 0),
    ("earnings", f"{TRANSCRIPTION} {REWARDS} --target-winner-every 12h --exact-contract", 0),
    ("earnings", f"{LLM} --target-winner-every 12h --eth-usd 3000 --sender-float 9e14", 0),
    ("earnings", "earnings llm --price 0/token --jobs-per-day 0 --units 1 "
     "--target-winner-every 12h", 0),
    ("earnings", "earnings upscale --units-per-second 1000000 --utilization 35% --eth-usd 3000 "
     "--hardware 1600 --amortize 24", 0),
    ("earnings", "earnings --scenario machine.json --sweep-eth 1000:2000:333.3", 0),
    ("earnings", f"{TRANSCRIPTION} {COSTS} --cost-per-unit $0.01/h --target-net $200/month "
     "--sweep price", 0),
    ("earnings", f"{LLM} --eth-usd 3000 --target-net $7/day", 0),
    ("earnings", "earnings llm --records paid.csv --eth-usd 3000 --monthly-costs 5", 0),
    ("earnings", f"{LLM} --eth-usd 3000 --target-net $7/year --sweep eth-usd", 0),
    ("earnings", f"{TRANSCRIPTION} {COSTS} --model w --price 5/ms --margin 5% --market network.json",
     0),
    ("earnings", f"{TRANSCRIPTION} {COSTS} --margin 99% --sweep jobs-per-day,electricity", 0),
    ("earnings", "earnings llm --units-per-second 2000 --utilization 40% --eth-usd 3000 "
     "--margin 30% --sweep price,utilization", 0),
    ("earnings", "earnings --scenario -", 0,
     '[{"pipeline":"upscale","jobs-per-day":7,"units":3,"share-of-time":"10%"},'
     '{"pipeline":"upscale","jobs-per-day":1,"size":"8x8","share-of-time":"20%"}]'),
    ("reconcile", "reconcile quoted.csv settled.csv", 1),
    ("reconcile", "reconcile quoted.csv settled.csv metered.ndjson --all", 1),
    ("reconcile", "reconcile quoted.csv settled.csv --tolerance 100%", 0),
    ("reconcile", "reconcile quoted.csv settled.csv --sum --all", 1),
    ("reconcile", "reconcile fees.csv settled.csv", 1),
    ("reconcile", "reconcile fees.csv fees.csv --all", 0),
    ("reconcile", "reconcile empty.csv empty.csv", 0),
    ("reconcile", "reconcile empty.csv fees.csv", 1),
]  # fmt: skip
