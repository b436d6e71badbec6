#!/usr/bin/env python3
"""The same columns with Python's csv module and its integers: exact, one row at a time.

usage: python_csv_peer.py INPUT OUTPUT
"""
import csv
import sys

from prices import USD_DENOMINATOR, USD_NUMERATOR, WEI_PER_UNIT


def main() -> None:
    total = rows = 0
    with open(sys.argv[1], newline="") as source, open(sys.argv[2], "w", newline="") as target:
        reader = csv.reader(source)
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(next(reader) + ["fee_wei", "fee_usd"])
        for row in reader:
            fee = WEI_PER_UNIT[row[1], row[2]] * int(row[3])
            quanta, rest = divmod(fee * USD_NUMERATOR, USD_DENOMINATOR)
            quanta += 2 * rest > USD_DENOMINATOR or (2 * rest == USD_DENOMINATOR and quanta & 1)
            dollars, decimals = divmod(quanta, 10**12)
            row += [str(fee), f"{dollars}.{decimals:012d}"]
            writer.writerow(row)
            total += fee
            rows += 1
    print(rows, total)


if __name__ == "__main__":
    main()
