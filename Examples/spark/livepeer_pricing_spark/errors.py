"""What goes wrong, by type, on the driver and in tasks."""
import re


class PricingError(Exception):
    """The base of the errors of this package: where, what, and what would be right."""


class ColumnError(PricingError):
    """The table lacks a column that is needed, or has one that cannot be used."""


class InexactNumber(ColumnError):
    """A number in floating point, which no price or measure may have been."""


class BadRow(PricingError):
    """A row that cannot be priced: the reason, and the values that were read."""


class FeeOverflow(BadRow):
    """A fee with more digits than its column has."""


class ProgramNotFound(PricingError):
    """A machine without the program."""


class VersionMismatch(PricingError):
    """A worker that has another version of the program than the driver."""


class ProgramFailure(PricingError):
    """How the program ended, what it said, and of which line of its input."""

    # How it ends if its input or its flags are at fault, which another attempt would not mend.
    LASTING = {64, 65, 66}
    MESSAGE = re.compile(r"livepeer-pricing: (?:-:(?P<line>\d+): )?(?P<text>.*)", re.DOTALL)

    def __init__(self, status: int, said: str) -> None:
        # Notes come before what it ends with.
        start = said.rfind("\nlivepeer-pricing: ") + 1
        message = self.MESSAGE.fullmatch(said[start:].strip())
        self.status = status
        self.text = message["text"] if message else said.strip()
        self.line = int(message["line"]) if message and message["line"] else None
        super().__init__(status, said)

    def __str__(self) -> str:
        return self.text

    @property
    def is_lasting(self) -> bool:
        """Whether another attempt would end the same way."""
        return self.status in self.LASTING


class TaskFailure(PricingError):
    """What another attempt may mend: the fault of a machine, not of the data."""


_RAISED = re.compile(rf"^{re.escape(__name__)}\.(\w+): (.*)$", re.MULTILINE)


def raised_in_task(error: BaseException) -> PricingError | None:
    """Returns this package's error that failed a job, or None if something else did.

    Spark keeps of an exception in a task only the text of its traceback, which ends with the type
    and the message.
    """
    found = _RAISED.findall(str(error))
    if not found:
        return None
    name, message = found[-1]
    kind = globals()[name]
    return TaskFailure(message) if kind is ProgramFailure else kind(message)
