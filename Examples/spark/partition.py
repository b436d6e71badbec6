"""One partition: a whole file, streamed through `livepeer-pricing batch`."""
import csv
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace

import data_set
from data_set import BadData
from layout import Layout
from livepeer_pricing_spark.errors import ProgramFailure, TaskFailure
from livepeer_pricing_spark.program import Stopped, stream


@dataclass(frozen=True)
class Pricing:
    """The program, what sets its prices, and whether it skips bad rows."""

    program: str
    prices: str | None = None
    eth_usd: str | None = None
    skips: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """What a file's results are; where the last one is, all are."""
        return ("rows", "rejects", "totals") if self.skips else ("rows", "totals")

    @property
    def files(self) -> list[str]:
        """The files that every worker needs."""
        return [path for path in (self.program, self.prices) if path]

    def moved(self, find: Callable[[str], str]) -> "Pricing":
        """The same with its files found by their last names."""
        here = {path: find(os.path.basename(path)) for path in self.files}
        return replace(self, program=here[self.program], prices=here.get(self.prices))

    def command(self, *flags: str) -> list[str]:
        """Prices CSV from standard input."""
        by_flag = {"--prices": self.prices, "--eth-usd": self.eth_usd}
        prices = [f"{flag}={value}" for flag, value in by_flag.items() if value is not None]
        return [self.program, "batch", "-", "--input", "csv", *flags, *prices]


@dataclass(frozen=True)
class Outcome:
    """What became of a file: the columns of its output, or why it has none."""

    file: str
    columns: tuple[str, ...] = ()
    fault: BadData | None = None


def quote(layout: Layout, file: str, attempt: str, pricing: Pricing) -> Outcome:
    """Quotes a file; its results appear under their names whole, or not at all.

    Every attempt writes the same bytes, in a folder of its own, and renames them into place. So a
    lost attempt, a repeated one and two at once leave the same.
    """
    folder = os.path.join(layout.work, attempt)
    os.mkdir(folder)
    try:
        columns = _price(layout, file, folder, pricing)
        for kind in pricing.kinds:
            os.replace(os.path.join(folder, kind), layout.result(kind, file))
        return Outcome(file, columns)
    except BadData as fault:
        # Bad data is a result: Spark would try a task that raises again, and again find the same.
        layout.stop_others(file)
        return Outcome(file, fault=fault)
    except Stopped:
        return Outcome(file)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _price(layout: Layout, file: str, folder: str, pricing: Pricing) -> tuple[str, ...]:
    """Writes the file's results into the attempt's folder; the columns of its rows."""
    source = layout.source(file)
    rows, totals, raw, messages = (
        os.path.join(folder, name) for name in ("rows", "totals", "raw-rejects", "messages")
    )
    # A task has one core. Spark runs as many side by side as there are.
    flags = ["--threads", "1", "--totals", totals]
    if pricing.skips:
        flags += ["--on-error", "skip", "--rejects", raw]
    with open(rows, "xb") as output, open(messages, "x+b") as said:
        try:
            stream(
                pricing.command(*flags),
                data_set.chunks(source),
                output,
                said,
                lambda: layout.is_stopped(file),
            )
        except ProgramFailure as failure:
            raise _located(failure, source) from failure
        except OSError as error:
            path = os.fsdecode(error.filename or source)
            message = f"{path}: {error.strerror or error}"
            if isinstance(error, FileNotFoundError) and path == source:
                raise BadData(message, os.EX_NOINPUT) from error
            raise TaskFailure(message) from error
    if pricing.skips:
        locate_rejects(raw, os.path.join(folder, "rejects"), source)
    with open(rows, encoding="utf-8", errors="surrogateescape", newline="") as lines:
        return tuple(next(csv.reader(lines)))


def _located(failure: ProgramFailure, source: str) -> BadData | TaskFailure:
    """The failure, with the place in the input that the program's line stands for."""
    if not failure.is_lasting:
        return TaskFailure(
            f"{source}: livepeer-pricing ended with {failure.status}: {failure.text}"
        )
    if failure.line is None:
        return BadData(failure.text, failure.status)
    place = data_set.place(source, failure.line)
    return BadData(f"{place}: {failure.text}", failure.status)


def locate_rejects(raw: str, target: str, source: str) -> None:
    """Writes the rejects with the input file's name, and of Parquet the row, as their place."""
    text = {"encoding": "utf-8", "errors": "surrogateescape", "newline": ""}
    number = data_set.numbering(source)
    with open(raw, **text) as given, open(target, "x", **text) as output:
        rejects = csv.reader(given)
        output.write(",".join(next(rejects)) + "\n")
        for _, line, reason, row in rejects:
            place = f"{_cell(source)},{number(int(line))}"
            output.write(f"{place},{_cell(reason)},{_quoted(row)}\n")


def _cell(text: str) -> str:
    """The text as the program writes it; csv.writer leaves some line breaks bare."""
    return _quoted(text) if any(special in text for special in ',"\r\n') else text


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
