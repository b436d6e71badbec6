import unittest

import pyarrow

from livepeer_pricing_spark.sent import SentRows


class SentRowsTests(unittest.TestCase):
    def rows(self, *texts: str | None) -> pyarrow.RecordBatch:
        return pyarrow.RecordBatch.from_arrays(
            [pyarrow.array(range(len(texts))), pyarrow.array(texts, pyarrow.string())], ["a", "b"])

    def test_lines(self) -> None:
        sent = SentRows(["a", "b"])
        chunks = list(sent.chunks([self.rows("x", None), self.rows(), self.rows("two\nlines", "z")]))
        self.assertEqual(b"".join(chunks).count(b"\n"), 5)
        for line, row in [(2, "a=0, b='x'"), (3, "a=1, b=null"), (4, "a=0, b='two\\nlines'"),
                          (6, "a=1, b='z'")]:
            self.assertEqual(sent.shown(line), f" (the row: {row})", line)

    def test_a_name_with_a_line_break(self) -> None:
        sent = SentRows(["a", "b\nb"])
        list(sent.chunks([self.rows("x")]))
        self.assertEqual(sent.shown(3), " (the row: a=0, b\nb='x')")

    def test_what_was_sent_long_ago_is_not_kept(self) -> None:
        sent = SentRows(["a", "b"])
        list(sent.chunks(self.rows("x" * (1 << 20)) for _ in range(12)))
        self.assertEqual(sent.shown(2), "")
        self.assertTrue(sent.shown(13).startswith(" (the row: a=0, b='xxx"))
