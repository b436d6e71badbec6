import re
import unittest

from pyspark.sql import types

from livepeer_pricing_spark.columns import USAGE, UsedColumn, refuse_added, used_columns
from livepeer_pricing_spark.errors import ColumnError, InexactNumber


KINDS = {
    "array": types.ArrayType(types.StringType()), "bigint": types.LongType(),
    "boolean": types.BooleanType(), "date": types.DateType(), "double": types.DoubleType(),
    "float": types.FloatType(), "int": types.IntegerType(), "string": types.StringType(),
    "timestamp": types.TimestampType(), "timestamp_ntz": types.TimestampNTZType(),
}


def schema(text: str) -> types.StructType:
    """A schema from "NAME TYPE, NAME TYPE"; there is no session that could read one."""
    fields = types.StructType()
    for column in text.split(", "):
        name, kind = column.rsplit(" ", 1)
        decimal = re.fullmatch(r"decimal\((\d+),(\d+)\)", kind)
        fields.add(name, types.DecimalType(*map(int, decimal.groups())) if decimal else KINDS[kind])
    return fields


class UsedColumnsTests(unittest.TestCase):
    def test_in_the_order_of_the_table(self) -> None:
        table = schema("note string, units bigint, pipeline string, seconds string")
        self.assertEqual(
            used_columns(table, USAGE, {}),
            (UsedColumn("units", "units", 1), UsedColumn("pipeline", "pipeline", 2),
             UsedColumn("seconds", "seconds", 3)))

    def test_renamed(self) -> None:
        """A column of our name is not read if another one stands for it."""
        table = schema("units string, pipeline string, px=1 bigint")
        used = used_columns(table, USAGE, {"units": "px=1"})
        self.assertEqual([(each.ours, each.index) for each in used], [("pipeline", 1), ("units", 2)])
        self.assertEqual([each.flags for each in used], [[], ["--column=units=px=1"]])

    def test_mistakes(self) -> None:
        cases = [
            ("pipeline string", {"units": "px"}, "no column px for units; it has pipeline"),
            ("pipeline string", {"unit": "px"}, "unit is no column that is read; use pipeline, "),
            ("units bigint, units int", {}, "units: the table has 2 columns of that name"),
        ]
        for text, renamed, message in cases:
            with self.subTest(message), self.assertRaisesRegex(ColumnError, message):
                used_columns(schema(text), USAGE, renamed)

    def test_types_that_are_exact(self) -> None:
        for text in ("units bigint", "units string", "units decimal(38,0)", "seconds decimal(20,9)",
                     "eth_usd decimal(38,18)", "eth_usd int", "pipeline string", "time timestamp",
                     "time bigint", "time string", "note double"):
            used_columns(schema(text), [*USAGE, "time"], {})

    def test_types_that_are_not(self) -> None:
        cases = [
            ("units double", InexactNumber, "units is double, which is not exact"),
            ("seconds float", InexactNumber, "seconds is float, which is not exact"),
            ("eth_usd double", InexactNumber, "eth_usd is double, which is not exact"),
            ("time double", InexactNumber, "time is double, which is not exact"),
            ("units decimal(10,2)", ColumnError, r"units is a whole number; cast it to decimal\(8,0\)"),
            ("units boolean", ColumnError, "units is boolean; make it a number or text"),
            ("eth_usd array", ColumnError, "eth_usd is array<string>; make it a number or text"),
            ("pipeline bigint", ColumnError, "pipeline is bigint; cast it to string"),
            ("time timestamp_ntz", ColumnError, "a time without its zone"),
            ("time date", ColumnError, "time is date; make it a timestamp"),
        ]
        for text, kind, message in cases:
            with self.subTest(text), self.assertRaisesRegex(ColumnError, message) as caught:
                used_columns(schema(text), [*USAGE, "time"], {})
            self.assertIs(type(caught.exception), kind)

    def test_names_that_the_answer_adds(self) -> None:
        refuse_added(schema("fee string"), ["fee_wei"])
        with self.assertRaisesRegex(ColumnError, "Fee_Wei: the answer adds a column of that name"):
            refuse_added(schema("Fee_Wei string"), ["fee_wei"])


if __name__ == "__main__":
    unittest.main()
