#!/usr/bin/env python3
"""Quotes one usage file with every tool, in turn, and prints what each took beside ours.

usage: compare.py PROGRAM [--rows 5000000] [--rounds 3] [--folder FOLDER] [--json FILE] [--svg FILE]

PROGRAM is the release build of livepeer-pricing. The tools run one after another, round by round,
so that a machine whose speed drifts slows them all. What is compared is processor time, with the
output thrown away, so that the disk has no part in it; ratios are those of each round. Before that
every tool writes its output once, and it is compared with ours; DuckDB on two threads keeps no
order of rows.
"""
import argparse
import hashlib
import json
import math
import os
import resource
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
OUTPUT = "OUTPUT"


@dataclass
class Tool:
    name: str
    #: The arguments; OUTPUT stands for the file to write.
    command: list[str]
    suffix: str = ".csv"
    environment: dict[str, str] = field(default_factory=dict)
    processor: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    peak_mib: float = 0
    verdict: str = ""

    def run(self, output: str) -> tuple[resource.struct_rusage, float]:
        """Runs the tool once; returns what it used, and the seconds that it took."""
        command = [output if argument == OUTPUT else argument for argument in self.command]
        quiet = subprocess.DEVNULL
        start = time.perf_counter()
        process = subprocess.Popen(
            command, env=os.environ | self.environment, stdout=quiet, stderr=quiet, cwd=HERE
        )
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - start
        if status:
            sys.exit(f"{self.name} failed: {' '.join(command)}")
        self.peak_mib = max(self.peak_mib, usage.ru_maxrss / 1024)
        return usage, elapsed

    def measure(self) -> None:
        usage, elapsed = self.run(os.devnull)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        self.seconds.append(elapsed)


def digest(path: Path, is_sorted: bool = False) -> str:
    """What a file's bytes, or its rows in any order, come to."""
    if is_sorted:
        with subprocess.Popen(
            ["sort", str(path)], env={"LC_ALL": "C"}, stdout=subprocess.PIPE
        ) as rows:
            return hashlib.file_digest(rows.stdout, "sha256").hexdigest()
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check(tools: list[Tool], folder: Path) -> bool:
    """Lets every tool write its output once, and says how it compares with the first one's."""
    expected = folder / "expected.csv"
    tools[0].run(str(expected))
    for tool in tools:
        if tool.suffix != expected.suffix:
            tool.verdict = tool.suffix[1:].upper()
            continue
        output = folder / "output.csv"
        tool.run(str(output))
        if digest(output) == digest(expected):
            tool.verdict = "the same bytes"
        elif digest(output, is_sorted=True) == digest(expected, is_sorted=True):
            tool.verdict = "the same rows in another order"
        else:
            tool.verdict = DIFFERS
        output.unlink()
    expected.unlink()
    return all(tool.verdict != DIFFERS for tool in tools)


