"""`quote` and `totals` on two workers, of which one is lost, slow, or has another program."""
import os
import subprocess
import sys
import unittest
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet

from livepeer_pricing_spark import archive
from spark_support import PATIENCE_SECONDS, Cluster, wait_for
from support import PRICES, PROGRAM, FolderTestCase, one_process, parquet_from_csv, usage

FILES, ROWS_PER_FILE, FIRST, HELD = 6, 40_000, 2, 2

# The program as tasks run it, apart for `totals` and `quote`. The first attempts pass, each by a
# folder that only one can make; later ones stop, half fed, at the gate. dd keeps nothing to itself, and
# so the answers come that a batch waits for.
GATED = """\
case "$*" in *--threads=1*) ;; *) exec {program} "$@" ;; esac
case "$*" in *--totals*) here={folder}/totals ;; *) here={folder}/quote ;; esac
for n in $(seq {first}); do
  if mkdir $here/started/$n 2>/dev/null; then exec {program} "$@"; fi
done
if [ -e $here/gate ]; then exec {program} "$@"; fi
{{
  dd bs=4096 count=200 status=none
  touch $here/held/$$
  while [ ! -e $here/gate ]; do sleep 0.05; done
  cat
}} | {program} "$@"
"""
# The first attempt never ends by itself.
STUCK = """\
case "$*" in *--threads=1*) ;; *) exec {program} "$@" ;; esac
case "$*" in *--totals*) here={folder}/totals ;; *) here={folder}/quote ;; esac
if mkdir $here/started/1 2>/dev/null; then
  {{ dd bs=4096 count=200 status=none; exec sleep 600; }} | {program} "$@"
fi
exec {program} "$@"
"""


