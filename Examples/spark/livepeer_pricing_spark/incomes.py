"""What came in by the records of a DataFrame."""
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from pyspark.sql import DataFrame
from pyspark.sql.functions import col

from .columns import PAYMENTS, UsedColumn, used_columns
from .encoding import header
from .errors import BadRow, ColumnError, PricingError, ProgramFailure, TaskFailure
from .merging import merged_texts
from .program import NAME, find, streamed
from .sent import SentRows
from .settings import Settings
from .totalling import collected, one_text, only
from .usage import Batches, Path, Price, filled, mapped


def income(
    df: DataFrame,
    *,
    eth_usd: Price | None = None,
    eth_usd_series: Path | None = None,
    max_age: str | None = None,
    per: Literal["day", "month", "year"] = "month",
    by: Sequence[str] = (),
    utc_offset: str | None = None,
    unique: str | None = None,
    column: Mapping[str, str] | None = None,
    on_error: Literal["fail", "skip"] = "fail",
    binary: str = NAME,
) -> bytes:
    """Returns what came in by records of `time`, `amount_wei` and perhaps `cost_wei`.

    It is the JSON, byte for byte, that `income --format json` writes of all rows in one process;
    partitions are added up apart and merged. A job runs. `by` and `unique` are columns of the
    table. Rows of the same `unique` meet in one partition, by a shuffle, so that a second one is
    found; with `on_error="skip"` which of two is left out hangs on their order, so both together
    are refused.
    """
    if on_error not in ("fail", "skip"):
        raise PricingError(f"on_error: '{on_error}'; use fail or skip")
    if unique is not None and on_error == "skip":
        raise PricingError("unique: a table has no order that says which of two rows is the second; "
                           "drop duplicates in Spark, or leave on_error at fail")
    flags = {"--eth-usd": eth_usd, "--max-age": max_age, "--per": per, "--utc-offset": utc_offset,
             "--unique": unique, "--on-error": "stop" if on_error == "fail" else "skip"}
    settings = Settings.made(
        "income", binary=binary, flags=flags, files={"--eth-usd-series": eth_usd_series},
        more=("--format=json", *(f"--by={name}" for name in by)),
    )
    columns = used_columns(df.schema, PAYMENTS, column or {})
    names = [each.theirs for each in columns]
    for name in [*by, *([unique] if unique else [])]:
        if df.schema.names.count(name) != 1:
            raise ColumnError(f"the table has {df.schema.names.count(name)} columns {name}; "
                              f"it has {', '.join(df.schema.names)}")
        if name not in names:
            names.append(name)
    of_no_rows = settings.check(df.schema, columns).decode()
    read = only(df, names)
    if unique is not None:
        read = read.repartition(col(f"`{unique.replace('`', '``')}`"))
    parts = collected(mapped(read, _adding(settings, columns, names), "totals string"))
    return merged_texts(find(binary), [of_no_rows, *parts])


def _adding(
    settings: Settings, columns: Sequence[UsedColumn], names: Sequence[str]
) -> Callable[[Batches], Batches]:
    """The function that adds up a partition."""

    def add_partition(batches: Batches) -> Batches:
        found = filled(batches)
        if found is None:
            return
        with settings.line(columns) as command:
            sent = SentRows(names)
            try:
                yield one_text(streamed(command, header(names), sent.chunks(found)).decode())
            except ProgramFailure as failure:
                if failure.line:
                    reason = " ".join(failure.text.split())
                    raise BadRow(reason + sent.shown(failure.line)) from failure
                message = f"livepeer-pricing ended with {failure.status}: {failure.text}"
                raise TaskFailure(message) from failure

    return add_partition
