"""The rows that a program was given last, to show the one that it refuses."""
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import pyarrow

from .encoding import header, record_starts, rendered
from .settings import values


class SentRows:
    """Batches on their way to the program, of which the last ones are kept."""

    # In bytes of CSV. The program is behind by what a pipe and its own buffers hold: less than 2 MiB.
    KEPT = 8 << 20

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._line = 1 + header(names).count(b"\n")
        self._kept: deque[tuple[int, pyarrow.RecordBatch, int]] = deque()
        self._size = 0

    def chunks(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[bytes]:
        """The batches as CSV, each kept with the line on which it begins."""
        for rows in batches:
            chunk = rendered(rows).to_pybytes()
            self._kept.append((self._line, rows, len(chunk)))
            self._line += chunk.count(b"\n")
            self._size += len(chunk)
            while self._size - self._kept[0][2] > self.KEPT:
                self._size -= self._kept.popleft()[2]
            yield chunk

    def shown(self, line: int) -> str:
        """The values of the row on a line, in brackets; nothing if it is no longer kept."""
        for first, rows, _ in reversed(self._kept):
            if first <= line:
                starts = record_starts([rendered(rows).to_pybytes()])
                row = sum(first + start - 1 <= line for start in starts) - 1
                return f" (the row: {values(self._names, rows, row)})"
        return ""
