"""Arrow columns as the CSV that the program reads, exactly."""
import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

import pyarrow
import pyarrow.compute
import pyarrow.csv

csv.field_size_limit(1 << 28)


def header(names: Iterable[str]) -> bytes:
    """The line that names the columns."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(names)
    return line.getvalue().encode()


def rendered(rows: pyarrow.Table | pyarrow.RecordBatch) -> pyarrow.Buffer:
    """Rows as CSV without a header: text in quotes, so that an empty string is not a null."""
    return _written(rows, "needed")


def encoded(rows: pyarrow.RecordBatch) -> pyarrow.Buffer:
    """Rows as CSV for reading only: text is in quotes only if a row of the batch needs it.

    An empty string and a null become the same empty field, which the program reads alike.
    """
    try:
        return _written(rows, "none")
    except pyarrow.ArrowInvalid:  # A comma, a quotation mark or a line break within text.
        return _written(rows, "needed")


def _written(rows: pyarrow.Table | pyarrow.RecordBatch, quoting: str) -> pyarrow.Buffer:
    columns = [_plain(column) for column in rows.columns]
    sink = pyarrow.BufferOutputStream()
    pyarrow.csv.write_csv(
        type(rows).from_arrays(columns, names=[str(index) for index in range(len(columns))]),
        sink,
        pyarrow.csv.WriteOptions(include_header=False, quoting_style=quoting, batch_size=1 << 16),
    )
    return sink.getvalue()


def _plain(column: pyarrow.Array | pyarrow.ChunkedArray) -> pyarrow.Array | pyarrow.ChunkedArray:
    """The column in a type that Arrow writes as the program reads it."""
    if pyarrow.types.is_timestamp(column.type) and column.type.tz:
        # The moment is the same, and the text ends with Z. Nothing finer than a unit is lost.
        return column.cast(pyarrow.timestamp(column.type.unit, "UTC"))
    if pyarrow.types.is_string_view(column.type):
        return column.cast(pyarrow.string())
    if pyarrow.types.is_decimal(column.type) and column.type.scale > 6:
        return _without_exponents(column)
    return column


def _without_exponents(
    column: pyarrow.Array | pyarrow.ChunkedArray,
) -> pyarrow.Array | pyarrow.ChunkedArray:
    """Decimals as text. Below a millionth Arrow writes 1E-7, which the program does not read."""
    text = column.cast(pyarrow.string())
    has_exponent = pyarrow.compute.match_substring(text, "E")
    if not pyarrow.compute.any(has_exponent).as_py():
        return text
    tiny = [format(Decimal(one.as_py()), "f") for one in text.filter(has_exponent)]
    return pyarrow.compute.replace_with_mask(
        text, has_exponent, pyarrow.array(tiny, pyarrow.string())
    )


def record_starts(rendered: Iterable[bytes]) -> Iterator[int]:
    """The lines, counted from 1, on which the records of chunks of whole records begin."""
    reader = csv.reader(_lines(rendered))
    start = 1
    for _ in reader:
        yield start
        start = reader.line_num + 1


def _lines(rendered: Iterable[bytes]) -> Iterator[str]:
    for chunk in rendered:
        yield from io.StringIO(chunk.decode(errors="surrogateescape"), newline="\n")
