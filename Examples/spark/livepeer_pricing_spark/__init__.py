"""Livepeer AI work priced on Spark by livepeer-pricing: fees beside rows, and exact totals.

    from livepeer_pricing_spark import quote, totals

    priced = quote(spark.read.parquet("s3a://bucket/usage"), prices="aiModels.json",
                   eth_usd="3127.45")
    priced.write.parquet("s3a://bucket/quoted")

Nothing is computed a second way: each partition streams through the program.
"""
from .errors import (
    BadRow,
    ColumnError,
    FeeOverflow,
    InexactNumber,
    PricingError,
    ProgramNotFound,
    TaskFailure,
    VersionMismatch,
    raised_in_task,
)
from .incomes import income
from .quoting import quote
from .shipping import archive, ship
from .totalling import totals

__all__ = [
    "BadRow",
    "ColumnError",
    "FeeOverflow",
    "InexactNumber",
    "PricingError",
    "ProgramNotFound",
    "TaskFailure",
    "VersionMismatch",
    "archive",
    "income",
    "quote",
    "raised_in_task",
    "ship",
    "totals",
]
