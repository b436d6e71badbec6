import csv
import io
import unittest
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pyarrow

from livepeer_pricing_spark.encoding import encoded, header, record_starts


def text(**columns: object) -> str:
    return encoded(pyarrow.record_batch(columns)).to_pybytes().decode()


class EncodingTests(unittest.TestCase):
    def test_header(self) -> None:
        self.assertEqual(header(["a", "b,c", 'd "e"', "f\ng"]), b'a,"b,c","d ""e""","f\ng"\n')

    def test_plain_text_has_no_quotes(self) -> None:
        self.assertEqual(text(a=["x", None, ""], b=[1, None, 2**62]), f"x,1\n,\n,{2**62}\n")

    def test_text_with_special_characters(self) -> None:
        cells = ["a,b", 'says "so"', "two\nlines", "\r\n", "", None, "é€"]
        rows = csv.reader(io.StringIO(text(a=cells, b=range(len(cells))), newline=""))
        self.assertEqual([row[0] for row in rows], [cell or "" for cell in cells])

    def test_decimals_have_no_exponent(self) -> None:
        for scale in (0, 6, 7, 9, 18):
            unit = Decimal(1).scaleb(-scale)
            numbers = [unit, Decimal(0), None, -unit, 123 * unit, 10**9 + unit]
            column = pyarrow.array(numbers, pyarrow.decimal128(38, scale))
            expected = ["" if each is None else format(each.quantize(unit), "f") for each in numbers]
            self.assertEqual(text(a=column, b=range(6)),
                             "".join(f"{cell},{row}\n" for row, cell in enumerate(expected)))

    def test_timestamps_are_moments(self) -> None:
        """A microsecond and a zone are kept, before 1970 and through a change of clocks too."""
        moments = [datetime(2026, 11, 1, 5, 59, 59, 999_999, timezone.utc) + timedelta(hours=hour)
                   for hour in range(3)]
        moments += [datetime(1969, 12, 31, 23, 59, 59, 1, timezone.utc), None]
        expected = ["2026-11-01 05:59:59.999999Z", "2026-11-01 06:59:59.999999Z",
                    "2026-11-01 07:59:59.999999Z", "1969-12-31 23:59:59.000001Z", ""]
        for zone in ("UTC", "America/New_York", "Asia/Kolkata"):
            column = pyarrow.array(moments, pyarrow.timestamp("us", zone))
            self.assertEqual(text(time=column).splitlines(), expected, zone)

    def test_record_starts(self) -> None:
        chunks = [b'"x\n\ny",1\n"",2\n', b'"\r\n",3\n"q""\n",4\n']
        self.assertEqual(list(record_starts(chunks)), [1, 4, 5, 7])


if __name__ == "__main__":
    unittest.main()
