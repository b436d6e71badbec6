import pickle
import unittest
from concurrent.futures import ThreadPoolExecutor

import pyarrow
import pyarrow.parquet

from layout import Layout
from livepeer_pricing_spark.errors import TaskFailure
from partition import Outcome, Pricing, locate_rejects, quote
from support import PROGRAM, FolderTestCase, one_process

ROWS = "pipeline,units,note\nupscale,2,x\nteleport,1,\"a\nb\"\nupscale,-3,\noops\n"


class LayoutTests(FolderTestCase):
    def test_names(self) -> None:
        layout = Layout("/in", "/out")
        cases = {
            ("rows", "d=1/a.csv"): "/out/rows/d=1/a.csv",
            ("rows", "d=1/a.parquet"): "/out/rows/d=1/a.parquet.csv",
            ("rejects", "a.parquet"): "/out/rejects/a.parquet.csv",
            ("totals", "d=1/a.csv"): "/out/totals/d=1/a.json",
            ("totals", "a.parquet"): "/out/totals/a.parquet.json",
        }
        for (kind, file), path in cases.items():
            self.assertEqual(layout.result(kind, file), path)


class QuoteTests(FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        (self.folder / "out").mkdir()
        self.layout = Layout(str(self.folder), str(self.folder / "out"))
        self.layout.make_folders(["a.csv"], ("rows", "rejects", "totals"))

    def quote(self, attempt: str, program=PROGRAM, skips: bool = False) -> Outcome:
        return quote(self.layout, "a.csv", attempt, Pricing(str(program), skips=skips))

    def made(self) -> dict[str, bytes]:
        """Every file of the output with what is in it."""
        found = (path for path in (self.folder / "out").rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder / "out")): path.read_bytes() for path in found}

    def alone(self, *flags: str) -> dict[str, bytes]:
        """What one process makes of the file."""
        folder = self.folder / "alone"
        for kind in ("rows", "totals", "rejects"):
            (folder / kind).mkdir(parents=True)
        files = ["--output", folder / "rows/a.csv", "--totals", folder / "totals/a.json"]
        if flags:
            files += [*flags, "--rejects", folder / "rejects/a.csv"]
        self.assertEqual(one_process("batch", self.folder / "a.csv", *files).returncode, 0)
        found = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in found}

    def test_whole_file(self) -> None:
        self.write("a.csv", 'pipeline,units,note\r\nupscale,2,"a\r\n""b"\r\nupscale,3,é\r\n')
        columns = ("pipeline", "units", "note", "fee_wei")
        self.assertEqual(self.quote("0"), Outcome("a.csv", columns))
        self.assertEqual(self.made(), self.alone())

    def test_skipping(self) -> None:
        self.write("a.csv", ROWS)
        self.assertIsNone(self.quote("0", skips=True).fault)
        self.assertEqual(self.made(), self.alone("--on-error", "skip"))

    def test_bad_row(self) -> None:
        path = self.write("a.csv", ROWS)
        fault = pickle.loads(pickle.dumps(self.quote("0"))).fault
        self.assertEqual(fault.status, 65)
        said = one_process("batch", path).stderr
        self.assertEqual(f"livepeer-pricing: {fault}\n", said)
        self.assertIn(f"{path}:3: no price for teleport", said)
        # The others need not go on.
        self.assertEqual(self.made(), {})
        # A second attempt at it finds the same: the result of the first may be lost.
        self.assertEqual(str(self.quote("1").fault), str(fault))
        self.write("b.csv", "pipeline,units\nupscale,2\n")
        self.assertEqual(quote(self.layout, "b.csv", "2", Pricing(str(PROGRAM))), Outcome("b.csv"))

    def test_attempts_at_once(self) -> None:
        self.write("a.csv", "pipeline,units\n" + "upscale,2\n" * 50_000)
        with ThreadPoolExecutor(4) as pool:
            outcomes = set(pool.map(self.quote, "01234567"))
        self.assertEqual(outcomes, {Outcome("a.csv", ("pipeline", "units", "fee_wei"))})
        self.assertEqual(self.made(), self.alone())

    def test_failing_machine(self) -> None:
        self.write("a.csv", "pipeline,units\nupscale,2\n")
        full = self.script("full", "cat >/dev/null; echo 'livepeer-pricing: -: full' >&2; exit 74")
        with self.assertRaisesRegex(TaskFailure, "a.csv: livepeer-pricing ended with 74: -: full"):
            self.quote("0", program=full)
        with self.assertRaisesRegex(TaskFailure, "/none: No such file or directory"):
            self.quote("1", program=self.folder / "none")
        self.assertEqual(self.made(), {})

    def test_attempt_after_the_end(self) -> None:
        """Spark may have given an attempt up that still runs: it finds no place to write."""
        self.write("a.csv", "pipeline,units\nupscale,2\n")
        self.layout.end_attempts()
        with self.assertRaises(FileNotFoundError):
            self.quote("0")
        self.assertEqual(self.made(), {})

    def test_unreadable_input(self) -> None:
        (self.folder / "a.csv").mkdir()
        with self.assertRaisesRegex(TaskFailure, "a.csv: Is a directory"):
            self.quote("0")

    def test_vanished_input(self) -> None:
        fault = self.quote("0").fault
        self.assertEqual(
            (fault.status, str(fault)), (66, f"{self.folder}/a.csv: No such file or directory")
        )


class RejectsTests(FolderTestCase):
    def test_parquet_rows(self) -> None:
        source = str(self.folder / "x.parquet")
        table = pyarrow.table({"note": ["one", "two\nlines", "three"], "units": [1, 2, 3]})
        pyarrow.parquet.write_table(table, source)
        rows = ['-,3,"a, b","""two\nlines"",2"', '-,5,"why\r\n","x"']
        raw = self.write("raw", "file,line,reason,row\n" + "".join(f"{row}\n" for row in rows))
        locate_rejects(str(raw), str(self.folder / "out"), source)
        self.assertEqual(
            (self.folder / "out").read_bytes().decode(),
            f'file,line,reason,row\n{source},2,"a, b","""two\nlines"",2"\n'
            f'{source},3,"why\r\n","x"\n',
        )


class PricingTests(FolderTestCase):
    def test_command(self) -> None:
        pricing = Pricing("/bin/p", "/etc/aiModels.json", "3127.45")
        there = pricing.moved(lambda name: f"/worker/{name}")
        self.assertEqual(
            there.command("--threads", "1"),
            ["/worker/p", "batch", "-", "--input", "csv", "--threads", "1",
             "--prices=/worker/aiModels.json", "--eth-usd=3127.45"],
        )
        alone = Pricing("/bin/p").moved(lambda name: f"/worker/{name}")
        self.assertEqual(alone.command(), ["/worker/p", "batch", "-", "--input", "csv"])


if __name__ == "__main__":
    unittest.main()
