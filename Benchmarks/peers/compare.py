#!/usr/bin/env python3
"""Quotes one usage file with every tool, in turn, and prints what each took beside ours.

usage: compare.py PROGRAM [--rows 5000000] [--rounds 3] [--folder FOLDER]

PROGRAM is the release build of livepeer-pricing. The tools run one after another, round by round,
so that a machine whose speed drifts slows them all; the figures are medians, the ratios those of
each round. Every output is compared with ours; DuckDB on two threads keeps no order of rows.
"""
import argparse
import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from prices import ETH_USD

HERE = Path(__file__).resolve().parent
DIFFERS = "DIFFERS"
NOWHERE = Path(os.devnull)


@dataclass
class Tool:
    name: str
    command: list[str]
    output: Path
    environment: dict[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    peak_mib: float = 0

    def run(self) -> None:
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command, env=os.environ | self.environment, stdout=subprocess.DEVNULL, cwd=HERE
        )
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        if status:
            sys.exit(f"{self.name} failed: {' '.join(self.command)}")
        self.peak_mib = max(self.peak_mib, usage.ru_maxrss / 1024)

    def digest(self, is_sorted: bool = False) -> str:
        """What the output's bytes, or its rows in any order, come to."""
        if is_sorted:
            command = ["sort", str(self.output)]
            with subprocess.Popen(command, env={"LC_ALL": "C"}, stdout=subprocess.PIPE) as rows:
                return hashlib.file_digest(rows.stdout, "sha256").hexdigest()
        with open(self.output, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def verdict(self, expected: "Tool") -> str:
        if self.output == NOWHERE:
            return "not kept"
        if self.output.suffix != expected.output.suffix:
            return self.output.suffix[1:].upper()
        if self.digest() == expected.digest():
            return "the same bytes"
        if self.digest(is_sorted=True) == expected.digest(is_sorted=True):
            return "the same rows in another order"
        return DIFFERS


def tools(program: str, folder: Path, python: str, jobs: Path, jobs_json: Path) -> list[Tool]:
    def ours(name: str, source: Path, *flags: str, is_kept: bool = True) -> Tool:
        output = folder / f"{name.replace(' ', '-')}{source.suffix}" if is_kept else NOWHERE
        command = [program, "batch", str(source), "--eth-usd", ETH_USD, "--output", str(output)]
        return Tool(name, command + list(flags), output)

    def peer(name: str, script: str, *arguments: str, **environment: str) -> Tool:
        output = folder / f"{name.replace(' ', '-').replace(',', '')}.csv"
        command = [python, str(HERE / script), str(jobs), str(output), *arguments]
        return Tool(name, command, output, environment)

    yardstick = folder / "quote_jobs"
    subprocess.run(
        ["cc", "-O3", "-march=native", "-o", yardstick, HERE / "quote_jobs.c"], check=True
    )
    c_output = folder / "c.csv"
    return [
        ours("ours 1 thread", jobs, "--threads", "1"),
        ours("ours 2 threads", jobs, "--threads", "2"),
        ours("ours 1 thread NDJSON", jobs_json, "--threads", "1", "--input", "ndjson"),
        Tool("C for this file alone", [str(yardstick), str(jobs), str(c_output)], c_output),
        # What the disk has no part in.
        ours("ours 1 thread, unkept", jobs, "--threads", "1", is_kept=False),
        ours("ours 2 threads, unkept", jobs, "--threads", "2", is_kept=False),
        ours(
            "ours NDJSON, unkept", jobs_json, "--threads", "1", "--input", "ndjson", is_kept=False
        ),
        Tool("C, unkept", [str(yardstick), str(jobs), str(NOWHERE)], NOWHERE),
        peer("DuckDB, 1 thread", "duckdb_peer.py", "1"),
        peer("DuckDB, 2 threads", "duckdb_peer.py", "2"),
        peer("Polars, 1 thread", "polars_peer.py", POLARS_MAX_THREADS="1"),
        peer("Polars, 2 threads", "polars_peer.py", POLARS_MAX_THREADS="2"),
        peer("Python csv", "python_csv_peer.py"),
    ]


def environment(folder: Path) -> str:
    """A Python with the peers in it, made once."""
    python = folder / "python" / "bin" / "python"
    if not python.exists():
        print("installing DuckDB and Polars from PyPI", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder / "python"], check=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "duckdb==1.*", "polars==1.*"], check=True
        )
    return str(python)


def generate(path: Path, rows: int, *flags: str) -> Path:
    if not path.exists():
        partial = path.with_suffix(".partial")
        with open(partial, "wb") as file:
            subprocess.run(
                [sys.executable, HERE / "generate_jobs.py", str(rows), *flags],
                stdout=file, check=True,
            )
        partial.rename(path)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=HERE.parent / ".build-peers")
    options = parser.parse_args()
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)

    jobs = generate(folder / f"jobs-{options.rows}.csv", options.rows)
    jobs_json = generate(folder / f"jobs-{options.rows}.ndjson", options.rows, "--ndjson")
    program = str(Path(shutil.which(options.program) or options.program).resolve())
    everything = tools(program, folder, environment(folder), jobs, jobs_json)
    for round_number in range(options.rounds):
        for tool in everything:
            print(f"round {round_number + 1}: {tool.name}", file=sys.stderr)
            tool.run()

    ours, c = everything[0], everything[3]
    print(f"{options.rows} rows, {jobs.stat().st_size / 2**20:.0f} MiB in")
    print(f"{'':24}{'seconds':>9}{'µs/row':>9}{'MiB':>7}{'× ours':>9}{'× C':>8}  output")
    agree = True
    for tool in everything:
        seconds = statistics.median(tool.seconds)
        ratios = [
            statistics.median(a / b for a, b in zip(tool.seconds, other.seconds))
            for other in (ours, c)
        ]
        verdict = tool.verdict(ours)
        agree = agree and verdict != DIFFERS
        print(
            f"{tool.name:24}{seconds:9.2f}{seconds / options.rows * 1e6:9.3f}{tool.peak_mib:7.0f}"
            f"{ratios[0]:9.2f}{ratios[1]:8.2f}  {verdict}"
        )
    if not agree:
        sys.exit("an output differs from ours")


if __name__ == "__main__":
    main()
