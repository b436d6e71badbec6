#!/usr/bin/env python3
"""Quotes the same rows with one process and on Spark, in turn, and prints what each took.

usage: make release && .build-spark/python/bin/python Examples/spark/measure.py [--rows 20000000]

The cluster has two workers of one core on this machine. Its time is parted into that of the tasks,
from the first one's start to the last one's end, and the rest, which is the same for any size.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PROGRAM = REPOSITORY / ".build/release/livepeer-pricing"
GENERATOR = REPOSITORY / "Benchmarks/peers/generate_jobs.py"
FILES = 20
ETH_USD = "3127.45"
BIN = Path(sys.executable).parent


def timed(command: list[object]) -> float:
    """Seconds until the command's end."""
    environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    start = time.perf_counter()
    run = subprocess.run(list(map(str, command)), env=environment, capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return time.perf_counter() - start


def generate(usage: Path, rows: int) -> None:
    """Writes the data set."""
    usage.mkdir()
    for number in range(FILES):
        with open(usage / f"{number:02}.csv", "wb") as file:
            command = [sys.executable, GENERATOR, str(rows // FILES), str(number)]
            subprocess.run(command, stdout=file, check=True)


def one_process(folder: Path) -> float:
    """Seconds of one process with a thread for each core."""
    return timed([
        PROGRAM, "batch", *sorted((folder / "in").iterdir()), "--eth-usd", ETH_USD,
        "--output", folder / "one.csv", "--totals", folder / "one.json",
    ])


def on_spark(folder: Path) -> tuple[float, float]:
    """Seconds of the job, and of its tasks."""
    shutil.rmtree(folder / "events", ignore_errors=True)
    shutil.rmtree(folder / "out", ignore_errors=True)
    (folder / "events").mkdir()
    settings = {
        "spark.ui.enabled": "false",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.eventLog.dir": f"file://{folder}/events",
    }
    flags = [flag for name, value in settings.items() for flag in ("--conf", f"{name}={value}")]
    seconds = timed([
        BIN / "spark-submit", "--master", "local-cluster[2,1,1024]", *flags,
        HERE / "quote_files.py", "--input", folder / "in", "--output", folder / "out",
        "--eth-usd", ETH_USD, "--binary", PROGRAM,
    ])
    if (folder / "one.json").read_bytes() != (folder / "out/totals.json").read_bytes():
        sys.exit("the totals differ")
    (log,) = (folder / "events").iterdir()
    events = map(json.loads, log.read_text().splitlines())
    tasks = [event["Task Info"] for event in events if event["Event"] == "SparkListenerTaskEnd"]
    start = min(task["Launch Time"] for task in tasks)
    return seconds, (max(task["Finish Time"] for task in tasks) - start) / 1_000


def main() -> None:
    """Measures in rounds; the figures are medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", help="where the files go for the while")
    options = parser.parse_args()
    os.environ["PATH"] = f"{BIN}:{os.environ['PATH']}"
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        generate(folder / "in", options.rows)
        rounds = [(one_process(folder), *on_spark(folder)) for _ in range(options.rounds)]
    alone, job, tasks = (statistics.median(column) for column in zip(*rounds))
    print(f"{options.rows} rows in {FILES} files, medians of {options.rounds} rounds")
    print(f"{'':28}{'seconds':>9}{'a million rows':>16}{'× one process':>15}")
    for name, seconds in (
        ("one process", alone), ("Spark, its tasks", tasks), ("Spark, the whole job", job)
    ):
        million = seconds / options.rows * 1e6
        print(f"{name:28}{seconds:9.2f}{million:14.3f} s{seconds / alone:15.2f}")


if __name__ == "__main__":
    main()
