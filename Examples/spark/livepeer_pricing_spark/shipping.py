"""What a session's workers need, taken to them by the session."""
import atexit
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from pyspark import SparkContext

PACKAGE = Path(__file__).resolve().parent


def archive(folder: str | os.PathLike[str]) -> str:
    """Makes a zip of this package, for --py-files, in a folder; returns its path."""
    path = os.path.join(folder, f"{PACKAGE.name}.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for module in sorted(PACKAGE.glob("*.py")):
            target.write(module, f"{PACKAGE.name}/{module.name}")
    return path


def ship(context: SparkContext, program: str | os.PathLike[str] | None = None) -> None:
    """Takes this package, and the program if one is given, to the workers of a session.

    For notebooks and client mode. It does what --py-files and --files do of spark-submit.
    """
    folder = tempfile.mkdtemp(prefix="livepeer-pricing-")
    # Workers that come later fetch them too, so they stay as long as the driver does.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    context.addPyFile(archive(folder))
    if program is not None:
        context.addFile(os.fspath(program))
