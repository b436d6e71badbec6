import logging
import unittest
from decimal import Decimal

from pyspark.sql import DataFrame

import livepeer_pricing_spark
from livepeer_pricing_spark import BadRow, ColumnError, PricingError, TaskFailure
from spark_support import SessionTestCase
from support import PRICES, PROGRAM, one_process, usage

ROWS = 20_000


class TotalsTests(SessionTestCase):
    """`totals`, beside one process over all rows."""

    def setUp(self) -> None:
        super().setUp()
        self.source = self.write("usage.csv", usage(ROWS, 7))
        self.prices = self.write("prices.json", PRICES)

    def rows(self, **options: object) -> DataFrame:
        return self.spark.read.csv(str(self.source), header=True, **{"multiLine": True} | options)

    def alone(self, *flags: object) -> bytes:
        """What one process writes."""
        target = self.folder / "one.json"
        run = one_process("batch", self.source, "--prices", self.prices, *flags, "--output",
                          "/dev/null", "--totals", target)
        self.assertEqual(run.returncode, 0, run.stderr)
        return target.read_bytes()

    def totals(self, df: DataFrame, **options: object) -> bytes:
        options = {"binary": str(PROGRAM), "prices": self.prices} | options
        return livepeer_pricing_spark.totals(df, **options)

    def test_1_7_and_200_partitions(self) -> None:
        alone = self.alone("--eth-usd", "3127.45")
        for partitions in (1, 7, 200):
            df = self.rows().repartition(partitions)
            self.assertEqual(df.rdd.getNumPartitions(), partitions)
            self.assertEqual(self.totals(df, eth_usd="3127.45"), alone, partitions)

    def test_shuffled(self) -> None:
        alone = self.alone("--eth-usd", "3127.45")
        for seed in (1, 2):
            df = self.rows().selectExpr("*", f"rand({seed}) AS place").repartition(5, "place")
            self.assertEqual(self.totals(df.sort("place"), eth_usd="3127.45"), alone)

    def test_without_dollars(self) -> None:
        self.assertEqual(self.totals(self.rows().repartition(3)), self.alone())

    def test_a_large_file_that_spark_splits(self) -> None:
        """Rows of one line each: Spark cuts the file where it will."""
        lines = usage(ROWS, 7).replace('"two\nlines"', "x").replace('"\r\n"', "y")
        self.source = self.write("usage.csv", lines)
        self.spark.conf.set("spark.sql.files.maxPartitionBytes", "100000")
        self.addCleanup(self.spark.conf.unset, "spark.sql.files.maxPartitionBytes")
        df = self.rows(multiLine=False)
        self.assertGreater(df.rdd.getNumPartitions(), 7)
        self.assertEqual(self.totals(df, eth_usd=3000), self.alone("--eth-usd", "3000"))

    def test_parquet_and_types(self) -> None:
        alone = self.alone("--eth-usd", "3127.45")
        for kind in ("bigint", "decimal(20,0)", "string"):
            folder = str(self.folder / kind)
            typed = self.rows().selectExpr("note", f"CAST(units AS {kind}) AS px", "pipeline AS kind",
                                           "model_id")
            typed.repartition(2).write.parquet(folder)
            df = self.spark.read.parquet(folder)
            self.assertEqual(
                self.totals(df, eth_usd="3127.45", column={"units": "px", "pipeline": "kind"}), alone)

    def test_rejected_rows_are_counted(self) -> None:
        bad = "".join(f"job,teleport,,{number},\n" for number in range(100))
        self.source = self.write("usage.csv", usage(ROWS, 7) + bad)
        self.assertEqual(
            self.totals(self.rows().repartition(9), on_error="skip", eth_usd="3000"),
            self.alone("--on-error", "skip", "--eth-usd", "3000"))
        with self.assertRaisesRegex(BadRow, r"no price for teleport; .*\(the row: pipeline='teleport'"):
            self.totals(self.rows().repartition(9))

    def test_prices_of_the_rows(self) -> None:
        """Fees beyond 128 bits, and dollars at the price of each row."""
        lines = [f"upscale,{10 ** (number % 40)},{3000 + number}.{number}" for number in range(1, 300)]
        text = "pipeline,units,eth_usd\n" + "\n".join(lines) + "\n"
        self.source = self.write("usage.csv", text)
        self.prices = None
        df = self.spark.createDataFrame(
            [(kind, units, Decimal(price)) for kind, units, price in
             (line.split(",") for line in lines)],
            "pipeline string, units string, eth_usd decimal(20,10)")
        target = self.folder / "one.json"
        one_process("batch", self.source, "--output", "/dev/null", "--totals", target)
        self.assertEqual(self.totals(df.repartition(11)), target.read_bytes())

    def test_without_rows(self) -> None:
        self.source = self.write("usage.csv", "pipeline,units\n")
        for flags, options in (((), {}), (("--eth-usd", "3"), {"eth_usd": 3})):
            df = self.spark.createDataFrame([], "pipeline string, units bigint")
            self.assertEqual(self.totals(df, **options), self.alone(*flags))

    def test_only_the_columns_that_are_read_leave_their_source(self) -> None:
        folder = str(self.folder / "rows.parquet")
        self.rows().write.parquet(folder)
        seen = []
        mapped = livepeer_pricing_spark.totalling.mapped

        def watched(df: DataFrame, function, schema) -> DataFrame:
            seen.append(df._jdf.queryExecution().executedPlan().toString())
            return mapped(df, function, schema)

        livepeer_pricing_spark.totalling.mapped = watched
        self.addCleanup(setattr, livepeer_pricing_spark.totalling, "mapped", mapped)
        self.totals(self.spark.read.parquet(folder))
        self.assertIn("ReadSchema: struct<pipeline:string,model_id:string,units:string>", seen[0])

    def test_mistakes_are_of_our_types(self) -> None:
        df = self.spark.createDataFrame([("upscale", 1)], "pipeline string, units bigint")
        with self.assertRaisesRegex(PricingError, "on_error: 'column'; use fail or skip"):
            self.totals(df, on_error="column")
        with self.assertRaisesRegex(ColumnError, "no measure"):
            self.totals(df.drop("units"))
        dying = self.script("dying", 'case "$*" in *--threads=1*) echo names; read row; '
                                     f'echo gone >&2; exit 74 ;; esac; exec {PROGRAM} "$@"')
        with self.assertRaisesRegex(TaskFailure, "^livepeer-pricing ended with 74: gone$"):
            self.totals(df, binary=str(dying), prices=None)
        logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
        with self.assertRaisesRegex(Exception, "DIVIDE_BY_ZERO"):
            self.totals(df.selectExpr("pipeline", "units DIV 0 AS units"), prices=None)


if __name__ == "__main__":
    unittest.main()
