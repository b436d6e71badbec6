"""The program as a child: where it is, which version it is, and files streamed through it."""
import functools
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from typing import BinaryIO

from pyspark import SparkFiles

from .errors import ProgramFailure, ProgramNotFound, VersionMismatch

NAME = "livepeer-pricing"


class Stopped(Exception):
    """Another part of the job has failed, so this one is not wanted any more."""


def environment() -> dict[str, str]:
    """The child's environment: no ETH price comes from a machine's own settings."""
    return {
        name: value for name, value in os.environ.items() if name != "LIVEPEER_PRICING_ETH_USD"
    }


def find(binary: str = NAME) -> str:
    """Returns the program's absolute path on this machine.

    A name with a slash is a path. Any other is looked for among the files that Spark shipped, in
    the working directory, where YARN puts them, and in PATH.
    """
    if os.sep in binary:
        places = [binary]
    else:
        places = [os.path.join(folder, binary) for folder in (*_shipped(), os.getcwd())]
    for place in places:
        if os.path.isfile(place) and os.access(place, os.X_OK):
            return os.path.realpath(place)
    found = None if os.sep in binary else shutil.which(binary)
    if found is None:
        raise ProgramNotFound(
            f"{binary}: no such program on {_host()}; ship it with --files, or put it into PATH"
        )
    return os.path.realpath(found)


def _shipped() -> list[str]:
    """The folder of the files that Spark shipped, if there is one."""
    try:
        return [SparkFiles.getRootDirectory()]
    except Exception:  # A driver without a context fails in ways that change between releases.
        return []


def _host() -> str:
    return os.uname().nodename


def version(program: str) -> str:
    """Returns the version that the program prints; it is asked once for each file."""
    try:
        status = os.stat(program)
    except OSError as error:
        raise ProgramNotFound(f"{program}: {error.strerror}") from error
    return _version(program, status.st_mtime_ns, status.st_size)


@functools.lru_cache
def _version(program: str, _modified: int, _size: int) -> str:
    return output_of([program, "--version"]).decode(errors="replace").strip()


def check_version(program: str, expected: str) -> None:
    """Raises unless the program is of the driver's version: two may price the same row apart."""
    found = version(program)
    if found != expected:
        raise VersionMismatch(
            f"{_host()} has livepeer-pricing {found} in {program}, and the driver has {expected}; "
            "give all machines one version"
        )


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
        command, stdin=subprocess.PIPE, stdout=output, stderr=messages, env=environment()
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


def streamed(command: list[str], header: bytes, chunks: Iterable[bytes]) -> bytes:
    """What the program prints of a header and chunks of rows."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        stream(command, itertools.chain([header], chunks), output, messages)
        output.seek(0)
        return output.read()


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
    try:
        process = subprocess.run(command, input=given, capture_output=True, env=environment())
    except OSError as error:
        raise ProgramNotFound(f"{command[0]}: {error.strerror}") from error
    if process.returncode:
        raise ProgramFailure(process.returncode, process.stderr.decode(errors="replace"))
    return process.stdout
