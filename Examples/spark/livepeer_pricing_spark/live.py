"""`livepeer-pricing batch` held open: a batch of rows goes in, its answers come out."""
import bisect
import csv
import fcntl
import io
import os
import selectors
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow

from .encoding import record_starts
from .errors import ProgramFailure
from .program import environment

PIECE_BYTES = 1 << 20
MESSAGE_BYTES = 1 << 16
INPUT = "rows"


@dataclass(frozen=True)
class Reject:
    """A row that the program set aside: its place in the batch, from 0, and why."""

    row: int
    reason: str


@dataclass(frozen=True)
class Answer:
    """What the program wrote for a batch: CSV of the rows that it priced, and the others."""

    priced: bytes
    rejects: list[Reject]


class LiveProgram:
    """The program with a pipe for rows, one for answers, and one for each file that it writes.

    Batches take turns with their answers, and every pipe is read while a batch is written: neither
    side ever waits for the other to read. What is held is one batch and its answers. One thread
    does all, so that the task's end is the program's too.
    """

    def __init__(self, command: list[str], names: bytes, totals: bool = False) -> None:
        flags = ["--rejects", "--totals"] if totals else ["--rejects"]
        self._may_answer = True
        self._selector = selectors.DefaultSelector()
        self._files: list[BinaryIO] = []
        self._start(command, flags)
        self._sent_lines = names.count(b"\n")
        self._rejects_header = True
        try:
            self._exchange(
                memoryview(names), lambda: self._lines["answers"] == self._sent_lines)
        except BaseException:
            self.close()
            raise
        self._take("answers")

    def _start(self, command: list[str], flags: list[str]) -> None:
        """Starts the child, with a pipe under the name of a file for each of the flags."""
        self._read: dict[str, bytearray] = {}
        self._lines: dict[str, int] = {}
        theirs: list[int] = []
        try:
            for flag in flags:
                ours, other = os.pipe()
                theirs.append(other)
                command = [*command, flag, f"/dev/fd/{other}"]
                self._watch(os.fdopen(ours, "rb", buffering=0), flag)
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                bufsize=0, pass_fds=theirs, env=environment(),
            )
        except BaseException:
            self._close_files()
            raise
        finally:
            for each in theirs:
                os.close(each)
        self._watch(self._process.stdout, "answers")
        self._watch(self._process.stderr, "messages")
        self._input = self._process.stdin
        self._files.append(self._input)
        _prepare(self._input)

    def _watch(self, file: BinaryIO, name: str) -> None:
        self._read[name] = bytearray()
        self._lines[name] = 0
        self._files.append(file)
        _prepare(file)
        self._selector.register(file, selectors.EVENT_READ, name)

    def quote(self, rows: pyarrow.Buffer, count: int) -> Answer:
        """Returns the answers of as many rows of CSV.

        A row comes out with all its bytes and two fields more, and a rejected one whole. So the
        batch is answered when as many lines have come out as went in.
        """
        data = rows.to_pybytes()
        # Only text in quotes has line breaks of its own, and next to none has.
        lines = data.count(b"\n") if b'"' in data else count
        starts = None if lines == count else [*record_starts([data]), lines + 1]
        rejects: list[Reject] = []

        def is_answered() -> bool:
            out = self._lines["answers"]
            if out > lines:
                raise ProgramFailure(0, "it wrote more rows than it was given")
            if out + self._lines["--rejects"] < lines + self._rejects_header:
                return out == lines
            rejects[:] = self._rejects(starts)
            return out + sum(_lines_of(reject.row, starts) for reject in rejects) == lines

        self._exchange(memoryview(data), is_answered)
        self._sent_lines += lines
        refused = self._take("--rejects")
        self._rejects_header = self._rejects_header and not refused
        return Answer(self._take("answers"), rejects)

    def _rejects(self, starts: list[int] | None) -> list[Reject]:
        """The rejects that have come, or none before they have come whole."""
        refused = self._read["--rejects"]
        if not refused.endswith(b"\n"):
            return []
        text = refused.decode(errors="replace")
        try:
            found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error:
            return []
        rejects = []
        for _, line, reason, _ in found[self._rejects_header:]:
            own = int(line) - self._sent_lines
            rejects.append(Reject(bisect.bisect_left(starts, own) if starts else own - 1, reason))
        return rejects

    def finish(self) -> str:
        """Ends the rows and waits for the program's end; returns its totals, if it has any."""
        self._drain()
        if self._process.wait() or self._read["answers"]:
            raise self._failure()
        return self._take("--totals").decode() if "--totals" in self._read else ""

    def close(self) -> None:
        """Ends the program, whatever it is doing; nothing happens after ``finish()``."""
        # It must not take the end of the feeding for the end of the rows.
        if self._process.poll() is None:
            self._process.kill()
        self._close_files()
        self._process.wait()

    def _close_files(self) -> None:
        self._selector.close()
        for file in self._files:
            file.close()

    def _exchange(self, data: memoryview, is_answered: Callable[[], bool]) -> None:
        """Writes the data and reads until it is answered."""
        self._unsent = data
        self._selector.register(self._input, selectors.EVENT_WRITE, INPUT)
        while self._unsent:
            self._turn()
        self._selector.unregister(self._input)
        while not is_answered():
            if not self._may_answer:
                raise self._failure()
            self._turn()

    def _turn(self) -> None:
        """Waits until a pipe is ready, and serves it."""
        for key, _ in self._selector.select():
            if key.data == INPUT:
                try:
                    self._unsent = self._unsent[os.write(key.fd, self._unsent) :]
                except BrokenPipeError:
                    # It has ended. Why it did is in the other pipes.
                    self._unsent = self._unsent[:0]
            elif piece := os.read(key.fd, PIECE_BYTES):
                self._read[key.data] += piece
                self._lines[key.data] += piece.count(b"\n")
            else:
                self._selector.unregister(key.fileobj)
                self._may_answer = self._may_answer and key.data != "answers"
        # Messages are read so that the program does not wait; of many the last are of use.
        del self._read["messages"][:-MESSAGE_BYTES]

    def _drain(self) -> None:
        """Ends the input and reads all that the program still writes."""
        self._input.close()
        while self._selector.get_map():
            self._turn()

    def _failure(self) -> ProgramFailure:
        """Why the program ended, with the last line that it said."""
        self._drain()
        status = self._process.wait()
        said = bytes(self._read["messages"]).decode(errors="replace").strip()
        last = said.splitlines()[-1] if said else "it ended before its input did"
        return ProgramFailure(status, last)

    def _take(self, name: str) -> bytes:
        taken = bytes(self._read[name])
        self._read[name].clear()
        self._lines[name] = 0
        return taken


def _prepare(file: BinaryIO) -> None:
    """Makes a pipe keep nobody waiting, with room for a batch if the system has it."""
    os.set_blocking(file.fileno(), False)
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        # What the pipes of one user may hold has a limit; they work without.
        with suppress(OSError):
            fcntl.fcntl(file.fileno(), fcntl.F_SETPIPE_SZ, PIECE_BYTES)


def _lines_of(row: int, starts: list[int] | None) -> int:
    return starts[row + 1] - starts[row] if starts else 1
