"""The exact totals of a DataFrame's rows."""
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import pyarrow
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame
from pyspark.sql.functions import col

from .errors import BadRow, PricingError, raised_in_task
from .merging import merged_texts
from .program import NAME, find
from .usage import Batches, Path, Price, UsageJob, ask, filled, mapped


def totals(
    df: DataFrame,
    *,
    prices: Path | None = None,
    eth_usd: Price | None = None,
    eth_usd_series: Path | None = None,
    max_age: str | None = None,
    column: Mapping[str, str] | None = None,
    on_error: Literal["fail", "skip"] = "fail",
    catalog: Path | None = None,
    binary: str = NAME,
) -> bytes:
    """Returns the totals of the rows: the JSON, byte for byte, that one process writes of them.

    A job runs. Each partition's exact totals come to the driver as the result of its task, so
    that of tasks that are lost, repeated or run twice Spark counts one; the driver merges them.
    The parameters are those of `quote`. With `on_error="skip"` bad rows are counted as rejected.
    """
    if on_error not in ("fail", "skip"):
        raise PricingError(f"on_error: '{on_error}'; use fail or skip")
    whole = UsageJob.of(
        df, prices=prices, eth_usd=eth_usd, eth_usd_series=eth_usd_series, max_age=max_age,
        column=column, usd_decimals=12, catalog=catalog, binary=binary,
    )
    of_no_rows = whole.settings.check_with_totals(df.schema, whole.columns)
    # Only the columns that are read leave their source.
    job = whole.narrowed()
    parts = collected(mapped(only(df, job.names), _adding(job, on_error), "totals string"))
    return merged_texts(find(binary), [of_no_rows, *parts])


def _adding(job: UsageJob, on_error: str) -> Callable[[Batches], Batches]:
    """The function that adds up a partition."""

    def add_partition(batches: Batches) -> Batches:
        found = filled(batches)
        if found is None:
            return
        with job.running(totals=True) as live:
            for used in found:
                rejects = ask(live, used).rejects
                if rejects and on_error == "fail":
                    reasons = {reject.row: reject.reason for reject in rejects}
                    raise job.bad_row(BadRow, used, reasons)
            yield one_text(live.finish())

    return add_partition


def one_text(text: str) -> pyarrow.RecordBatch:
    """A partition's result: a row of a text."""
    return pyarrow.RecordBatch.from_arrays([pyarrow.array([text])], names=["totals"])


def only(df: DataFrame, names: Sequence[str]) -> DataFrame:
    """The columns of these names, whatever characters are in them."""
    return df.select(*(col(f"`{name.replace('`', '``')}`") for name in names))


def collected(parts: DataFrame) -> list[str]:
    """The partitions' results; what fails the job is of this package's types, if it can be."""
    try:
        return [row[0] for row in parts.collect()]
    except PySparkException as error:
        ours = raised_in_task(error)
        if ours is None:
            raise
        raise ours from error
