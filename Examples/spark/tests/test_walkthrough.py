import os
import re
import subprocess
import sys
import unittest

from support import JOB, PROGRAM


class WalkthroughTests(unittest.TestCase):
    def test_figures_are_equal(self) -> None:
        """The script compares them itself; a workers' process gets the package from the session."""
        environment = {name: value for name, value in os.environ.items()
                       if name not in ("PYTHONPATH", "PYSPARK_SUBMIT_ARGS")}
        run = subprocess.run(
            [sys.executable, JOB / "walkthrough.py", PROGRAM], capture_output=True, text=True,
            env=environment | {"SPARK_LOCAL_IP": "127.0.0.1"})
        self.assertEqual(run.returncode, 0, run.stderr)
        for line in (r"^fee_wei: decimal128\(38, 0\)$", r"^fee_usd: decimal128\(38, 12\)$",
                     r"^time: timestamp\[us, tz=UTC\]$", r"^job: int64 not null$|^job: int64$",
                     r"^100000 rows, \d+ wei, \$[\d.]+; of the totals \$[\d.]+$",
                     "^one process: the same totals to the byte, and the same fee in every row$",
                     r"^BadRow: units '-5': negative; .*\(the row: pipeline='upscale', units=-5\)$",
                     r"^\|upscale *\|-5 *\|NULL *\|units '-5': negative"):
            self.assertTrue(re.search(line, run.stdout, re.MULTILINE), (line, run.stdout))


if __name__ == "__main__":
    unittest.main()
