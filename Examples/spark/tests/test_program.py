import os
import unittest

from livepeer_pricing_spark.errors import ProgramFailure
from livepeer_pricing_spark.program import Stopped, output_of, stream
from support import FolderTestCase


class MessageTests(unittest.TestCase):
    def test_line_and_text(self) -> None:
        cases = [
            ("livepeer-pricing: -:3: no pipeline 'x'\n", 3, "no pipeline 'x'"),
            ("livepeer-pricing: -:12: two\nlines\n", 12, "two\nlines"),
            ("note: a column\nlivepeer-pricing: -:4: no unit\n", 4, "no unit"),
            ("livepeer-pricing: p.json:2:90: a number", None, "p.json:2:90: a number"),
            ("error while loading\n", None, "error while loading"),
            ("", None, ""),
        ]
        for said, line, text in cases:
            failure = ProgramFailure(65, said)
            self.assertEqual((failure.line, str(failure)), (line, text))

    def test_what_another_attempt_mends(self) -> None:
        statuses = {64: True, 65: True, 66: True, 70: False, 74: False, -9: False}
        for status, is_lasting in statuses.items():
            self.assertEqual(ProgramFailure(status, "").is_lasting, is_lasting)


class StreamTests(FolderTestCase):
    def stream(self, script: str, chunks, **options) -> bytes:
        command = [str(self.script("program", script))]
        with open(self.folder / "out", "w+b") as output, open(self.folder / "said", "w+b") as said:
            stream(command, chunks, output, said, **options)
            output.seek(0)
            return output.read()

    def test_bytes_pass(self) -> None:
        chunks = [bytes([number]) * 300_000 for number in range(10)]
        self.assertEqual(self.stream("cat", chunks), b"".join(chunks))

    def test_early_end(self) -> None:
        endless = iter(lambda: b"x" * 100_000, b"")
        with self.assertRaises(ProgramFailure) as caught:
            self.stream("echo 'livepeer-pricing: -:2: bad' >&2; exit 65", endless)
        self.assertEqual((caught.exception.status, caught.exception.line), (65, 2))
        with self.assertRaisesRegex(ProgramFailure, "it ended before its input did"):
            self.stream("exit 0", endless)

    def test_failing_input_is_no_end(self) -> None:
        """The program is killed before its input closes: it never prices a part as the whole."""

        def chunks():
            yield b"x\n"
            raise OSError("gone")

        with self.assertRaisesRegex(OSError, "gone"):
            self.stream(f"cat >/dev/null; touch {self.folder}/whole", chunks())
        self.assertFalse(os.path.exists(self.folder / "whole"))

    def test_stop(self) -> None:
        with self.assertRaises(Stopped):
            self.stream("cat", [b"x"], is_stopped=lambda: True)

    def test_output_of(self) -> None:
        self.assertEqual(output_of([str(self.script("p", "cat"))], b"x"), b"x")
        with self.assertRaisesRegex(ProgramFailure, "^why$"):
            output_of([str(self.script("p", "echo livepeer-pricing: why >&2; exit 64"))])


if __name__ == "__main__":
    unittest.main()
