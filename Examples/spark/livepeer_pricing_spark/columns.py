"""The columns that are read: which they are in a table, and whether their types are exact."""
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyspark.sql import types
from pyspark.sql.types import DataType, StructType

from .errors import ColumnError, InexactNumber

TEXT = {"pipeline", "model_id"}
WHOLE = {"units", "duration_ms", "characters", "tokens", "requests", "width", "height", "count"}
AMOUNTS = {"amount_wei", "cost_wei"}
DECIMAL = {"seconds", "eth_usd"}
# Columns that an amount is made of: none may have been a binary fraction on its way.
COUNTED = WHOLE | AMOUNTS | DECIMAL
USAGE = ("pipeline", "model_id", *sorted(WHOLE), *sorted(DECIMAL))
PAYMENTS = ("time", "amount_wei", "cost_wei")


@dataclass(frozen=True)
class UsedColumn:
    """A column that is read: our name for it, its name in the table, and its place there."""

    ours: str
    theirs: str
    index: int

    @property
    def flags(self) -> list[str]:
        """The flag that names the column for the program, if its name is not ours."""
        return [] if self.ours == self.theirs else [f"--column={self.ours}={self.theirs}"]


def used_columns(
    schema: StructType, ours: Iterable[str], renamed: Mapping[str, str]
) -> tuple[UsedColumn, ...]:
    """Returns the columns of a table that are read, in its order, with their types checked.

    Whether they are enough is for the program to say.
    """
    ours = list(ours)
    for name in renamed:
        if name not in ours:
            raise ColumnError(f"column: {name} is no column that is read; use {', '.join(ours)}")
    used = []
    for name in ours:
        theirs = renamed.get(name, name)
        places = [index for index, each in enumerate(schema.names) if each == theirs]
        if not places and name in renamed:
            raise ColumnError(
                f"column: the table has no column {theirs} for {name}; "
                f"it has {', '.join(schema.names)}"
            )
        if len(places) > 1:
            raise ColumnError(f"{theirs}: the table has {len(places)} columns of that name; keep one")
        for index in places:
            _check_type(name, theirs, schema[index].dataType)
            used.append(UsedColumn(name, theirs, index))
    return tuple(sorted(used, key=lambda column: column.index))


def _check_type(ours: str, theirs: str, kind: DataType) -> None:
    """Refuses a type that does not become exactly the text that the program reads."""
    said = f"{theirs} is {kind.simpleString()}"
    if isinstance(kind, (types.StringType, types.CharType, types.VarcharType)):
        return
    if ours in TEXT:
        raise ColumnError(f"{said}; cast it to string")
    if isinstance(kind, (types.FloatType, types.DoubleType)):
        raise InexactNumber(f"{said}, which is not exact; write whole numbers, decimals or text")
    if isinstance(kind, types.IntegralType):
        return
    if ours == "time":
        if isinstance(kind, types.TimestampNTZType):
            raise ColumnError(f"{said}, a time without its zone; cast it to timestamp in its zone")
        if not isinstance(kind, types.TimestampType):
            raise ColumnError(f"{said}; make it a timestamp, ISO 8601 text or Unix seconds")
    elif not isinstance(kind, types.DecimalType):
        raise ColumnError(f"{said}; make it a number or text")
    elif kind.scale and ours not in DECIMAL:
        raise ColumnError(f"{said}, and {ours} is a whole number; cast it to decimal({_digits(kind)},0)")


def _digits(kind: types.DecimalType) -> int:
    return max(1, kind.precision - kind.scale)


def refuse_added(schema: StructType, added: Iterable[str]) -> None:
    """Refuses a table that has a column of a name that the answer adds, in any case of letters."""
    there = {name.lower(): name for name in schema.names}
    for name in added:
        if name in there:
            raise ColumnError(f"{there[name]}: the answer adds a column of that name; rename or drop it")
