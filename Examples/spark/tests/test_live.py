import os
import random
import time
import unittest

import pyarrow

from livepeer_pricing_spark.errors import ProgramFailure
from livepeer_pricing_spark.live import Answer, LiveProgram
from support import PROGRAM, FolderTestCase, one_process

NAMES = b"pipeline,units\n"


class LiveProgramTests(FolderTestCase):
    def live(self, program=PROGRAM, names: bytes = NAMES, totals: bool = False) -> LiveProgram:
        command = [str(program), "batch", "-", "--input=csv", "--threads=1", "--on-error=skip"]
        live = LiveProgram(command, names, totals)
        self.addCleanup(live.close)
        return live

    def ask(self, live: LiveProgram, rows: str, count: int) -> Answer:
        return live.quote(pyarrow.py_buffer(rows.encode()), count)

    def test_answers_come_while_the_program_waits_for_more(self) -> None:
        live = self.live()
        for units in range(1, 200):
            answer = self.ask(live, f"upscale,{units}\n", 1)
            self.assertEqual(answer, Answer(f"upscale,{units},{4768371 * units}\n".encode(), []))
        self.assertEqual(live.finish(), "")

    def test_batches_that_no_pipe_holds(self) -> None:
        """Neither side waits for the other, whatever is in the pipes."""
        live = self.live(totals=True)
        rows = "".join(f"upscale,{number}\n" for number in range(200_000))
        for _ in range(3):
            answer = self.ask(live, rows, 200_000)
            self.assertEqual(answer.priced.count(b"\n"), 200_000)
        self.assertIn('"rows":"600000"', live.finish())

    def test_rejects_keep_their_places(self) -> None:
        """Rows of any lines: what is in a batch and in the answers is found again."""
        seed = time.time_ns()
        chance = random.Random(seed)
        live = self.live()
        kinds = [("upscale,1\n", None), ("upscale,x\n", "units 'x'"), ("teleport,2\n", "no price"),
                 ('"tele\nport",2\n', "no price"), ('"a\n\n""b",3\n', "no price"),
                 ('"upscale",4\n', None), ("upscale,\n", "no measure")]
        for _ in range(300):
            # Some batches have no line breaks within rows, and some no rows that are good.
            of = chance.choice([kinds[:3], kinds, kinds[1:5], kinds[:1]])
            rows = chance.choices(of, k=chance.randrange(1, 30))
            answer = self.ask(live, "".join(text for text, _ in rows), len(rows))
            bad = {row: reason for row, (_, reason) in enumerate(rows) if reason}
            self.assertEqual([reject.row for reject in answer.rejects], list(bad), seed)
            for reject in answer.rejects:
                self.assertTrue(reject.reason.startswith(bad[reject.row]), (seed, reject))
            self.assertEqual(answer.priced.count(b"\n"), len(rows) - len(bad), seed)
        live.finish()

    def test_names_of_several_lines(self) -> None:
        live = self.live(names=b'pipeline,units,"a\nb"\n')
        self.assertEqual(self.ask(live, "upscale,x,\n", 1).rejects[0].row, 0)
        self.assertEqual(self.ask(live, "upscale,1,\n", 1).rejects, [])

    def test_totals_are_those_of_a_run_over_a_file(self) -> None:
        rows = "upscale,1\nllm,5\nteleport,1\n"
        file = self.write("a.csv", NAMES.decode() + rows * 2)
        target = self.folder / "totals.json"
        one_process("batch", file, "--on-error=skip", "--totals", target)
        live = self.live(totals=True)
        for _ in range(2):
            self.ask(live, rows, 3)
        self.assertEqual(live.finish(), target.read_text())

    def expect_failure(self, script: str, message: str, status: int) -> None:
        program = self.script("program", script)
        with self.assertRaises(ProgramFailure) as caught:
            live = self.live(program)
            for _ in range(3):
                self.ask(live, "upscale,1\n" * 100_000, 100_000)
            live.finish()
        self.assertEqual((caught.exception.text, caught.exception.status), (message, status))

    def test_a_program_that_dies(self) -> None:
        begins = "echo 'pipeline,units,fee_wei'; "
        cases = [
            ("echo 'note: x' >&2; echo 'livepeer-pricing: -: no space' >&2; exit 74", "-: no space", 74),
            (f"{begins} echo 'a line' >&2; echo 'the last' >&2; exit 3", "the last", 3),
            (f"{begins} head -c 100000 >/dev/null; kill -9 $$", "it ended before its input did", -9),
            (f"{begins} exit 0", "it ended before its input did", 0),
            (f"{begins} yes", "it wrote more rows than it was given", 0),
            (f"{begins} exec >&-; cat >/dev/null; echo deaf >&2; exit 5", "deaf", 5),
        ]
        for script, message, status in cases:
            with self.subTest(script):
                self.expect_failure(script, message, status)

    def test_a_program_that_fails_at_the_end(self) -> None:
        self.expect_failure(f'{PROGRAM} "$@"; echo broken >&2; exit 70', "broken", 70)

    def test_a_program_that_says_much(self) -> None:
        """It would wait for a reader of its messages, and hold the answers."""
        live = self.live(self.script("program", f'head -c 3000000 /dev/zero >&2; exec {PROGRAM} "$@"'))
        self.assertEqual(self.ask(live, "upscale,1\n", 1).rejects, [])
        live.finish()

    def test_closing_ends_the_program(self) -> None:
        live = self.live(self.script("program", f"echo $$ >{self.folder}/pid; echo names; exec sleep 600"))
        live.close()
        with self.assertRaises(ProcessLookupError):
            os.kill(int((self.folder / "pid").read_text()), 0)

    def test_no_program(self) -> None:
        before = len(os.listdir("/proc/self/fd"))
        with self.assertRaises(FileNotFoundError):
            self.live(self.folder / "none")
        self.assertEqual(len(os.listdir("/proc/self/fd")), before)


if __name__ == "__main__":
    unittest.main()
