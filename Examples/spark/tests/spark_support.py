"""What tests on Spark share: a session of one process, and a cluster of its own on loopback."""
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pyspark
from pyspark.sql import DataFrame, SparkSession

from support import JOB, FolderTestCase

SPARK = Path(pyspark.__file__).parent
SMALL_JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
PATIENCE_SECONDS = int(os.environ.get("PATIENCE_SECONDS", "180"))
Found = TypeVar("Found")


class SessionTestCase(FolderTestCase):
    """A test with a session on two threads of this process."""

    spark: SparkSession
    master = "local[2]"
    settings: dict[str, str] = {}

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
        os.environ["PYTHONPATH"] = str(JOB)
        builder = SparkSession.builder.master(cls.master)
        settings = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.log.level": "OFF",
            "spark.sql.shuffle.partitions": "4",
            "spark.sql.session.timeZone": "America/New_York",
        }
        for name, value in (settings | cls.settings).items():
            builder = builder.config(name, value)
        cls.spark = builder.getOrCreate()
        cls.addClassCleanup(cls.spark.stop)

    def table(self, schema: str, *rows: tuple) -> DataFrame:
        return self.spark.createDataFrame(rows, schema)


class Cluster:
    """A Spark master and workers of one core each, on loopback."""

    def __init__(self, folder: Path, paths: dict[str, Path] | None = None) -> None:
        """Starts it; `paths` are folders that come first in the PATH of a worker."""
        self.folder = folder
        self.paths = paths or {}
        self.processes: list[subprocess.Popen[bytes]] = []
        master = ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0",
                  "--webui-port", "0"]
        self.start("master", *master)
        self.url = wait_for(lambda: next(
            (word for word in self.log("master").split() if word.startswith("spark://")), None))
        for name in ("worker-1", "worker-2"):
            self.start_worker(name)
        wait_for(lambda: self.log("master").count("Registering worker") == 2)

    def start_worker(self, name: str) -> int:
        """Starts a worker; its number.

        Each has a host of its own: of two attempts at once Spark gives none to the other's host.
        """
        host = f"127.0.0.{len(self.processes) + 1}"
        self.start(name, "org.apache.spark.deploy.worker.Worker", "--host", host, "--cores", "1",
                   "--memory", "1g", "--webui-port", "0", "--work-dir", str(self.folder / name),
                   self.url)
        return len(self.processes) - 1

    def start(self, name: str, *command: str) -> None:
        """Starts a part of the cluster, which leads a process group: it dies with its children."""
        environment = os.environ | {
            "SPARK_HOME": str(SPARK),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": SMALL_JVM,
        }
        if "--host" in command:
            environment["SPARK_LOCAL_IP"] = command[command.index("--host") + 1]
        if name in self.paths:
            environment["PATH"] = f"{self.paths[name]}:{environment['PATH']}"
        with open(self.folder / f"{name}.log", "wb") as log:
            self.processes.append(subprocess.Popen(
                [SPARK / "bin/spark-class", *command], env=environment, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True))

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def kill(self, number: int) -> None:
        """Kills a part and its children, as a power cut would."""
        process = self.processes[number]
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def close(self) -> None:
        for number in reversed(range(len(self.processes))):
            self.kill(number)

    def submit(
        self, *job: object, settings: dict[str, str] | None = None, flags: tuple[object, ...] = (),
        path: Path | None = None,
    ) -> subprocess.Popen[str]:
        """Submits a job, of which Spark keeps a log of events; `path` comes first in its PATH."""
        (self.folder / "events").mkdir(exist_ok=True)
        settings = {
            "spark.driver.host": "127.0.0.1",
            "spark.executor.memory": "512m",
            "spark.executor.extraJavaOptions": SMALL_JVM,
            "spark.driver.extraJavaOptions": SMALL_JVM,
            "spark.ui.enabled": "false",
            "spark.log.level": "ERROR",
            "spark.eventLog.enabled": "true",
            "spark.eventLog.compress": "false",
            "spark.eventLog.rolling.enabled": "false",
            "spark.eventLog.dir": f"file://{self.folder}/events",
        } | (settings or {})
        command = [SPARK / "bin/spark-submit", "--master", self.url]
        for name, value in settings.items():
            command += ["--conf", f"{name}={value}"]
        environment = os.environ | {
            "SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1",
            "PYSPARK_PYTHON": sys.executable,
        }
        if path:
            environment["PATH"] = f"{path}:{environment['PATH']}"
        with open(self.folder / "job.log", "w") as log:
            return subprocess.Popen([*command, *flags, *job], env=environment,
                                    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                                    text=True)

    def task_ends(self) -> Iterator[dict]:
        """What Spark noted of tasks that ended."""
        for path in (self.folder / "events").iterdir():
            with open(path, encoding="utf-8") as lines:
                for event in map(json.loads, lines):
                    if event["Event"] == "SparkListenerTaskEnd":
                        yield event


def wait_for(condition: Callable[[], Found | None]) -> Found:
    """What the condition gives, once it gives something."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not (found := condition()):
        if time.monotonic() > end:
            raise TimeoutError("waited in vain")
        time.sleep(0.05)
    return found
