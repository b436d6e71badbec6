import os
import unittest

import quote_files
from data_set import BadData
from support import PRICES, PROGRAM, FolderTestCase, one_process, parquet_from_csv, usage

HEADER = "pipeline,units,note\n"
GOOD = f"{HEADER}upscale,1,\"a\nb\"\nimage-to-image,2,\n"
BAD = f"{HEADER}upscale,1,\"a\nb\"\nteleport,2,\nupscale,3,\nupscale,-4,\"x\n\"\"y\"\"\"\n"


class JobTests(FolderTestCase):
    """The whole job, on two threads of one process."""

    def setUp(self) -> None:
        super().setUp()
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        os.environ["PYSPARK_SUBMIT_ARGS"] = (
            "--master local[2] --conf spark.ui.enabled=false "
            "--conf spark.ui.showConsoleProgress=false --conf spark.log.level=OFF "
            "pyspark-shell"
        )
        (self.folder / "in").mkdir()

    def run_job(self, *flags: object) -> bytes:
        arguments = ["--input", self.folder / "in", "--output", self.folder / "out",
                     "--binary", PROGRAM, *flags]
        return quote_files.run(quote_files.parse([str(argument) for argument in arguments]))

    def made(self) -> set[str]:
        out = self.folder / "out"
        return {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}

    def expect_failure(self, message: str, status: int, *flags: object) -> None:
        with self.assertRaises(BadData) as caught:
            self.run_job(*flags)
        self.assertIn(message, str(caught.exception))
        self.assertEqual(caught.exception.status, status)
        self.assertEqual(self.made(), set())

    def test_csv_and_parquet(self) -> None:
        prices = self.write("prices.json", PRICES)
        self.write("in/d=1/a.csv", usage(3_000, 1))
        source = self.write("b.csv", usage(20_000, 2))
        parquet_from_csv(source, self.folder / "in/d=1/b.parquet")
        flags = ["--prices", prices, "--eth-usd", "3127.45"]
        totals = self.run_job(*flags)
        alone = self.folder / "alone.json"
        one_process("batch", self.folder / "in/d=1/a.csv", source, *flags, "--totals", alone)
        self.assertEqual(totals, alone.read_bytes())
        self.assertEqual((self.folder / "out/totals.json").read_bytes(), totals)
        self.assertEqual(
            self.made(),
            {"_SUCCESS", "totals.json", "rows/d=1/a.csv", "rows/d=1/b.parquet.csv",
             "totals/d=1/a.json", "totals/d=1/b.parquet.json"},
        )

    def test_bad_row_of_csv(self) -> None:
        self.write("in/a.csv", GOOD)
        path = self.write("in/b.csv", BAD)
        self.expect_failure(f"{path}:4: no price for teleport", 65)

    def test_bad_row_of_parquet(self) -> None:
        parquet_from_csv(self.write("bad.csv", BAD), self.folder / "in/b.parquet")
        self.expect_failure(f"{self.folder}/in/b.parquet: row 2: no price for teleport", 65)

    def test_rejects(self) -> None:
        self.write("in/a.csv", GOOD)
        path = self.write("in/b.csv", BAD)
        totals = self.run_job("--on-error", "skip")
        rejects, alone = self.folder / "rejects.csv", self.folder / "alone.json"
        one_process("batch", path.parent / "a.csv", path, "--on-error", "skip",
                    "--rejects", rejects, "--totals", alone)
        self.assertEqual(totals, alone.read_bytes())
        out = self.folder / "out/rejects"
        self.assertEqual((out / "b.csv").read_bytes(), rejects.read_bytes())
        self.assertEqual((out / "a.csv").read_text(), "file,line,reason,row\n")

    def test_columns_that_differ(self) -> None:
        self.write("in/a.csv", GOOD)
        path = self.write("in/b.csv", "units,pipeline,note\n1,upscale,\n")
        self.expect_failure(f"{path}: its columns differ from those of {self.folder}/in/a.csv", 65)

    def test_failing_program(self) -> None:
        path = self.write("in/a.csv", GOOD)
        broken = self.script(
            "broken", 'case "$*" in *--totals*) ;; *) exit 0 ;; esac; echo lost >&2; exit 74')
        self.expect_failure(
            f"{path}: livepeer-pricing ended with 74: lost", 74, "--binary", broken)

    def test_mistakes_before_the_cluster_is_asked(self) -> None:
        self.expect_failure("no .csv or .parquet file in it", 66)
        self.write("in/a.csv", GOOD)
        self.expect_failure("none: no such program", 66, "--binary", "none")
        self.expect_failure("lies in the input", 64, "--output", self.folder / "in/out")
        with self.assertRaisesRegex(Exception, "none.json: No such file"):
            self.run_job("--prices", self.folder / "none.json")

    def test_output_that_is_there(self) -> None:
        self.write("in/a.csv", GOOD)
        (self.folder / "out").mkdir()
        self.expect_failure("out: File exists; name a new folder, or remove it", 73)


if __name__ == "__main__":
    unittest.main()
