import os
import unittest
from decimal import Decimal
from unittest import mock

from livepeer_pricing_spark.errors import ProgramFailure
from livepeer_pricing_spark import InexactNumber, ProgramNotFound, VersionMismatch, raised_in_task
from livepeer_pricing_spark import program
from livepeer_pricing_spark.program import Stopped, output_of, stream
from livepeer_pricing_spark.settings import Settings
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


class FindTests(FolderTestCase):
    """Where a machine's program is looked for, and whether it is the driver's."""

    def test_order_of_places(self) -> None:
        places = [self.folder / name for name in ("shipped", "here", "path")]
        for place in places:
            self.script(f"{place.name}/priced", "echo")
        with mock.patch.object(program, "_shipped", return_value=[str(places[0])]), \
                mock.patch.dict(os.environ, {"PATH": str(places[2])}):
            self.addCleanup(os.chdir, os.getcwd())
            os.chdir(places[1])
            for place in places:
                self.assertEqual(program.find("priced"), str(place / "priced"))
                self.assertEqual(program.find(str(place / "priced")), str(place / "priced"))
                os.remove(place / "priced")
            with self.assertRaisesRegex(ProgramNotFound, "priced: no such program on "):
                program.find("priced")

    def test_a_file_that_cannot_run_is_no_program(self) -> None:
        self.write("priced", "")
        with self.assertRaises(ProgramNotFound):
            program.find(str(self.folder / "priced"))

    def test_versions(self) -> None:
        path = str(self.script("priced", "echo 1.2.3"))
        program.check_version(path, "1.2.3")
        with self.assertRaisesRegex(
            VersionMismatch, "has livepeer-pricing 1.2.3 in .*/priced, and the driver has 1.2.4;"
        ):
            program.check_version(path, "1.2.4")
        # Another file under the same name is asked anew.
        self.script("priced", "echo 1.2.4 ")
        program.check_version(path, "1.2.4")

    def test_flags_are_exact(self) -> None:
        path = str(self.script("priced", "echo 1.2.3"))

        def flags(value: object) -> tuple[str, ...]:
            return Settings.made("batch", binary=path, flags={"--eth-usd": value}, files={}).flags

        for value, text in ((Decimal("1E+3"), "1000"), (Decimal("1E-9"), "0.000000001"), (3, "3"),
                            ("3127.45", "3127.45")):
            self.assertEqual(flags(value), (f"--eth-usd={text}",))
        self.assertEqual(flags(None), ())
        with self.assertRaisesRegex(InexactNumber, "eth_usd: 0.5 is a float; give text or a Decimal"):
            flags(0.5)


class RaisedInTaskTests(unittest.TestCase):
    def test_what_spark_keeps_of_an_error(self) -> None:
        text = ("job aborted\nTraceback (most recent call last):\n  File x\n"
                "livepeer_pricing_spark.errors.VersionMismatch: a has 1, and b has 2\n\n\tat org.x\n")
        found = raised_in_task(Exception(text))
        self.assertEqual((type(found), str(found)), (VersionMismatch, "a has 1, and b has 2"))
        self.assertIsNone(raised_in_task(ValueError("x")))


if __name__ == "__main__":
    unittest.main()