def all_tools(
    program: str, folder: Path, python: str, jobs: Path, jobs_json: Path
) -> list[Tool]:
    def ours(name: str, source: Path, *flags: str) -> Tool:
        command = [program, "batch", str(source), "--eth-usd", ETH_USD, "--output", OUTPUT]
        return Tool(name, command + list(flags), source.suffix)

    def peer(name: str, script: str, *arguments: str, **environment: str) -> Tool:
        command = [python, str(HERE / script), str(jobs), OUTPUT, *arguments]
        return Tool(name, command, environment=environment)

    # For any processor of the architecture, as our program is.
    yardstick = folder / "quote_jobs"
    subprocess.run(["cc", "-O3", "-o", yardstick, HERE / "quote_jobs.c"], check=True)
    return [
        ours("ours, 1 thread", jobs, "--threads", "1"),
        ours("ours, 2 threads", jobs, "--threads", "2"),
        ours("ours, 1 thread, NDJSON", jobs_json, "--threads", "1", "--input", "ndjson"),
        Tool("C for this file alone", [str(yardstick), str(jobs), OUTPUT]),
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


def ratio(of: list[float], to: list[float]) -> float:
    """The median of the rounds' ratios."""
    return statistics.median(a / b for a, b in zip(of, to))


def chart(results: list[dict], rows: int) -> str:
    """Bars of processor time beside ours, on a scale of powers of ten."""
    shown = [result for result in results if "2 threads" not in result["tool"]]
    left, width, step = 190, 400, 26
    most = math.log10(max(result["processor_ratio"] for result in shown) * 2)
    least = math.log10(min(result["processor_ratio"] for result in shown) / 2)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {len(shown) * step + 48}"'
        ' font-family="sans-serif" font-size="13" role="img">',
        "<title>Processor time to price the same rows, in units of ours</title>",
        "<style>text{fill:#24292f}.ours{fill:#1f6feb}.peer{fill:#8b949e}"
        "@media(prefers-color-scheme:dark){text{fill:#e6edf3}}</style>",
        f'<text x="0" y="16">Processor time for {rows:,} rows of CSV, in units of ours'
        " (logarithmic)</text>",
    ]
    for index, result in enumerate(shown):
        y = 34 + index * step
        value = result["processor_ratio"]
        length = width * (math.log10(value) - least) / (most - least)
        kind = "ours" if result["tool"].startswith("ours") else "peer"
        lines += [
            f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{result["tool"]}</text>',
            f'<rect class="{kind}" x="{left}" y="{y}" width="{length:.0f}" height="18" rx="2"/>',
            f'<text x="{left + length + 6:.0f}" y="{y + 14}">{value:.2f}</text>',
        ]
    return "\n".join(lines + ["</svg>", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=HERE.parent / ".build-peers")
    parser.add_argument("--json", type=Path, help="write the figures to a file")
    parser.add_argument("--svg", type=Path, help="write a chart to a file")
    options = parser.parse_args()
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)

    jobs = generate(folder / f"jobs-{options.rows}.csv", options.rows)
    jobs_json = generate(folder / f"jobs-{options.rows}.ndjson", options.rows, "--ndjson")
    program = str(Path(shutil.which(options.program) or options.program).resolve())
    tools = all_tools(program, folder, environment(folder), jobs, jobs_json)
    print("comparing the outputs", file=sys.stderr)
    agree = check(tools, folder)
    for round_number in range(options.rounds):
        for tool in tools:
            print(f"round {round_number + 1}: {tool.name}", file=sys.stderr)
            tool.measure()

    ours = tools[0]
    c = next(tool for tool in tools if tool.name.startswith("C "))
    results = [
        {
            "tool": tool.name,
            "processor_seconds": statistics.median(tool.processor),
            "seconds": statistics.median(tool.seconds),
            "peak_mib": tool.peak_mib,
            "processor_ratio": ratio(tool.processor, ours.processor),
            "processor_ratio_to_c": ratio(tool.processor, c.processor),
            "time_ratio": ratio(tool.seconds, ours.seconds),
            "output": tool.verdict,
        }
        for tool in tools
    ]
    print(f"{options.rows} rows, {jobs.stat().st_size / 2**20:.0f} MiB in")
    print(
        f"{'':24}{'CPU s':>8}{'ns/row':>8}{'× ours':>8}{'× C':>7}{'wall s':>8}{'× ours':>8}"
        f"{'MiB':>6}  output"
    )
    for result in results:
        print(
            f"{result['tool']:24}{result['processor_seconds']:8.2f}"
            f"{result['processor_seconds'] / options.rows * 1e9:8.0f}"
            f"{result['processor_ratio']:8.2f}{result['processor_ratio_to_c']:7.2f}"
            f"{result['seconds']:8.2f}{result['time_ratio']:8.2f}{result['peak_mib']:6.0f}"
            f"  {result['output']}"
        )
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n")
    if options.svg:
        options.svg.write_text(chart(results, options.rows))
    if not agree:
        sys.exit("an output differs from ours")


if __name__ == "__main__":
    main()
