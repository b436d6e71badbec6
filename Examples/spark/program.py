"""The program as a child: rows stream in, messages come out."""
import os
import re
import subprocess
from collections.abc import Callable, Iterable
from typing import BinaryIO

MESSAGE = re.compile(r"livepeer-pricing: (?:-:(?P<line>\d+): )?(?P<text>.*)", re.DOTALL)
# How it ends where its input or its flags are at fault, which another attempt would not mend.
LASTING = {os.EX_USAGE, os.EX_DATAERR, os.EX_NOINPUT}


class ProgramFailure(Exception):
    """How the program ended, what it said, and of which line of its input."""

    def __init__(self, status: int, said: str) -> None:
        # Notes come before what it ends with.
        start = said.rfind("\nlivepeer-pricing: ") + 1
        message = MESSAGE.fullmatch(said[start:].strip())
        self.status = status
        self.text = message["text"] if message else said.strip()
        self.line = int(message["line"]) if message and message["line"] else None
        super().__init__(status, said)

    def __str__(self) -> str:
        return self.text

    @property
    def is_lasting(self) -> bool:
        """Whether another attempt would end the same way."""
        return self.status in LASTING


class Stopped(Exception):
    """Another part of the job has failed, so this one is not wanted any more."""


def stream(
    command: list[str],
    chunks: Iterable[bytes],
    output: BinaryIO,
    messages: BinaryIO,
    is_stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Runs the program over the chunks and waits for its end.

    What it writes goes to files, not through pipes: feeding never waits for a reader of its
    output, so one thread will do, and the one pipe holds no more than the system's 64 KiB.
    """
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=output, stderr=messages
    ) as process:
        try:
            is_fed = _feed(process.stdin, chunks, is_stopped)
        except BaseException:
            # It must not take the end of the feeding for the end of the rows.
            process.kill()
            _close(process.stdin)
            raise
    if process.returncode or not is_fed:
        messages.seek(0)
        said = messages.read().decode(errors="replace")
        raise ProgramFailure(process.returncode, said or "it ended before its input did")


def _feed(pipe: BinaryIO, chunks: Iterable[bytes], is_stopped: Callable[[], bool]) -> bool:
    """Whether the program took all of the chunks."""
    try:
        for chunk in chunks:
            if is_stopped():
                raise Stopped
            pipe.write(chunk)
    except BrokenPipeError:
        _close(pipe)
        return False
    return _close(pipe)


def _close(pipe: BinaryIO) -> bool:
    """Whether the last bytes were taken."""
    try:
        pipe.close()
    except BrokenPipeError:
        return False
    return True


def output_of(command: list[str], given: bytes = b"") -> bytes:
    """What the program prints, for small things."""
    process = subprocess.run(command, input=given, capture_output=True)
    if process.returncode:
        raise ProgramFailure(process.returncode, process.stderr.decode(errors="replace"))
    return process.stdout
