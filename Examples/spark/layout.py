"""Where a job reads and writes."""
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from data_set import output_name


@dataclass(frozen=True)
class Layout:
    """The job's two folders; every worker sees them under these names."""

    input: str
    output: str

    @property
    def work(self) -> str:
        """A folder for each attempt that is under way; it is gone when the job is done."""
        return os.path.join(self.output, "_temporary")

    @property
    def stop(self) -> str:
        """The link that says that the job has failed already; it names the file that is at fault."""
        return os.path.join(self.work, "stop")

    def stop_others(self, file: str) -> None:
        """Says that a file is at fault, so that attempts at others need not go on."""
        # A link has its name when it appears, as a file has not its bytes.
        with suppress(FileExistsError):
            os.symlink(file, self.stop)

    def is_stopped(self, file: str) -> bool:
        """Whether another file than this one is at fault."""
        try:
            return os.readlink(self.stop) != file
        except FileNotFoundError:
            return False

    @property
    def totals(self) -> str:
        """The merged totals."""
        return os.path.join(self.output, "totals.json")

    @property
    def success(self) -> str:
        """The empty file that appears last, when all else is whole."""
        return os.path.join(self.output, "_SUCCESS")

    def source(self, file: str) -> str:
        """A file of the data set."""
        return os.path.join(self.input, file)

    def result(self, kind: str, file: str) -> str:
        """The one place of a file's `rows`, `rejects` or `totals`, whichever attempt makes them."""
        name = output_name(file)
        if kind == "totals":
            name = f"{name.removesuffix('.csv')}.json"
        return os.path.join(self.output, kind, name)

    def make_folders(self, files: Iterable[str], kinds: Iterable[str]) -> None:
        """Makes every folder of the results, so that no late attempt makes one."""
        os.mkdir(self.work)
        results = [self.result(kind, file) for kind in kinds for file in files]
        for folder in {os.path.dirname(result) for result in results}:
            os.makedirs(folder, exist_ok=True)

    def end_attempts(self) -> None:
        """Removes what attempts left; one that is still under way finds its folder no more."""
        left = f"{self.work}-done"
        os.rename(self.work, left)
        shutil.rmtree(left, ignore_errors=True)
