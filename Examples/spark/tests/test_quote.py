import os
import subprocess
import unittest
from datetime import datetime, timezone
from decimal import Decimal

import pyarrow.parquet
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.types import DecimalType

import livepeer_pricing_spark
from livepeer_pricing_spark import (
    BadRow,
    ColumnError,
    FeeOverflow,
    InexactNumber,
    PricingError,
    ProgramNotFound,
    TaskFailure,
    VersionMismatch,
    raised_in_task,
)
from spark_support import SessionTestCase
from support import PRICES, PROGRAM, one_process, usage

USAGE = "pipeline string, model_id string, units bigint"


class QuoteTests(SessionTestCase):
    """`quote`, on two threads of one process."""

    def quote(self, df: DataFrame, **options: object) -> DataFrame:
        return livepeer_pricing_spark.quote(df, **{"binary": str(PROGRAM)} | options)

    def expect_in_task(self, kind: type, message: str, df: DataFrame) -> None:
        with self.assertRaises(PySparkException) as caught:
            df.collect()
        found = raised_in_task(caught.exception)
        self.assertIs(type(found), kind, caught.exception)
        self.assertRegex(str(found), message)

    def test_fees_are_those_of_one_process(self) -> None:
        source = self.write("usage.csv", usage(30_000, 1))
        prices = self.write("prices.json", PRICES)
        flags = {"prices": prices, "eth_usd": Decimal("3127.45")}
        df = self.spark.read.csv(str(source), header=True, multiLine=True, inferSchema=True)
        rows = self.quote(df.repartition(3), **flags).orderBy("job_id").collect()
        one_process("batch", source, "--prices", prices, "--eth-usd", "3127.45",
                    "--output", self.folder / "one.csv")
        alone = self.spark.read.csv(str(self.folder / "one.csv"), header=True, multiLine=True)
        expected = alone.orderBy("job_id").collect()
        self.assertEqual(len(rows), 30_000)
        for name in ("job_id", "fee_wei", "fee_usd"):
            self.assertEqual([str(row[name]) if name == "job_id" else row[name] for row in rows],
                             [row[name] if name == "job_id" else Decimal(row[name])
                              for row in expected])

    def test_types_pass_and_parquet_keeps_them(self) -> None:
        """Every type that Arrow has for Spark comes back as it was; PyArrow reads the file."""
        df = self.spark.sql("""
          SELECT id AS units, 'upscale' AS pipeline, CAST(id AS TINYINT) AS byte,
            CAST(id / 7 AS FLOAT) AS float, id / 3 AS double, CAST(id AS DECIMAL(30, 10)) AS decimal,
            id % 2 = 0 AS boolean, CAST(id AS STRING) AS string, CAST('a,"b' AS BINARY) AS binary,
            DATE '2026-11-01' AS date, TIMESTAMP '2026-11-01 01:30:00.123456' AS timestamp,
            TIMESTAMP_NTZ '2026-11-01 01:30:00.654321' AS ntz, ARRAY(id, NULL) AS array,
            MAP('k', id) AS map, NAMED_STRUCT('a', id, 'b', ARRAY('x')) AS struct,
            INTERVAL '1 02:03:04.5' DAY TO SECOND AS interval, CAST(NULL AS VOID) IS NULL AS `a.b ``c`
          FROM RANGE(100)""")
        quoted = self.quote(df, eth_usd="3000")
        self.assertEqual(quoted.schema.fields[:-2], df.schema.fields)
        self.assertEqual([field.dataType for field in quoted.schema.fields[-2:]],
                         [DecimalType(38, 0), DecimalType(38, 12)])
        self.assertEqual(quoted.drop("fee_wei", "fee_usd").collect(), df.collect())

        for folder, frame in (("in", df), ("out", quoted)):
            frame.write.parquet(str(self.folder / folder))
        before = pyarrow.parquet.read_table(self.folder / "in")
        after = pyarrow.parquet.read_table(self.folder / "out")
        self.assertTrue(after.drop_columns(["fee_wei", "fee_usd"]).equals(before))
        self.assertEqual(after.schema.field("fee_wei").type, pyarrow.decimal128(38, 0))
        fees = {row["units"]: row["fee_wei"] for row in after.to_pylist()}
        self.assertEqual(fees, {units: 4768371 * units for units in range(100)})
        dollars = {row["units"]: row["fee_usd"] for row in after.to_pylist()}
        self.assertEqual(dollars[7], Decimal("0.000000100136"))  # 33378597 wei at $3000.

    def test_no_dollars_without_a_price(self) -> None:
        df = self.table(USAGE, ("upscale", None, 2))
        self.assertEqual(self.quote(df).columns, ["pipeline", "model_id", "units", "fee_wei"])

    def test_decimals_of_dollars(self) -> None:
        df = self.table(USAGE, ("upscale", None, 10**9))
        for decimals, dollars in ((0, "14"), (2, "14.31"), (20, "14.30511300000000000000")):
            quoted = self.quote(df, eth_usd=3000, usd_decimals=decimals)
            self.assertEqual(quoted.schema["fee_usd"].dataType, DecimalType(38, decimals))
            self.assertEqual(str(quoted.first()["fee_usd"]), dollars)

    def test_a_bad_row_fails_with_its_values(self) -> None:
        rows = [("upscale", None, 1)] * 20 + [("teleport", "x,\n'y'", 2), ("upscale", None, 3)]
        df = self.table(USAGE, *rows).coalesce(1)
        self.expect_in_task(
            BadRow, r"^no price for teleport; .* "
            r"\(the row: pipeline='teleport', model_id=\"x,\\n'y'\", units=2\)$", self.quote(df))

    def test_bad_rows_to_a_column(self) -> None:
        rows = [("upscale", None, 1), ("teleport", None, 2), ("upscale", "no,\nmodel", 3),
                ("upscale", "", 4), ("upscale", None, -5)]
        df = self.table(USAGE, *rows).coalesce(1)
        quoted = self.quote(df, on_error="column", eth_usd="3000").collect()
        self.assertEqual([row["fee_wei"] for row in quoted],
                         [4768371, None, None, 4768371 * 4, None])
        self.assertEqual([row["fee_usd"] is None for row in quoted],
                         [False, True, True, False, True])
        for row, message in zip(quoted, (None, "no price for teleport; ", "no price for model 'no,",
                                         None, "units '-5': negative; ")):
            if message is None:
                self.assertIsNone(row["error"])
            else:
                self.assertTrue(row["error"].startswith(message), row["error"])

    def test_nulls_of_each_used_column(self) -> None:
        """A null is an empty field: no model, no price of its own, no count, or an error."""
        schema = ("pipeline string, model_id string, units bigint, width int, height int, count int, "
                  "eth_usd decimal(10,2)")
        good = {"pipeline": "upscale", "width": 3, "height": 2, "eth_usd": Decimal(3000)}
        cases = [
            ({}, 6, "0.000000085831", None),
            ({"count": 2}, 12, "0.000000171661", None),
            ({"eth_usd": None}, 6, None, None),
            ({"pipeline": None}, None, None, "pipeline: empty"),
            ({"height": None}, None, None, "height: empty; an image has width and height"),
            ({"width": None, "height": None}, None, None, "no measure; give units"),
            ({"width": None, "height": None, "units": 6}, 6, "0.000000085831", None),
        ]
        names = ["pipeline", "model_id", "units", "width", "height", "count", "eth_usd"]
        df = self.table(schema, *(tuple((good | change).get(name) for name in names)
                                  for change, *_ in cases)).coalesce(1)
        for row, (change, units, dollars, error) in zip(
            self.quote(df, on_error="column").collect(), cases
        ):
            self.assertEqual(row["fee_wei"], units and 4768371 * units, change)
            self.assertEqual(row["fee_usd"], dollars and Decimal(dollars), change)
            self.assertIn(error or "", row["error"] or "", change)
            self.assertEqual(row["error"] is None, error is None, change)

    def test_a_fee_that_overflows(self) -> None:
        schema = "pipeline string, units decimal(38,0)"
        # 10^31 units are 4.768371 * 10^37 wei, which are 38 digits.
        rows = [("upscale", Decimal(10) ** 31), ("upscale", Decimal(10) ** 32), ("upscale", Decimal(1)),
                ("teleport", Decimal(1)), ("upscale", 3 * Decimal(10) ** 32)]
        df = self.table(schema, *rows).coalesce(1)
        quoted = self.quote(df, on_error="column").collect()
        self.assertEqual([row["fee_wei"] for row in quoted],
                         [Decimal(4768371) * 10**31, None, Decimal(4768371), None, None])
        # 3 * 10^32 * 4,768,371 wei.
        self.assertEqual(quoted[4]["error"],
                         f"fee_wei 14305113{'0' * 32}: more digits than decimal(38,0) has")
        self.expect_in_task(
            FeeOverflow, r"^fee_wei 4768371\d{32}: more digits than decimal\(38,0\) has "
            r"\(the row: pipeline='upscale', units=1\d{32}\)$",
            self.quote(df.where("pipeline = 'upscale'")))

    def test_dollars_that_overflow(self) -> None:
        df = self.table("pipeline string, units bigint", ("upscale", 10**15))
        quoted = self.quote(df, eth_usd="1000000", usd_decimals=30, on_error="column").first()
        self.assertEqual((quoted["fee_wei"], quoted["fee_usd"]), (None, None))
        self.assertRegex(quoted["error"], r"^fee_usd 4768371000\.0{30}: more digits than decimal\(38,30\)")

    def test_columns_of_other_names(self) -> None:
        df = self.table("kind string, `px.n` bigint, units string, pipeline int", ("upscale", 2, "x", 7))
        quoted = self.quote(df, column={"pipeline": "kind", "units": "px.n"})
        self.assertEqual(quoted.first().asDict(), {"kind": "upscale", "px.n": 2, "units": "x",
                                                   "pipeline": 7, "fee_wei": 9536742})

    def test_prices_over_time(self) -> None:
        """A timestamp is a moment, to the microsecond, whatever the zone of the session."""
        series = self.write("series.csv", "time,eth_usd\n2026-11-01T05:30:00.000001Z,1000\n"
                                          "2026-11-01T05:30:00.000002Z,2000\n1793511000000003,3000\n")
        moments = [datetime(2026, 11, 1, 5, 30, 0, micro, timezone.utc) for micro in range(5)]
        df = self.table("pipeline string, units bigint, at timestamp, time string",
                        *(("upscale", 10**9, at, "?") for at in moments), ("upscale", 1, None, "?"))
        # Twice in a night it is half past one in New York.
        later = self.table("pipeline string, units bigint, at timestamp, time string",
                           ("upscale", 10**9, datetime(2026, 11, 1, 6, 30, tzinfo=timezone.utc), "?"))
        quoted = self.quote(df.union(later).coalesce(1), eth_usd_series=series, max_age="30m",
                            column={"time": "at"}, usd_decimals=6, on_error="column").collect()
        self.assertEqual(
            [str(row["fee_usd"]) for row in quoted],
            ["None", "4.768371", "9.536742", "14.305113", "14.305113", "None", "None"])
        self.assertIn("the series begins at 2026-11-01T05:30:00.000001Z", quoted[0]["error"])
        self.assertIn("at: empty", quoted[5]["error"])
        self.assertIn("30", quoted[6]["error"])

    def test_partitions_without_rows(self) -> None:
        """None of them starts the program; one that is broken shows it."""
        self.assertEqual(self.quote(self.table(USAGE), eth_usd=3).collect(), [])
        df = self.table(USAGE, ("upscale", None, 1)).repartition(5)
        self.assertEqual([row["fee_wei"] for row in self.quote(df).collect()], [4768371])
        once = self.script("once", f'case "$*" in *--threads=1*) echo x >>{self.folder}/starts ;; '
                                   f'esac; exec {PROGRAM} "$@"')
        self.quote(df, binary=str(once)).collect()
        self.assertEqual((self.folder / "starts").read_text(), "x\n")

    def test_a_program_that_dies_in_a_task(self) -> None:
        dies = "echo names; head -c 90000 >/dev/null; echo first >&2; echo 'the last line' >&2; exit 74"
        dying = self.script(
            "dying", f'case "$*" in *--threads=1*) {dies} ;; esac; exec {PROGRAM} "$@"')
        df = self.spark.range(50_000).selectExpr("'upscale' AS pipeline", "id AS units")
        self.expect_in_task(TaskFailure, "^livepeer-pricing ended with 74: the last line$",
                            self.quote(df, binary=str(dying)))

    def test_another_version_in_a_task(self) -> None:
        """The driver's program becomes another one before the tasks find it."""
        other = self.script("program", f'exec {PROGRAM} "$@"')
        quoted = self.quote(self.table(USAGE, ("upscale", None, 1)), binary=str(other))
        self.script("program", 'case $1 in --version) echo 0.1.2 ;; *) exit 1 ;; esac')
        version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.strip()
        self.expect_in_task(
            VersionMismatch, f"has livepeer-pricing 0.1.2 in .*/program, and the driver has {version}; "
            "give all machines one version", quoted)

    def test_no_program_in_a_task(self) -> None:
        other = self.script("program", f'exec {PROGRAM} "$@"')
        quoted = self.quote(self.table(USAGE, ("upscale", None, 1)), binary=str(other))
        other.unlink()
        self.expect_in_task(ProgramNotFound, "/program: no such program on ", quoted)

    def test_mistakes_before_a_job_runs(self) -> None:
        df = self.table(USAGE, ("upscale", None, 1))
        sheet = self.write("sheet.json", '[{"pipeline": "upscale", "price_per_unit": -1}]')
        cases = [
            (df.drop("pipeline"), {}, ColumnError, "the header has no column 'pipeline'"),
            (df.drop("units"), {}, ColumnError, "no measure .* it has pipeline, model_id"),
            (df.withColumn("units", F.expr("1.5D")), {}, InexactNumber, "units is double"),
            (df.withColumn("FEE_wei", F.lit(1)), {}, ColumnError, "FEE_wei: the answer adds"),
            (df.withColumn("error", F.lit(1)), {"on_error": "column"}, ColumnError, "error: the an"),
            (df, {"on_error": "skip"}, PricingError, "on_error: 'skip'; use fail or column"),
            (df, {"eth_usd": 3127.45}, InexactNumber, "eth_usd: 3127.45 is a float; give text"),
            (df, {"eth_usd": "-1"}, PricingError, "ETH price '-1'"),
            (df, {"eth_usd": 1, "eth_usd_series": sheet}, PricingError, "ETH has one price or many"),
            (df, {"usd_decimals": 31}, PricingError, "--usd-decimals: .* use 0 to 30"),
            (df, {"prices": sheet}, PricingError, "sheet.json:1:"),
            (df, {"prices": self.folder / "none"}, PricingError, "none: No such file"),
            (df, {"column": {"units": "px"}}, ColumnError, "no column px for units"),
            (df, {"binary": "no-such-program"}, ProgramNotFound, "no-such-program: no such program"),
        ]
        group = self.id()
        self.spark.sparkContext.setJobGroup(group, group)
        for frame, options, kind, message in cases:
            with self.subTest(message), self.assertRaisesRegex(PricingError, message) as caught:
                self.quote(frame, **options)
            self.assertIs(type(caught.exception), kind)
        self.assertEqual(list(self.spark.sparkContext.statusTracker().getJobIdsForGroup(group)), [])

    def test_prices_are_those_of_the_call(self) -> None:
        """A price file that changes before the job runs changes nothing."""
        prices = self.write("prices.json", PRICES)
        df = self.table(USAGE, ("audio-to-text", None, 3))
        quoted = self.quote(df, prices=prices)
        prices.unlink()
        self.assertEqual(quoted.first()["fee_wei"], 12882811)

    def test_a_price_of_the_workers_environment_is_none(self) -> None:
        shown = self.script("shown", f"env >{self.folder}/environment; exec {PROGRAM} \"$@\"")
        os.environ["LIVEPEER_PRICING_ETH_USD"] = "1"
        self.addCleanup(os.environ.pop, "LIVEPEER_PRICING_ETH_USD")
        self.quote(self.table(USAGE, ("upscale", None, 1)), binary=str(shown)).collect()
        self.assertNotIn("LIVEPEER_PRICING", (self.folder / "environment").read_text())

    def test_the_session_goes_on(self) -> None:
        df = self.table(USAGE, ("upscale", None, 1))
        self.quote(df).collect()
        self.assertEqual(self.spark.range(3).count(), 3)

    def test_a_limit_ends_the_program(self) -> None:
        df = self.spark.range(3_000_000).selectExpr("'upscale' AS pipeline", "id AS units")
        self.assertEqual(len(self.quote(df).limit(5).collect()), 5)


if __name__ == "__main__":
    unittest.main()