class ClusterTests(FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        for command in ("totals", "quote"):
            for name in ("started", "held"):
                (self.folder / command / name).mkdir(parents=True)
        (self.folder / "in").mkdir()
        self.sources = []
        for number in range(FILES):
            self.sources.append(self.write(f"{number}.csv", usage(ROWS_PER_FILE, number)))
            parquet_from_csv(self.sources[-1], self.folder / f"in/{number}.parquet")
        self.prices = self.write("prices.json", PRICES)

    def start(self, **paths: Path) -> Cluster:
        cluster = Cluster(self.folder, {name.replace("_", "-"): each for name, each in paths.items()})
        self.addCleanup(cluster.close)
        return cluster

    def submit(
        self, cluster: Cluster, binary: str, *commands: str, files: tuple[Path, ...] = (),
        path: Path | None = None, **settings: str
    ) -> subprocess.Popen[str]:
        """Submits the job as the README says: the package by --py-files, the program by --files."""
        settings = {name.replace("_", "."): value for name, value in settings.items()} | {
            # A file is a partition.
            "spark.sql.files.maxPartitionBytes": "4000000",
            "spark.sql.files.openCostInBytes": "4000000",
        }
        flags = ["--py-files", archive(self.folder)]
        if files:
            flags += ["--files", ",".join(map(str, files))]
        job = cluster.submit(
            Path(__file__).with_name("cluster_job.py"), self.folder / "in", self.folder / "out",
            self.prices, binary, *commands, settings=settings, flags=tuple(flags), path=path)
        self.addCleanup(job.kill)
        return job

    def job_log(self) -> str:
        return (self.folder / "job.log").read_text()

    def finish(self, job: subprocess.Popen[str]) -> None:
        said, _ = job.communicate(timeout=PATIENCE_SECONDS)
        self.assertEqual(job.returncode, 0, self.job_log())
        self.assertIn("the session goes on: 3", said)

    def check_against_one_process(self) -> None:
        """Every row is there once with its fees, and the totals are the same bytes."""
        totals, rows = self.folder / "totals.json", self.folder / "rows.csv"
        run = one_process("batch", *self.sources, "--prices", self.prices, "--eth-usd", "3127.45",
                          "--totals", totals, "--output", rows)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual((self.folder / "out.json").read_bytes(), totals.read_bytes())
        found = pyarrow.parquet.read_table(self.folder / "out.parquet")
        expected = pyarrow.csv.read_csv(
            rows, parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types={field.name: field.type for field in found.schema}))
        order = [(name, "ascending") for name in ("job_id", "units", "model_id", "note")]
        self.assertEqual(found.num_rows, FILES * ROWS_PER_FILE)
        self.assertTrue(found.sort_by(order).equals(expected.sort_by(order).cast(found.schema)))

    def held(self, command: str, job: subprocess.Popen[str]) -> None:
        """Waits until both workers have a task that is half fed."""
        held = self.folder / command / "held"
        wait_for(lambda: len(list(held.iterdir())) == HELD or job.poll() is not None)
        self.assertIsNone(job.poll(), self.job_log())

    def test_a_lost_worker_changes_nothing(self) -> None:
        cluster = self.start()
        gated = self.script("gated", GATED.format(program=PROGRAM, folder=self.folder, first=FIRST))
        job = self.submit(cluster, "gated", "totals", "quote", files=(gated,))
        self.held("totals", job)
        cluster.kill(2)
        cluster.start_worker("worker-3")
        (self.folder / "totals/gate").touch()
        self.held("quote", job)
        cluster.kill(3)
        (self.folder / "quote/gate").touch()
        self.finish(job)
        ends = [event["Task End Reason"]["Reason"] for event in cluster.task_ends()]
        self.assertEqual(ends.count("ExecutorLostFailure"), 2)
        self.check_against_one_process()
        print("lost with their workers and repeated: a task of totals, a task of quote", file=sys.stderr)

    def test_speculation_counts_no_row_twice(self) -> None:
        cluster = self.start()
        stuck = self.script("stuck", STUCK.format(program=PROGRAM, folder=self.folder))
        job = self.submit(
            cluster, "stuck", "totals", "quote", files=(stuck,), spark_speculation="true",
            spark_speculation_quantile="0.5", spark_speculation_interval="50ms")
        self.finish(job)
        tasks = [event["Task Info"] for event in cluster.task_ends()]
        wins = [task for task in tasks if task["Speculative"] and not task["Failed"] and not task["Killed"]]
        self.assertGreaterEqual(len(wins), 2)
        self.check_against_one_process()
        print(f"won by the second of two attempts at once: {len(wins)} tasks", file=sys.stderr)

    def test_another_version_on_one_worker(self) -> None:
        """Found in the PATH of each worker. The right one waits, so that it takes no second task."""
        waits = f'case "$*" in *--threads=1*) sleep 600 ;; esac; exec {PROGRAM} "$@"'
        other = "case $1 in --version) echo 0.1.2 ;; *) exit 1 ;; esac"
        for folder, script in (("right", waits), ("wrong", other)):
            self.script(f"{folder}/livepeer-pricing", script)
        cluster = self.start(worker_1=self.folder / "right", worker_2=self.folder / "wrong")
        os.symlink(PROGRAM, self.folder / "livepeer-pricing")
        job = self.submit(cluster, "livepeer-pricing", "quote", path=self.folder)
        said, _ = job.communicate(timeout=PATIENCE_SECONDS)
        self.assertNotEqual(job.returncode, 0)
        version = one_process("--version").stdout.strip()
        self.assertRegex(
            said + self.job_log(), r"VersionMismatch: \S+ has livepeer-pricing 0\.1\.2 in "
            rf"{self.folder}/wrong/livepeer-pricing, and the driver has {version}; "
            "give all machines one version")

    def test_attempts_after_another_version(self) -> None:
        """Attempts that find another version fail; those that find the right one price every row."""
        flaky = (f'case $1 in --version) for n in 1 2; do mkdir {self.folder}/quote/started/$n '
                 f'2>/dev/null && echo 0.1.2 && exit; done ;; esac; exec {PROGRAM} "$@"')
        self.script("flaky/livepeer-pricing", flaky)
        cluster = self.start(worker_1=self.folder / "flaky", worker_2=self.folder / "flaky")
        os.symlink(PROGRAM, self.folder / "livepeer-pricing")
        job = self.submit(cluster, "livepeer-pricing", "totals", "quote", path=self.folder)
        self.finish(job)
        ends = [event["Task End Reason"] for event in cluster.task_ends()]
        failed = [end for end in ends if end["Reason"] == "ExceptionFailure"]
        self.assertEqual(len(failed), 2)
        self.assertTrue(all("VersionMismatch" in str(end) for end in failed))
        self.check_against_one_process()


if __name__ == "__main__":
    unittest.main()
