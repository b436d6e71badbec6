"""Fees beside the rows of a DataFrame."""
from collections.abc import Callable, Mapping
from typing import Literal

import pyarrow
from pyspark.sql import DataFrame
from pyspark.sql.types import DecimalType, StringType, StructField, StructType

from . import answers
from .columns import refuse_added
from .errors import BadRow, FeeOverflow, PricingError
from .live import Answer
from .program import NAME
from .usage import Batches, Path, Price, UsageJob, ask, filled, mapped


def quote(
    df: DataFrame,
    *,
    prices: Path | None = None,
    eth_usd: Price | None = None,
    eth_usd_series: Path | None = None,
    max_age: str | None = None,
    column: Mapping[str, str] | None = None,
    on_error: Literal["fail", "column"] = "fail",
    usd_decimals: int = 12,
    catalog: Path | None = None,
    binary: str = NAME,
) -> DataFrame:
    """Returns the DataFrame with `fee_wei` and, if an ETH price is known, `fee_usd` at its end.

    No job runs before the caller asks for rows. Every column passes through with its type.

    - prices: a price file on the driver; without one the documented prices.
    - eth_usd: dollars per ETH, never a float; a row's own `eth_usd` goes before it.
    - eth_usd_series: a file of ETH prices on the driver, for the column `time`; max_age: "2h".
    - column: the names that the table has for our columns, as in {"units": "pixels"}.
    - on_error: a bad row fails the job with its values, or has null fees and an `error`.
    - usd_decimals: the decimals of `fee_usd`, rounded half to even.
    - catalog: a file on the driver with pipelines and units beside the documented ones.
    - binary: the program's name among Spark's files and in PATH, or its path on every machine.
    """
    if on_error not in ("fail", "column"):
        raise PricingError(f"on_error: '{on_error}'; use fail or column")
    job = UsageJob.of(
        df, prices=prices, eth_usd=eth_usd, eth_usd_series=eth_usd_series, max_age=max_age,
        column=column, usd_decimals=usd_decimals, catalog=catalog, binary=binary,
    )
    fields = [StructField("fee_wei", DecimalType(38, 0))]
    if job.usd_decimals is not None:
        fields.append(StructField("fee_usd", DecimalType(38, job.usd_decimals)))
    if on_error == "column":
        fields.append(StructField("error", StringType()))
    refuse_added(df.schema, [field.name for field in fields])
    job.settings.check(df.schema, job.columns)
    return mapped(df, _quoting(job, on_error), StructType([*df.schema.fields, *fields]))


def _quoting(job: UsageJob, on_error: str) -> Callable[[Batches], Batches]:
    """The function that quotes a partition."""

    def quote_partition(batches: Batches) -> Batches:
        found = filled(batches)
        if found is None:
            return
        with job.running() as live:
            for rows in found:
                used = job.used(rows)
                yield _with_fees(job, on_error, rows, used, ask(live, used))
            live.finish()

    return quote_partition


def _with_fees(
    job: UsageJob,
    on_error: str,
    rows: pyarrow.RecordBatch,
    used: pyarrow.RecordBatch,
    answer: Answer,
) -> pyarrow.RecordBatch:
    """The rows with the program's answer for them."""
    types = answers.fee_types(job.usd_decimals)
    reasons = {reject.row: reject.reason for reject in answer.rejects}
    if reasons and on_error == "fail":
        raise job.bad_row(BadRow, used, reasons)
    fees, overflows = answers.fees(answer, [*job.names, *types], types)
    fees = [answers.spread(fee, list(reasons), rows.num_rows) for fee in fees]
    if overflows:
        priced = [row for row in range(rows.num_rows) if row not in reasons]
        too_large = {priced[place]: reason for place, reason in overflows.items()}
        if on_error == "fail":
            raise job.bad_row(FeeOverflow, used, too_large)
        reasons |= too_large
    schema = rows.schema
    for name, kind in types.items():
        schema = schema.append(pyarrow.field(name, kind))
    if on_error == "column":
        fees.append(_reasons(reasons, rows.num_rows))
        schema = schema.append(pyarrow.field("error", pyarrow.string()))
    return pyarrow.RecordBatch.from_arrays([*rows.columns, *fees], schema=schema)


def _reasons(by_row: Mapping[int, str], count: int) -> pyarrow.Array:
    if not by_row:
        return pyarrow.nulls(count, pyarrow.string())
    return pyarrow.array([by_row.get(row) for row in range(count)], pyarrow.string())
