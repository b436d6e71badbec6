"""Runs all tests of this folder, each named on a line of its own."""
import sys
import unittest
from pathlib import Path

here = str(Path(__file__).resolve().parent)
tests = unittest.defaultTestLoader.discover(here, top_level_dir=here)
result = unittest.TextTestRunner(verbosity=2, descriptions=False).run(tests)
sys.exit(not result.wasSuccessful())
