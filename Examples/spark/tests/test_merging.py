import unittest

from livepeer_pricing_spark import merging as totals
from livepeer_pricing_spark.errors import ProgramFailure
from support import PROGRAM, FolderTestCase, one_process


class MergeTests(FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.parts, usage = [], []
        for number in range(7):
            # Fees past 64 and past 128 bits.
            rows = f"upscale,{10 ** (5 * number)}\nllm,{number}\n"
            usage.append(self.write(f"{number}.csv", f"pipeline,units\n{rows}"))
            self.parts.append(str(self.folder / f"{number}.json"))
            self.price(usage[-1:], self.parts[-1])
        self.price(usage, self.folder / "whole.json")
        self.whole = (self.folder / "whole.json").read_bytes()

    def price(self, usage, target) -> None:
        run = one_process("batch", *usage, "--eth-usd", "3127.45", "--totals", target)
        self.assertEqual(run.returncode, 0, run.stderr)

    def test_in_any_batches(self) -> None:
        for files_at_once in (1, 2, 3, 7, 500):
            merged = totals.merged(str(PROGRAM), self.parts, files_at_once)
            self.assertEqual(merged, self.whole)

    def test_bad_part(self) -> None:
        self.parts[3] = str(self.write("3.json", "{}"))
        with self.assertRaisesRegex(ProgramFailure, "3.json:1:1: "):
            totals.merged(str(PROGRAM), self.parts, 2)

    def test_summary(self) -> None:
        amounts = '{"rows":"2","rejected":"1","fee_wei":"340282366920938463463374607431768211457"'
        self.assertEqual(
            totals.summary(f'{amounts},"groups":[]}}'.encode()),
            "2 rows, 1 rejected, 340282366920938463463374607431768211457 wei",
        )
        self.assertEqual(
            totals.summary(f'{amounts},"fee_usd":"0.10"}}'.encode()),
            "2 rows, 1 rejected, 340282366920938463463374607431768211457 wei, $0.10",
        )


if __name__ == "__main__":
    unittest.main()
