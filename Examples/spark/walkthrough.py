#!/usr/bin/env python3
"""Quotes a Parquet data set, and reads the answer back with PyArrow: the figures are equal.

usage: make release && .build-spark/python/bin/python Examples/spark/walkthrough.py [PROGRAM]

Each step can be pasted into a notebook that has a session.
"""
import json
import os
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import pyarrow.compute
import pyarrow.csv
import pyarrow.parquet
from pyspark.sql import SparkSession

from livepeer_pricing_spark import quote, raised_in_task, ship, totals

HERE = Path(__file__).resolve().parent
PROGRAM = Path(sys.argv[1] if len(sys.argv) > 1 else HERE / "../../.build/release/livepeer-pricing")
scratch = tempfile.TemporaryDirectory()
FOLDER = Path(scratch.name)
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

# %% A session, to which the package and the program are shipped.
spark = (
    SparkSession.builder.master(os.environ.get("MASTER", "local[2]"))
    .config("spark.ui.enabled", "false")
    .config("spark.log.level", "OFF")
    # By itself Spark writes moments as INT96, which has no zone.
    .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
    .getOrCreate()
)
ship(spark.sparkContext, PROGRAM.resolve())

# %% A data set in Parquet: a day of jobs, with the moment and the measure of each.
usage = spark.range(100_000).selectExpr(
    "id AS job",
    "element_at(array('audio-to-text', 'upscale', 'text-to-image'), CAST(id % 3 + 1 AS INT)) AS pipeline",
    "CAST(hash(id) & 16777215 AS BIGINT) AS units",
    "TIMESTAMP_MICROS(1793491200000000 + id * 777777) AS time",
)
usage.repartition(5).write.parquet(str(FOLDER / "usage"))

# %% Its fees, at the ETH price of each moment.
series = FOLDER / "eth-usd.csv"
series.write_text("time,eth_usd\n2026-11-01T00:00:00Z,3127.45\n2026-11-01T12:00:00Z,3098.20\n")
table = spark.read.parquet(str(FOLDER / "usage"))
quote(table, eth_usd_series=series).write.parquet(str(FOLDER / "quoted"))
exact = totals(table, eth_usd_series=series)

# %% Read back by PyArrow: types, the sum of the fees, and the dollars of the sum.
read = pyarrow.parquet.read_table(FOLDER / "quoted")
print(read.schema.to_string(show_schema_metadata=False))
wei = pyarrow.compute.sum(read["fee_wei"]).as_py()
merged = json.loads(exact)
assert wei == int(merged["fee_wei"]), (wei, merged["fee_wei"])
dollars = pyarrow.compute.sum(read["fee_usd"]).as_py()
# Each row's dollars were rounded to 12 decimals; those of the totals never are.
assert abs(dollars - Decimal(merged["fee_usd"])) <= read.num_rows * Decimal("0.5e-12")
print(f"{read.num_rows} rows, {wei} wei, ${dollars}; of the totals ${merged['fee_usd']}")

# %% One process over the same rows writes the same totals, and the same fee for each row.
rows = read.drop_columns(["fee_wei", "fee_usd"]).sort_by("job")
pyarrow.csv.write_csv(rows, FOLDER / "usage.csv")
subprocess.run(
    [PROGRAM, "batch", FOLDER / "usage.csv", "--eth-usd-series", series, "--output",
     FOLDER / "one.csv", "--totals", FOLDER / "one.json"],
    check=True, stderr=subprocess.DEVNULL)
assert (FOLDER / "one.json").read_bytes() == exact
fees = {name: read.schema.field(name).type for name in ("fee_wei", "fee_usd")}
alone = pyarrow.csv.read_csv(
    FOLDER / "one.csv", convert_options=pyarrow.csv.ConvertOptions(column_types=fees))
for name in fees:
    assert alone[name].equals(read.sort_by("job")[name]), name
print("one process: the same totals to the byte, and the same fee in every row")

# %% A bad row fails the job with its values, or says in a column what is wrong with it.
bad = spark.sql("SELECT 'upscale' AS pipeline, -5L AS units")
try:
    quote(bad).collect()
except Exception as error:
    print(f"{type(raised_in_task(error)).__name__}: {raised_in_task(error)}")
quote(bad, on_error="column").show(truncate=False)

# %%
spark.stop()
