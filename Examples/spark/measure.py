#!/usr/bin/env python3
"""Measures in one run what pricing on Spark costs, beside one process and beside Spark itself.

usage: make release && .build-spark/python/bin/python Examples/spark/measure.py [--rows 2000000]

Everything prices the same rows. What is measured is processor time, of the JVM, the Python workers
and the program together, in a session that is warm; for the job over whole files, which starts a
session of its own, all of it. Linux only: it reads /proc.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow
import pyarrow.compute
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import DecimalType, StructField, StructType

from livepeer_pricing_spark import quote, totals

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PROGRAM = REPOSITORY / ".build/release/livepeer-pricing"
GENERATOR = REPOSITORY / "Benchmarks/peers/generate_jobs.py"
FILES = 8
ETH_USD = "3127.45"
SCHEMA = "job_id string, pipeline string, model_id string, units bigint"


def processor_seconds() -> float:
    """The processor time of this process, of its descendants, and of theirs that have ended."""
    children: dict[int, list[int]] = {}
    ticks: dict[int, int] = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # It has ended, and its parent has its time.
        children.setdefault(int(fields[1]), []).append(int(name))
        ticks[int(name)] = sum(map(int, fields[11:15]))
    found, total = [os.getpid()], 0
    while found:
        process = found.pop()
        total += ticks.get(process, 0)
        found += children.get(process, [])
    return total / os.sysconf("SC_CLK_TCK")


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Processor seconds and seconds of an action."""
    processor, clock = processor_seconds(), time.perf_counter()
    action()
    return processor_seconds() - processor, time.perf_counter() - clock


def run(*command: object) -> None:
    """Runs a command; what it says shows only if it fails."""
    environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(list(map(str, command)), env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr + done.stdout)


def generate(folder: Path, rows: int) -> None:
    """Writes the rows as CSV files."""
    folder.mkdir()
    for number in range(FILES):
        with open(folder / f"{number:02}.csv", "wb") as file:
            command = [sys.executable, GENERATOR, str(rows // FILES), str(number)]
            subprocess.run(command, stdout=file, check=True)


def with_decimals(df: DataFrame) -> DataFrame:
    """The rows with columns like those of fees, which Spark itself computes."""
    return df.selectExpr("*", "cast(units * 4768371L as decimal(38,0)) fee_wei",
                         "cast(units * 4768371L as decimal(38,12)) fee_usd")


def through_python(df: DataFrame) -> DataFrame:
    """The rows with columns like those of fees, which one multiplication makes, and no price."""

    def add(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            units = batch.column(batch.schema.names.index("units"))
            wei = pyarrow.compute.multiply(units, 4_768_371).cast(pyarrow.decimal128(38, 0))
            dollars = pyarrow.Array.from_buffers(
                pyarrow.decimal128(38, 12), len(wei), wei.buffers(), offset=wei.offset)
            yield pyarrow.RecordBatch.from_arrays(
                [*batch.columns, wei, dollars], names=[*batch.schema.names, "fee_wei", "fee_usd"])

    fields = [StructField("fee_wei", DecimalType(38, 0)), StructField("fee_usd", DecimalType(38, 12))]
    return df.mapInArrow(add, StructType([*df.schema.fields, *fields]))


def actions(spark: SparkSession, folder: Path) -> dict[str, Callable[[], object]]:
    """What is measured, by the name that it has in the table."""
    sources = sorted((folder / "csv").iterdir())
    df = spark.read.parquet(str(folder / "parquet"))
    settings = {"eth_usd": ETH_USD, "binary": str(PROGRAM)}

    def write(frame: DataFrame) -> None:
        frame.write.mode("overwrite").parquet(str(folder / "written"))

    def whole_files() -> None:
        shutil.rmtree(folder / "out", ignore_errors=True)
        run("spark-submit", "--master", "local[2]", "--conf", "spark.ui.enabled=false",
            HERE / "quote_files.py", "--input", folder / "csv", "--output",
            folder / "out", "--eth-usd", ETH_USD, "--binary", PROGRAM)

    def check_totals() -> None:
        if totals(df, **settings) != (folder / "one.json").read_bytes():
            sys.exit("the totals differ")

    return {
        "one process": lambda: run(
            PROGRAM, "batch", *sources, "--eth-usd", ETH_USD, "--output", folder / "one.csv",
            "--totals", folder / "one.json"),
        "Spark: read, write": lambda: write(df),
        "Spark: read, two columns more, write": lambda: write(with_decimals(df)),
        "Spark: the same through Python": lambda: write(through_python(df)),
        "read, quote, write": lambda: write(quote(df, **settings)),
        "Spark: read": lambda: df.write.format("noop").mode("overwrite").save(),
        "read, totals": check_totals,
        "quote_files.py, its session too": whole_files,
    }


def main() -> None:
    """Measures in rounds; the figures are medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", help="where the files go for the while")
    options = parser.parse_args()
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable,
                   "PYTHONPATH": str(HERE)}
    os.environ["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    spark = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
             .config("spark.log.level", "OFF").config("spark.ui.showConsoleProgress", "false")
             .getOrCreate())
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        generate(folder / "csv", options.rows)
        (spark.read.csv(str(folder / "csv"), header=True, schema=SCHEMA)
         .write.parquet(str(folder / "parquet")))
        measured = actions(spark, folder)
        for action in list(measured.values())[:-1]:
            action()  # What is compiled and started once is not measured.
        rounds = [{name: timed(action) for name, action in measured.items()}
                  for _ in range(options.rounds)]
        spark.stop()
    million = options.rows / 1e6
    medians = {name: tuple(statistics.median(each[name][kind] for each in rounds) / million
                           for kind in (0, 1)) for name in measured}
    print(f"{options.rows} rows in {FILES} files, medians of {options.rounds} rounds, for a million rows")
    print(f"{'':38}{'processor':>12}{'clock':>10}")
    for name, (processor, clock) in medians.items():
        print(f"{name:38}{processor:10.2f} s{clock:8.2f} s")
    processor = {name: each[0] for name, each in medians.items()}
    one = processor["one process"]
    for name, baseline in (
        ("read, quote, write", "Spark: read, write"),
        ("read, quote, write", "Spark: read, two columns more, write"),
        ("read, quote, write", "Spark: the same through Python"),
        ("read, totals", "Spark: read"),
    ):
        more = processor[name] - processor[baseline]
        print(f"({name}) - ({baseline}): {more:.2f} s, {more / one:.1f} x one process")


if __name__ == "__main__":
    main()
