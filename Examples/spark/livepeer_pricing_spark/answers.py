"""The program's answers as Arrow columns beside the rows that they are for."""
from collections.abc import Sequence

import pyarrow
import pyarrow.compute
import pyarrow.csv

from .live import Answer

WEI = pyarrow.decimal128(38, 0)


def fee_types(usd_decimals: int | None) -> dict[str, pyarrow.DataType]:
    """The columns of fees; dollars have as many decimals as the program writes."""
    if usd_decimals is None:
        return {"fee_wei": WEI}
    return {"fee_wei": WEI, "fee_usd": pyarrow.decimal128(38, usd_decimals)}


def fees(
    answer: Answer, names: Sequence[str], types: dict[str, pyarrow.DataType]
) -> tuple[list[pyarrow.Array], dict[int, str]]:
    """Returns the fees of the rows that were priced, and what of them does not fit, by row."""
    try:
        return _parsed(answer, names, types), {}
    except pyarrow.ArrowInvalid:
        # A fee has more digits than its column. Which one shows in the text, of this batch alone.
        texts = _parsed(answer, names, dict.fromkeys(types, pyarrow.string()))
    overflows: dict[int, str] = {}
    fitting = []
    for (name, kind), text in zip(types.items(), texts):
        digits = pyarrow.compute.utf8_length(pyarrow.compute.replace_substring(text, ".", ""))
        is_over = pyarrow.compute.fill_null(pyarrow.compute.greater(digits, kind.precision), False)
        for row in pyarrow.compute.indices_nonzero(is_over).to_pylist():
            overflows.setdefault(
                row, f"{name} {text[row]}: more digits than decimal({kind.precision},{kind.scale}) has")
        fitting.append(text)
    is_fitting = pyarrow.array([row not in overflows for row in range(len(fitting[0]))])
    return [
        pyarrow.compute.if_else(is_fitting, text, None).cast(kind)
        for text, kind in zip(fitting, types.values())
    ], overflows


def _parsed(
    answer: Answer, names: Sequence[str], types: dict[str, pyarrow.DataType]
) -> list[pyarrow.Array]:
    if not answer.priced:
        return [pyarrow.array([], kind) for kind in types.values()]
    table = pyarrow.csv.read_csv(
        pyarrow.BufferReader(answer.priced),
        # One block: the task has one core, and the answers of a batch are small.
        pyarrow.csv.ReadOptions(
            use_threads=False, block_size=len(answer.priced) + 1, column_names=names),
        pyarrow.csv.ParseOptions(newlines_in_values=b'"' in answer.priced),
        pyarrow.csv.ConvertOptions(
            include_columns=list(types), column_types=types, null_values=[""],
            strings_can_be_null=True, check_utf8=False),
    )
    return [column.combine_chunks() for column in table.columns]


def spread(column: pyarrow.Array, rejected: Sequence[int], count: int) -> pyarrow.Array:
    """The column with a null for each rejected row, in their places among as many rows."""
    if not rejected:
        return column
    is_priced = [True] * count
    for row in rejected:
        is_priced[row] = False
    return pyarrow.compute.replace_with_mask(
        pyarrow.nulls(count, column.type), pyarrow.array(is_priced), column)
