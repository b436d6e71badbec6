"""Rows of usage: what prices them, and the program that does so, held open for a partition."""
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal

import pyarrow
from pyspark.sql import DataFrame
from pyspark.sql.types import StructType

from .columns import USAGE, UsedColumn, used_columns
from .encoding import encoded, header
from .errors import BadRow, ProgramFailure, TaskFailure
from .live import Answer, LiveProgram
from .settings import Settings, values

Path = str | os.PathLike[str]
Price = str | int | Decimal
Batches = Iterator[pyarrow.RecordBatch]


@dataclass(frozen=True)
class UsageJob:
    """The columns that are read, and what prices them."""

    settings: Settings
    columns: tuple[UsedColumn, ...]
    # None without an ETH price: there are no dollars.
    usd_decimals: int | None

    @classmethod
    def of(
        cls,
        df: DataFrame,
        *,
        prices: Path | None,
        eth_usd: Price | None,
        eth_usd_series: Path | None,
        max_age: str | None,
        column: Mapping[str, str] | None,
        usd_decimals: int,
        catalog: Path | None,
        binary: str,
    ) -> "UsageJob":
        """Checks everything that the driver can, without a job."""
        has_series = eth_usd_series is not None
        columns = used_columns(df.schema, [*USAGE, "time"] if has_series else USAGE, column or {})
        settings = Settings.made(
            "batch",
            binary=binary,
            flags={"--eth-usd": eth_usd, "--max-age": max_age, "--usd-decimals": usd_decimals},
            files={"--prices": prices, "--eth-usd-series": eth_usd_series, "--catalog": catalog},
        )
        has_prices = any(each.ours == "eth_usd" for each in columns)
        has_dollars = eth_usd is not None or has_series or has_prices
        return cls(settings, columns, usd_decimals if has_dollars else None)

    @property
    def names(self) -> list[str]:
        """The names of the columns that are read, as the table has them."""
        return [column.theirs for column in self.columns]

    def narrowed(self) -> "UsageJob":
        """The same for a table of these columns alone."""
        columns = (replace(each, index=index) for index, each in enumerate(self.columns))
        return replace(self, columns=tuple(columns))

    def used(self, rows: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        """The columns of rows that are read."""
        return rows.select([column.index for column in self.columns])

    def bad_row(
        self, kind: type[BadRow], used: pyarrow.RecordBatch, reasons: Mapping[int, str]
    ) -> BadRow:
        """The error of the first of the rows that have a reason, on one line."""
        row = min(reasons)
        shown = values(self.names, used, row)
        return kind(f"{' '.join(reasons[row].split())} (the row: {shown})")

    @contextmanager
    def running(self, totals: bool = False) -> Iterator[LiveProgram]:
        """The program held open for rows; what it says of its own failure fails the task."""
        try:
            # A task has one core. Spark runs as many side by side as there are.
            with self.settings.line(self.columns, "--threads=1", "--on-error=skip") as command:
                live = LiveProgram(command, header(self.names), totals)
            # It has read its files, since it answered the names of the columns. A task that Spark
            # kills leaves none behind.
            try:
                yield live
            finally:
                live.close()
        except ProgramFailure as failure:
            message = f"livepeer-pricing ended with {failure.status}: {failure.text}"
            raise TaskFailure(message) from failure


def mapped(
    df: DataFrame,
    function: Callable[[Batches], Batches],
    schema: StructType | str,
) -> DataFrame:
    """`mapInArrow`, for columns of any names: PySpark takes a dot in one for a path."""
    return df.toDF(*(f"_{index}" for index in range(len(df.columns)))).mapInArrow(function, schema)


def filled(batches: Batches) -> Batches | None:
    """The batches that have rows, or None if none has: no program is started for nothing."""
    with_rows = (batch for batch in batches if batch.num_rows)
    first = next(with_rows, None)
    return None if first is None else _chained(first, with_rows)


def _chained(first: pyarrow.RecordBatch, others: Batches) -> Batches:
    yield first
    # The first is not held while the others come.
    del first
    yield from others


def ask(live: LiveProgram, used: pyarrow.RecordBatch) -> Answer:
    """The program's answer for rows."""
    return live.quote(encoded(used), used.num_rows)
