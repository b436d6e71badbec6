"""What several tests share: folders, usage files, and one process to compare with."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet

JOB = Path(__file__).resolve().parent.parent
REPOSITORY = JOB.parent.parent
PROGRAM = Path(
    os.environ.get("LIVEPEER_PRICING", REPOSITORY / ".build/release/livepeer-pricing")
).resolve()
GENERATOR = REPOSITORY / "Benchmarks/peers/generate_jobs.py"

# A third of a wei a unit and the like: every row's fee is rounded.
PRICES = """[
  {"pipeline": "audio-to-text", "model_id": "openai/whisper-large-v3",
   "price_per_unit": 12882811, "pixels_per_unit": 3},
  {"pipeline": "text-to-speech", "model_id": "suno/bark",
   "price_per_unit": 5960465, "pixels_per_unit": 7},
  {"pipeline": "image-to-text", "model_id": "Salesforce/blip-image-captioning-large",
   "price_per_unit": 1192093, "pixels_per_unit": 11},
  {"pipeline": "segment-anything-2", "model_id": "facebook/sam2-hiera-large",
   "price_per_unit": 4768371, "pixels_per_unit": 13}
]
"""
# Cells as they stand in a CSV file.
NOTES = ["plain", "", '"a, b"', '"says ""so"""', '"two\nlines"', '"\r\n"', "é€"]


class FolderTestCase(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(os.path.realpath(folder.name))

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def script(self, name: str, text: str) -> Path:
        path = self.write(name, f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
        return path


def usage(rows: int, seed: int) -> str:
    """Generated rows, each with a note; a note may hold commas, quotes and line breaks."""
    command = [sys.executable, GENERATOR, str(rows), str(seed)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    header, *lines = run.stdout.split()
    noted = (f"{line},{NOTES[index % len(NOTES)]}\n" for index, line in enumerate(lines))
    return f"{header},note\n" + "".join(noted)


def parquet_from_csv(source: Path, target: Path) -> None:
    """The same rows as Parquet, in row groups that end in the middle of a chunk."""
    rows = pyarrow.csv.read_csv(
        source, parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True)
    )
    pyarrow.parquet.write_table(rows, target, row_group_size=7_001)


def one_process(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A run of livepeer-pricing by itself."""
    command = [str(PROGRAM), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)
