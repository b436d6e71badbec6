import random
import time
import unittest
from decimal import Decimal

from pyspark.sql import DataFrame

import livepeer_pricing_spark
from livepeer_pricing_spark import BadRow, ColumnError, InexactNumber, PricingError
from spark_support import SessionTestCase
from support import PROGRAM, one_process

SERIES = "time,eth_usd\n2025-12-01T00:00:00Z,3000.10\n2026-01-15T12:00:00Z,2871.0333\n"


class IncomeTests(SessionTestCase):
    """`income`, beside one process over all records."""

    def setUp(self) -> None:
        super().setUp()
        self.series = self.write("series.csv", SERIES)
        seed = time.time_ns()
        chance = random.Random(seed)
        # From 2025-12-20 on, and about 40 days.
        lines = [
            f"{1_766_188_800 + chance.randrange(3_500_000)},{chance.randrange(10 ** 24)},"
            f"{chance.choice(['', chance.randrange(10 ** 15)])},{chance.choice('xyz')},id-{number}"
            for number in range(2_000)
        ]
        self.lines = lines
        self.source = self.write(
            "records.csv", "at,amount_wei,cost_wei,app,id\n" + "\n".join(lines) + "\n")

    def records(self) -> DataFrame:
        df = self.spark.read.csv(str(self.source), header=True)
        return df.selectExpr("CAST(CAST(at AS BIGINT) AS TIMESTAMP) AS at",
                             "CAST(amount_wei AS DECIMAL(38,0)) AS amount_wei",
                             "CAST(cost_wei AS DECIMAL(20,0)) AS cost_wei", "app", "id")

    def alone(self, *flags: object) -> bytes:
        run = one_process("income", self.source, "--column", "time=at", "--format", "json", *flags)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout.encode()

    def income(self, df: DataFrame, **options: object) -> bytes:
        options = {"binary": str(PROGRAM), "column": {"time": "at"}} | options
        return livepeer_pricing_spark.income(df, **options)

    def test_partitions_merge_to_the_bytes_of_one_process(self) -> None:
        cases = [
            ({}, []),
            ({"eth_usd_series": self.series, "per": "day", "by": ["app"], "utc_offset": "+02:00"},
             ["--eth-usd-series", self.series, "--per", "day", "--by", "app",
              "--utc-offset", "+02:00"]),
            ({"eth_usd": Decimal("3127.45"), "unique": "id"},
             ["--eth-usd", "3127.45", "--unique", "id"]),
        ]
        for options, flags in cases:
            alone = self.alone(*flags)
            for partitions in (1, 7, 40):
                df = self.records().repartition(partitions)
                self.assertEqual(self.income(df, **options), alone, (flags, partitions))

    def test_a_second_record_is_found_in_another_partition(self) -> None:
        df = self.records()
        twice = df.union(df.where("id = 'id-5'")).repartition(7)
        self.income(twice)
        with self.assertRaisesRegex(BadRow, "id-5"):
            self.income(twice, unique="id")

    def test_without_records(self) -> None:
        self.source = self.write("records.csv", "at,amount_wei,app\n")
        df = self.table("at timestamp, amount_wei bigint, app string")
        self.assertEqual(self.income(df, by=["app"]), self.alone("--by", "app"))

    def test_bad_records(self) -> None:
        self.source = self.write("records.csv", "at,amount_wei\n1766188800,5\n1766188800,\n,7\n")
        df = self.table("at bigint, amount_wei bigint", (1766188800, 5), (1766188800, None), (None, 7))
        with self.assertRaisesRegex(BadRow, "amount_wei: empty, and every payment has one|at: empty"):
            self.income(df.repartition(3))
        with self.assertRaisesRegex(BadRow, r"payment has one \(the row: at=1766188800, amount_wei=null\)$"):
            self.income(df.coalesce(1))
        self.assertEqual(self.income(df.repartition(3), on_error="skip"),
                         self.alone("--on-error", "skip"))

    def test_mistakes_before_a_job_runs(self) -> None:
        df = self.table("at bigint, amount_wei bigint, app string")
        cases = [
            (df.drop("amount_wei"), {}, ColumnError, "no column 'amount_wei'"),
            (df.selectExpr("at", "1.5D AS amount_wei"), {}, InexactNumber, "amount_wei is double"),
            (df, {"by": ["pipeline"]}, ColumnError, "the table has 0 columns pipeline; it has at, amo"),
            (df, {"per": "week"}, PricingError, "week"),
            (df, {"eth_usd": 3.5}, InexactNumber, "eth_usd: 3.5 is a float"),
            (df, {"unique": "app", "on_error": "skip"}, PricingError, "unique: a table has no order"),
            (df, {"on_error": "column"}, PricingError, "on_error: 'column'; use fail or skip"),
        ]
        for frame, options, kind, message in cases:
            with self.subTest(message), self.assertRaisesRegex(PricingError, message) as caught:
                self.income(frame, **options)
            self.assertIs(type(caught.exception), kind)


if __name__ == "__main__":
    unittest.main()
