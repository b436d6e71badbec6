"""The files of a usage data set: which they are, their rows as CSV, and where lines of it stand."""
import os
from collections.abc import Callable, Iterator

import pyarrow
import pyarrow.parquet

from livepeer_pricing_spark.columns import COUNTED
from livepeer_pricing_spark.encoding import header, record_starts, rendered

CHUNK_BYTES = 1 << 20
ROWS_PER_CHUNK = 1 << 14


class BadData(Exception):
    """What no second attempt mends: where, what, what would be right; and how the job ends."""

    def __init__(self, message: str, status: int = os.EX_DATAERR) -> None:
        super().__init__(message, status)
        self.message = message
        self.status = status

    def __str__(self) -> str:
        return self.message


def is_parquet(file: str) -> bool:
    """Whether the name is that of a Parquet file."""
    return file.endswith(".parquet")


def output_name(file: str) -> str:
    """The CSV file that a file's rows go to, relative to where such files go."""
    return f"{file}.csv" if is_parquet(file) else file


def files(folder: str) -> list[str]:
    """The data set's files, relative to its folder, in the order of their names.

    As Spark's own readers do, it passes over names that begin with `_` or `.`.
    """
    found: list[str] = []

    def fail(error: OSError) -> None:
        raise BadData(f"{error.filename}: {error.strerror}", os.EX_NOINPUT) from error

    for parent, folders, names in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if name[0] not in "._"]
        for name in folders:
            if os.path.islink(path := os.path.join(parent, name)):
                raise BadData(f"{path}: a link to a folder; its files belong into the data set")
        for name in names:
            path = os.path.join(parent, name)
            if name[0] in "._":
                continue
            if not name.endswith((".csv", ".parquet")):
                raise BadData(f"{path}: neither .csv nor .parquet; rename it, or take it out")
            found.append(os.path.relpath(path, folder))
    if not found:
        raise BadData(f"{folder}: no .csv or .parquet file in it", os.EX_NOINPUT)
    found.sort()
    by_output: dict[str, str] = {}
    for file in found:
        other = by_output.setdefault(output_name(file), file)
        if other != file:
            raise BadData(f"{folder}: {other} and {file} would share one output; rename one")
    return found


def chunks(path: str) -> Iterator[bytes]:
    """The file's rows as CSV, a bounded piece at a time."""
    return _parquet_chunks(path) if is_parquet(path) else _csv_chunks(path)


def _csv_chunks(path: str) -> Iterator[bytes]:
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def _parquet_chunks(path: str) -> Iterator[bytes]:
    """Each chunk is whole records; text is quoted, so that an empty string is not a null."""
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            for field in file.schema_arrow:
                if field.name in COUNTED and pyarrow.types.is_floating(field.type):
                    raise BadData(
                        f"{path}: column {field.name} is {field.type}, which is not exact; "
                        "write whole numbers, decimals or text"
                    )
            yield header(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=ROWS_PER_CHUNK):
                yield rendered(batch).to_pybytes()
    except (pyarrow.ArrowException, OSError) as error:
        # A disk that fails has a number; damage in the file, which stays, has none.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise BadData(f"{path}: {' '.join(str(error).split())}") from error


def numbering(path: str) -> Callable[[int], int]:
    """Turns lines of the file's CSV, asked for in ascending order, into what a person looks for.

    That is the line itself, or of Parquet the row, counted from 1; 0 is the names of the columns.
    """
    if not is_parquet(path):
        return lambda line: line
    rows = enumerate(record_starts(chunks(path)))
    return lambda line: next(row for row, start in rows if start == line)


def place(path: str, line: int) -> str:
    """Where a line of the file's CSV stands, for a person: `PATH:LINE`, or `PATH: row N`."""
    number = numbering(path)(line)
    if not is_parquet(path):
        return f"{path}:{number}"
    return f"{path}: row {number}" if number else path
