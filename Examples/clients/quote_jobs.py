#!/usr/bin/env python3
"""Prices jobs, one after another, with one `livepeer-pricing batch` held open.

quote_jobs.py PROGRAM [JOBS] [WINDOW]: WINDOW jobs, at most 256, wait for their fees at a time; 1 is
request by request. Needs Python 3.8 and nothing else.
"""
import json
import subprocess
import sys
import time


def main() -> None:
    program = sys.argv[1]
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    # What waits has to fit the pipes: if both are full, both sides wait for each other.
    window = min(int(sys.argv[3]), 256) if len(sys.argv) > 3 else 1
    assert jobs > 0, "JOBS is 1 or more"
    batch = subprocess.Popen(
        [program, "batch", "--input", "ndjson"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )
    sent = []

    def send() -> None:
        job = {"id": len(sent), "pipeline": "upscale", "units": len(sent) + 1}
        sent.append(time.perf_counter())
        batch.stdin.write(json.dumps(job).encode() + b"\n")
        batch.stdin.flush()  # without it the row would wait in this process

    start = time.perf_counter()
    for _ in range(min(window, jobs)):
        send()
    waits = []
    for number in range(jobs):
        job = json.loads(batch.stdout.readline())
        assert job["id"] == number and int(job["fee_wei"]) > 0, job
        waits.append(time.perf_counter() - sent[number])
        if len(sent) < jobs:
            send()
    elapsed = time.perf_counter() - start
    batch.stdin.close()
    assert batch.wait() == 0, "batch failed"
    waits.sort()
    p50, p99, most = (waits[min(int(jobs * q), jobs - 1)] * 1e3 for q in (0.5, 0.99, 1))
    print(f"python, {window} at a time: {jobs / elapsed:.0f} rows/s; "
          f"p50 {p50:.3f} ms, p99 {p99:.3f} ms, most {most:.3f} ms")


main()
