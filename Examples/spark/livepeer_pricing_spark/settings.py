"""What prices are set by: checked on the driver, and the same on every worker."""
import numbers
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

import pyarrow
from pyspark.sql.types import StructType

from . import program
from .columns import UsedColumn
from .encoding import header
from .errors import ColumnError, InexactNumber, PricingError, ProgramFailure


@dataclass(frozen=True)
class Settings:
    """A command of the program with its flags and the files that they name.

    The files go to the workers as they were when the settings were made: a file that changes
    later, or that a worker does not see, changes nothing.
    """

    command: str
    flags: tuple[str, ...]
    files: tuple[tuple[str, str, bytes], ...]
    binary: str
    version: str

    @classmethod
    def made(
        cls,
        command: str,
        *,
        binary: str,
        flags: Mapping[str, object],
        files: Mapping[str, str | os.PathLike[str] | None],
        more: Iterable[str] = (),
    ) -> "Settings":
        """Reads the files and finds the driver's program; flags without a value are left out."""
        read = []
        for flag, path in files.items():
            if path is not None:
                try:
                    with open(path, "rb") as file:
                        read.append((flag, os.path.basename(os.fspath(path)), file.read()))
                except OSError as error:
                    raise PricingError(f"{os.fspath(path)}: {error.strerror}") from error
        given = [f"{flag}={_exact(flag, value)}" for flag, value in flags.items() if value is not None]
        version = program.version(program.find(binary))
        return cls(command, (*given, *more), tuple(read), binary, version)

    @contextmanager
    def line(self, columns: Iterable[UsedColumn], *flags: str) -> Iterator[list[str]]:
        """The whole command for rows of these columns; its files are there meanwhile."""
        found = program.find(self.binary)
        program.check_version(found, self.version)
        with tempfile.TemporaryDirectory(prefix="livepeer-pricing-") as folder:
            named = []
            for flag, name, content in self.files:
                # Two flags may name files of one name.
                path = os.path.join(folder, f"{flag.strip('-')}-{name}")
                with open(path, "xb") as file:
                    file.write(content)
                named.append(f"{flag}={path}")
            renames = [flag for column in columns for flag in column.flags]
            yield [found, self.command, "-", "--input=csv", *self.flags, *named, *renames, *flags]

    def check(self, schema: StructType, columns: Iterable[UsedColumn], *flags: str) -> bytes:
        """Runs the program over the names of the table's columns alone; returns what it prints.

        It has the say about prices and columns, and what it refuses shows before a job runs.
        """
        with self.line(columns, *flags) as line:
            try:
                return program.output_of(line, header(schema.names))
            except ProgramFailure as failure:
                kind = ColumnError if failure.line else PricingError
                raise kind(" ".join(failure.text.split())) from failure

    def check_with_totals(self, schema: StructType, columns: Iterable[UsedColumn]) -> str:
        """The same; returns the totals of no rows, by themselves what a table without rows has."""
        with tempfile.TemporaryDirectory(prefix="livepeer-pricing-") as folder:
            path = os.path.join(folder, "totals.json")
            self.check(schema, columns, f"--totals={path}")
            with open(path, encoding="utf-8") as file:
                return file.read()


def _exact(flag: str, value: object) -> str:
    """The value of a flag as text."""
    if not isinstance(value, (str, Decimal, numbers.Integral)):
        kind = type(value).__name__
        raise InexactNumber(f"{flag[2:].replace('-', '_')}: {value} is a {kind}; give text or a Decimal")
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def values(names: Iterable[str], rows: pyarrow.RecordBatch, row: int) -> str:
    """A row's values for a person, on one line."""
    cells = zip(names, rows.columns)
    return ", ".join(f"{name}={_shown(column[row].as_py())}" for name, column in cells)


def _shown(value: object) -> str:
    return "null" if value is None else repr(value) if isinstance(value, str) else str(value)
