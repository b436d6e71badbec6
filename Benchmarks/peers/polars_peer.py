#!/usr/bin/env python3
"""The same columns with Polars, in whole numbers of 128 bits so that they are exact.

usage: polars_peer.py INPUT OUTPUT   (POLARS_MAX_THREADS says how many threads)
"""
import sys

import polars as pl

from prices import USD_DENOMINATOR, USD_NUMERATOR, WEI_PER_UNIT


def main() -> None:
    prices = pl.DataFrame(
        [(pipeline, model, wei) for (pipeline, model), wei in WEI_PER_UNIT.items()],
        schema={"pipeline": pl.String, "model_id": pl.String, "price": pl.Int64},
        orient="row",
    )
    quanta = pl.col("product") // USD_DENOMINATOR
    rest = pl.col("product") % USD_DENOMINATOR
    is_up = (2 * rest > USD_DENOMINATOR) | ((2 * rest == USD_DENOMINATOR) & (quanta % 2 == 1))
    dollars = pl.col("quanta") // 10**12
    decimals = (pl.col("quanta") % 10**12).cast(pl.Int64).cast(pl.String).str.zfill(12)
    jobs = (
        pl.read_csv(sys.argv[1])
        .join(prices, on=["pipeline", "model_id"], maintain_order="left")
        .with_columns(fee_wei=pl.col("units").cast(pl.Int128) * pl.col("price"))
        .with_columns(product=pl.col("fee_wei") * USD_NUMERATOR)
        .with_columns(quanta=quanta + is_up.cast(pl.Int128))
        .with_columns(fee_usd=dollars.cast(pl.Int64).cast(pl.String) + "." + decimals)
        .select("job_id", "pipeline", "model_id", "units", "fee_wei", "fee_usd")
    )
    jobs.write_csv(sys.argv[2])
    print(jobs.height, jobs["fee_wei"].sum())


if __name__ == "__main__":
    main()
