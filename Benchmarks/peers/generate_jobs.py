#!/usr/bin/env python3
"""Writes a usage file of any size to standard output, the same from the same seed.

usage: generate_jobs.py ROWS [SEED] [--ndjson]
columns: job_id, pipeline, model_id, units
"""
import random
import sys

ENTRIES = [
    ("audio-to-text", "openai/whisper-large-v3"),
    ("text-to-speech", "suno/bark"),
    ("image-to-text", "Salesforce/blip-image-captioning-large"),
    ("segment-anything-2", "facebook/sam2-hiera-large"),
]
BATCH = 100_000


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--ndjson"]
    as_json = len(arguments) != len(sys.argv) - 1
    rows = int(arguments[0])
    chance = random.Random(int(arguments[1]) if len(arguments) > 1 else 1)
    row = (
        '{{"job_id":"job-{:08d}","pipeline":"{}","model_id":"{}","units":{}}}\n'
        if as_json
        else "job-{:08d},{},{},{}\n"
    )
    if not as_json:
        sys.stdout.write("job_id,pipeline,model_id,units\n")
    for first in range(0, rows, BATCH):
        sys.stdout.writelines(
            row.format(index, *chance.choice(ENTRIES), chance.randrange(1, 10_000_000))
            for index in range(first, min(first + BATCH, rows))
        )


if __name__ == "__main__":
    main()
