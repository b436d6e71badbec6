"""Parts' exact totals, merged by the program."""
import json
import os
import tempfile
from collections.abc import Iterable

from .program import output_of

# A command line has an end; merging merged totals changes nothing.
FILES_AT_ONCE = 500


def merged(program: str, files: list[str], files_at_once: int = FILES_AT_ONCE) -> bytes:
    """The totals of all files as one run over all their rows writes them."""
    totals = b""
    for first in range(0, len(files), files_at_once):
        so_far = ["-"] if totals else []
        part = files[first : first + files_at_once]
        totals = output_of([program, "totals", *so_far, *part], totals)
    return totals


def merged_texts(program: str, parts: Iterable[str]) -> bytes:
    """The same of totals that are at hand."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, part in enumerate(parts):
            files.append(os.path.join(folder, f"{number}.json"))
            with open(files[-1], "x", encoding="utf-8") as file:
                file.write(part)
        return merged(program, files)


def summary(totals: bytes) -> str:
    """What the totals come to, on a line; amounts stay text."""
    values: dict[str, str] = json.loads(totals)
    dollars = f", ${values['fee_usd']}" if "fee_usd" in values else ""
    return f"{values['rows']} rows, {values['rejected']} rejected, {values['fee_wei']} wei{dollars}"
