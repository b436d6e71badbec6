#!/usr/bin/env python3
"""The same columns with DuckDB, in whole numbers of 128 bits so that they are exact.

usage: duckdb_peer.py INPUT OUTPUT THREADS
"""
import sys

import duckdb

from prices import USD_DENOMINATOR, USD_NUMERATOR, WEI_PER_UNIT


def main() -> None:
    source, target, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
    connection = duckdb.connect(config={"threads": threads})
    prices = ", ".join(
        f"('{pipeline}', '{model}', {wei}::HUGEINT)"
        for (pipeline, model), wei in WEI_PER_UNIT.items()
    )
    # Half to even: one more where twice the rest is above the divisor, or equals it at an odd one.
    connection.execute(
        f"""
        COPY (
          WITH
            fees AS (
              SELECT jobs.*, units * price AS fee_wei
              FROM read_csv('{source}', header = true, columns = {{'job_id': 'VARCHAR',
                'pipeline': 'VARCHAR', 'model_id': 'VARCHAR', 'units': 'BIGINT'}}) AS jobs
              JOIN (VALUES {prices}) AS prices(pipeline, model_id, price)
                USING (pipeline, model_id)),
            cut AS (
              SELECT *, fee_wei * {USD_NUMERATOR} // {USD_DENOMINATOR} AS quanta,
                fee_wei * {USD_NUMERATOR} % {USD_DENOMINATOR} AS rest
              FROM fees)
          SELECT job_id, pipeline, model_id, units, fee_wei,
            (quanta + CASE WHEN 2 * rest > {USD_DENOMINATOR}
                OR (2 * rest = {USD_DENOMINATOR} AND quanta % 2 = 1) THEN 1 ELSE 0 END
            )::DECIMAL(20, 0) * 0.000000000001::DECIMAL(18, 12) AS fee_usd
          FROM cut
        ) TO '{target}' (HEADER, DELIMITER ',')
        """
    )
    rows, total = connection.execute(
        f"SELECT count(*), sum(fee_wei::HUGEINT) FROM read_csv('{target}', header = true)"
    ).fetchone() if "--totals" in sys.argv else ("", "")
    print(rows, total)


if __name__ == "__main__":
    main()
