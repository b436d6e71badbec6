#!/usr/bin/env python3
"""Quotes the files of a shared folder on Spark, a file a task, with livepeer-pricing."""
import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from py4j.protocol import Py4JJavaError
from pyspark import SparkContext, SparkFiles, TaskContext

import data_set
from data_set import BadData
from layout import Layout
from livepeer_pricing_spark import PricingError, ProgramNotFound, archive, raised_in_task
from livepeer_pricing_spark.errors import ProgramFailure
from livepeer_pricing_spark.merging import merged, summary
from livepeer_pricing_spark.program import NAME, find, output_of
from partition import Outcome, Pricing, quote

HERE = Path(__file__).resolve().parent
MODULES = ("data_set", "layout", "partition")

EXAMPLES = """\
The input is a folder of CSV and Parquet files, in folders of its own or not; each file is one
task. The output is a folder that does not exist yet:

  rows/FILE.csv        the file's rows with their fees, in the file's order
  rejects/FILE.csv     with --on-error skip: file, line (of Parquet the row), reason, row
  totals/FILE.json     the file's exact totals
  totals.json          those of all files, to the byte what one run over all rows writes
  _SUCCESS             appears last

examples:
  spark-submit Examples/spark/quote_files.py --input usage/2026-05 --output quoted/2026-05 \\
    --prices aiModels.json --eth-usd 3127.45
  spark-submit --master spark://host:7077 Examples/spark/quote_files.py --input /data/usage \\
    --output /data/quoted --prices aiModels.json --eth-usd 3127.45 --on-error skip
"""


def parse(arguments: list[str]) -> argparse.Namespace:
    """The flags; a mistake ends the program as a mistake in livepeer-pricing's flags does."""
    parser = argparse.ArgumentParser(
        prog="quote_files.py",
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.error = lambda message: fail(message, os.EX_USAGE)
    add = parser.add_argument
    add("--input", required=True, metavar="DIR", help="the data set, under a name all workers see")
    add("--output", required=True, metavar="DIR", help="what to make, on the same file system")
    add("--prices", metavar="FILE", help="an aiModels.json; the documented prices without it")
    add("--eth-usd", metavar="P", help="dollars per ETH; no dollars without it")
    add("--binary", default=NAME, metavar="PATH",
        help="the program, here: the job takes it to the workers (default: the one in PATH)")
    add("--on-error", choices=("stop", "skip"), default="stop",
        help="what a bad row does: stop the job, or go to the rejects (default: stop)")
    return parser.parse_args(arguments)


def fail(message: str, status: int) -> None:
    """Ends the job with a line."""
    print(f"quote_files.py: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(status)


def find_program(binary: str) -> str:
    """The program's whole name."""
    try:
        return find(binary)
    except ProgramNotFound as error:
        message = f"{binary}: no such program; name it with --binary"
        raise BadData(message, os.EX_NOINPUT) from error


def create(layout: Layout) -> None:
    """Makes the output's folder, which must be new."""
    try:
        os.mkdir(layout.output)
    except OSError as error:
        way_out = "; name a new folder, or remove it" if isinstance(error, FileExistsError) else ""
        message = f"{layout.output}: {error.strerror}{way_out}"
        raise BadData(message, os.EX_CANTCREAT) from error


def quote_files(layout: Layout, files: list[str], pricing: Pricing) -> list[Outcome]:
    """Quotes the files on the cluster, each a task of its own."""

    def quote_file(file: str) -> Outcome:
        attempt = str(TaskContext.get().taskAttemptId())
        return quote(layout, file, attempt, pricing.moved(SparkFiles.get))

    with session() as context, tempfile.TemporaryDirectory() as folder:
        context.addPyFile(archive(folder))
        for module in MODULES:
            context.addPyFile(str(HERE / f"{module}.py"))
        # Whatever happens to these later, every attempt runs and reads what they are now.
        for path in pricing.files:
            context.addFile(path)
        try:
            return context.parallelize(files, len(files)).map(quote_file).collect()
        except Py4JJavaError as error:
            said = str(error.java_exception.getMessage())
            message = str(raised_in_task(Exception(said)) or said.partition("\n")[0])
            raise BadData(message, os.EX_IOERR) from error


@contextmanager
def session() -> Iterator[SparkContext]:
    """The session that there is, or one that ends with the job."""
    is_ours = SparkContext._active_spark_context is None
    context = SparkContext.getOrCreate()
    try:
        yield context
    finally:
        if is_ours:
            context.stop()


def finish(layout: Layout, outcomes: list[Outcome], program: str) -> bytes:
    """Merges the totals and says that all is there, or raises why it is not."""
    for outcome in outcomes:
        if outcome.fault:
            raise outcome.fault
    first = outcomes[0]
    for other in outcomes:
        if other.columns != first.columns:
            raise BadData(
                f"{layout.source(other.file)}: its columns differ from those of "
                f"{layout.source(first.file)}; quote them in jobs of their own"
            )
    totals = merged(program, [layout.result("totals", one.file) for one in outcomes])
    partial = os.path.join(layout.work, "totals")
    with open(partial, "xb") as file:
        file.write(totals)
    os.rename(partial, layout.totals)
    layout.end_attempts()
    open(layout.success, "x").close()
    return totals


def pricing_of(options: argparse.Namespace) -> Pricing:
    """What the flags say of prices, checked."""
    prices = options.prices and os.path.abspath(options.prices)
    program = find_program(options.binary)
    pricing = Pricing(program, prices, options.eth_usd, options.on_error == "skip")
    # No row is priced; what is wrong with the flags shows all the same.
    output_of(pricing.command(), b"pipeline,units\n")
    return pricing


def run(options: argparse.Namespace) -> bytes:
    """Quotes the data set; the totals. Where it fails, it leaves nothing."""
    layout = Layout(os.path.abspath(options.input), os.path.abspath(options.output))
    if os.path.commonpath([layout.input, layout.output]) == layout.input:
        raise BadData(f"{layout.output}: lies in the input; name a folder beside it", os.EX_USAGE)
    # Mistakes show before a cluster is asked.
    pricing = pricing_of(options)
    files = data_set.files(layout.input)
    create(layout)
    try:
        layout.make_folders(files, pricing.kinds)
        return finish(layout, quote_files(layout, files, pricing), pricing.program)
    except BaseException:
        # They may have ended already, or not have begun. What cannot be removed hides no error.
        with suppress(FileNotFoundError):
            layout.end_attempts()
        shutil.rmtree(layout.output, ignore_errors=True)
        raise


def main(arguments: list[str]) -> None:
    """Runs the job that the flags describe."""
    try:
        print(summary(run(parse(arguments))))
    except (BadData, ProgramFailure) as error:
        fail(str(error), error.status)
    except PricingError as error:
        fail(str(error), os.EX_NOINPUT)
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}", os.EX_IOERR)


if __name__ == "__main__":
    main(sys.argv[1:])
