"""A cluster of two workers loses one while it works; nothing of the result changes."""
import csv
import io
import subprocess
import sys
import unittest

from spark_support import PATIENCE_SECONDS, Cluster, wait_for
from support import JOB, PRICES, PROGRAM, FolderTestCase, one_process, parquet_from_csv, usage

CSV_FILES, PARQUET_FILES, ROWS_PER_FILE = 10, 2, 40_000
FIRST, HELD = 4, 2

# The program as workers run it. The first attempts pass, each by a folder that only one can make;
# later ones stop, half fed, at the gate.
GATED = """\
case "$*" in *--totals*) ;; *) exec {program} "$@" ;; esac
for n in $(seq {first}); do
  if mkdir {folder}/started/$n 2>/dev/null; then exec {program} "$@"; fi
done
if [ -e {folder}/gate ]; then exec {program} "$@"; fi
{{
  head -c 1500000
  touch {folder}/held/$$
  while [ ! -e {folder}/gate ]; do sleep 0.05; done
  cat
}} | {program} "$@"
"""


class LostWorkerTests(FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        for name in ("in", "sources", "started", "held"):
            (self.folder / name).mkdir()
        self.csv = [f"{number:02}.csv" for number in range(CSV_FILES)]
        self.parquet = [f"{CSV_FILES + number:02}.parquet" for number in range(PARQUET_FILES)]
        for number, name in enumerate(self.csv):
            self.write(f"in/{name}", usage(ROWS_PER_FILE, number))
        for number, name in enumerate(self.parquet, CSV_FILES):
            source = self.write(f"sources/{name}.csv", usage(ROWS_PER_FILE, number))
            parquet_from_csv(source, self.folder / "in" / name)
        self.flags = ["--prices", str(self.write("prices.json", PRICES)), "--eth-usd", "3127.45"]

    def submit(self, cluster: Cluster) -> subprocess.Popen[str]:
        gated = GATED.format(program=PROGRAM, folder=self.folder, first=FIRST)
        job = cluster.submit(
            JOB / "quote_files.py", "--input", self.folder / "in", "--output", self.folder / "out",
            "--binary", self.script("gated", gated), *self.flags)
        self.addCleanup(job.kill)
        return job

    def files_of(self, kind: str) -> list[str]:
        return sorted(path.name for path in (self.folder / "out" / kind).iterdir())

    def test_nothing_changes(self) -> None:
        cluster = Cluster(self.folder)
        self.addCleanup(cluster.close)
        job = self.submit(cluster)

        # Each worker has one core, so each of the two attempts at the gate is another worker's.
        held = self.folder / "held"
        wait_for(lambda: len(list(held.iterdir())) == HELD or job.poll() is not None)
        self.assertIsNone(job.poll(), (self.folder / "job.log").read_text())
        self.assertEqual(len(self.files_of("totals")), FIRST)
        attempts = list((self.folder / "out/_temporary").iterdir())
        self.assertEqual(len(attempts), HELD)
        for attempt in attempts:
            self.assertGreater(wait_for(lambda: (attempt / "rows").stat().st_size), 0)
        cluster.kill(2)
        (self.folder / "gate").touch()
        said, _ = job.communicate(timeout=PATIENCE_SECONDS)
        self.assertEqual(job.returncode, 0, (self.folder / "job.log").read_text())

        self.check_that_a_task_was_lost_and_repeated(cluster)
        self.check_against_one_process(said)

    def check_that_a_task_was_lost_and_repeated(self, cluster: Cluster) -> None:
        ends: dict[str, list[dict]] = {}
        for event in cluster.task_ends():
            ends.setdefault(event["Task End Reason"]["Reason"], []).append(event["Task Info"])
        lost = {task["Index"] for task in ends["ExecutorLostFailure"]}
        repeated = {task["Index"] for task in ends["Success"] if task["Attempt"] > 0}
        self.assertEqual(len(lost), 1)
        self.assertEqual(repeated, lost)
        self.assertEqual(
            {task["Index"] for task in ends["Success"]}, set(range(CSV_FILES + PARQUET_FILES)))
        print(f"lost with its worker and repeated: the task of file {lost.pop()}", file=sys.stderr)

    def check_against_one_process(self, said: str) -> None:
        totals, rows = self.folder / "totals.json", self.folder / "rows.csv"
        sources = [self.folder / "in" / name for name in self.csv]
        sources += [self.folder / "sources" / f"{name}.csv" for name in self.parquet]
        run = one_process("batch", *sources, *self.flags, "--totals", totals, "--output", rows)
        self.assertEqual(run.returncode, 0, run.stderr)

        out = self.folder / "out"
        self.assertEqual((out / "totals.json").read_bytes(), totals.read_bytes())
        amount = CSV_FILES + PARQUET_FILES
        self.assertIn(f"{amount * ROWS_PER_FILE} rows, 0 rejected, ", said)
        self.assertEqual(
            sorted(path.name for path in out.iterdir()),
            ["_SUCCESS", "rows", "totals", "totals.json"])
        from_parquet = [f"{name}.csv" for name in self.parquet]
        self.assertEqual(self.files_of("rows"), self.csv + from_parquet)

        # Rows of CSV files are the same bytes; Parquet has no quotes to keep, so its cells are.
        header, _, expected = rows.read_bytes().partition(b"\n")
        for name in self.csv:
            first, _, body = (out / "rows" / name).read_bytes().partition(b"\n")
            self.assertEqual(first, header)
            self.assertTrue(expected.startswith(body), name)
            expected = expected[len(body):]
        cells = []
        for name in from_parquet:
            columns, *body = parsed((out / "rows" / name).read_bytes())
            self.assertEqual(columns, header.decode().split(","))
            cells += body
        self.assertEqual(cells, parsed(expected))


def parsed(rows: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(rows.decode(), newline="")))


if __name__ == "__main__":
    unittest.main()
