import csv
import io
import unittest
from decimal import Decimal

import pyarrow
import pyarrow.parquet

import data_set
from data_set import BadData
from livepeer_pricing_spark.encoding import record_starts
from support import FolderTestCase


class FilesTests(FolderTestCase):
    def test_order_and_hidden_names(self) -> None:
        for name in ("b.csv", "a/z.csv", "a/y.parquet", "_temporary/1.csv", ".x.csv", "a/_SUCCESS"):
            self.write(name, "")
        self.assertEqual(data_set.files(str(self.folder)), ["a/y.parquet", "a/z.csv", "b.csv"])

    def test_mistakes(self) -> None:
        cases = [
            ([], "no .csv or .parquet file in it"),
            (["a.csv", "a.csv.gz"], "a.csv.gz: neither .csv nor .parquet"),
            (["a.parquet", "a.parquet.csv"], "would share one output"),
        ]
        for number, (names, message) in enumerate(cases):
            folder = self.folder / str(number)
            folder.mkdir()
            for name in names:
                (folder / name).touch()
            with self.subTest(names), self.assertRaisesRegex(BadData, message):
                data_set.files(str(folder))

    def test_no_folder(self) -> None:
        with self.assertRaisesRegex(BadData, "none: No such file or directory"):
            data_set.files(str(self.folder / "none"))

    def test_linked_folder(self) -> None:
        self.write("a/x.csv", "")
        (self.folder / "a" / "loop").symlink_to(self.folder / "a")
        with self.assertRaisesRegex(BadData, "loop: a link to a folder"):
            data_set.files(str(self.folder))


class ChunksTests(FolderTestCase):
    def rendered(self, columns: dict[str, list]) -> list[bytes]:
        path = str(self.folder / "x.parquet")
        pyarrow.parquet.write_table(pyarrow.table(columns), path)
        return list(data_set.chunks(path))

    def test_csv_passes_byte_for_byte(self) -> None:
        text = 'a,b\r\n"x\n",\xe9\n' * 100_000
        path = self.write("x.csv", text)
        chunks = list(data_set.chunks(str(path)))
        self.assertEqual(b"".join(chunks), text.encode())
        self.assertLessEqual(max(map(len, chunks)), data_set.CHUNK_BYTES)
        self.assertGreater(len(chunks), 1)

    def test_parquet_cells(self) -> None:
        columns = {
            "pipeline": ["upscale", "up,scale", 'a "b"\r\nc', ""],
            "units": pyarrow.array([1, None, 2**64 - 1, 0], pyarrow.uint64()),
            "eth_usd": [Decimal("3127.4500"), None, Decimal("0.0001"), Decimal(1)],
        }
        text = b"".join(self.rendered(columns)).decode()
        self.assertEqual(
            list(csv.reader(io.StringIO(text, newline=""))),
            [
                ["pipeline", "units", "eth_usd"],
                ["upscale", "1", "3127.4500"],
                ["up,scale", "", ""],
                ['a "b"\r\nc', "18446744073709551615", "0.0001"],
                ["", "0", "1.0000"],
            ],
        )

    def test_parquet_decimals_are_plain(self) -> None:
        """Arrow writes 1E-7, which no amount of the program's may be."""
        text = [Decimal("0.0000001"), Decimal(0), None, Decimal("-12.5")]
        columns = {"seconds": pyarrow.array(text, pyarrow.decimal128(20, 9))}
        self.assertEqual(
            self.rendered(columns),
            [b"seconds\n", b'"0.000000100"\n"0.000000000"\n\n"-12.500000000"\n'])

    def test_parquet_comes_in_pieces(self) -> None:
        rows = 3 * data_set.ROWS_PER_CHUNK + 1
        chunks = self.rendered({"units": list(range(rows))})
        self.assertLessEqual(max(chunk.count(b"\n") for chunk in chunks), data_set.ROWS_PER_CHUNK)
        self.assertEqual(b"".join(chunks).split(), [b"units", *(b"%d" % n for n in range(rows))])

    def test_parquet_without_rows(self) -> None:
        columns = {"units": pyarrow.array([], "int64"), "pipeline": pyarrow.array([], "string")}
        self.assertEqual(self.rendered(columns), [b"units,pipeline\n"])

    def test_parquet_mistakes(self) -> None:
        cases = [
            ({"units": [1.5]}, "column units is double, which is not exact"),
            ({"note": [[1]]}, "Unsupported Type:list"),
        ]
        for columns, message in cases:
            with self.subTest(message), self.assertRaisesRegex(BadData, message):
                self.rendered(columns)
        column = pyarrow.table({"units": range(100_000)})
        pyarrow.parquet.write_table(column, self.folder / "damaged.parquet")
        with open(self.folder / "damaged.parquet", "r+b") as file:
            file.seek(4)
            file.write(b"\xff" * 1_000)
        with self.assertRaisesRegex(BadData, "^.*/damaged.parquet: "):
            list(data_set.chunks(str(self.folder / "damaged.parquet")))
        path = self.write("torn.parquet", "PAR1 and no more")
        with self.assertRaisesRegex(BadData, "^.*/torn.parquet: "):
            list(data_set.chunks(str(path)))


class PlaceTests(FolderTestCase):
    def test_record_starts(self) -> None:
        chunks = [b'"a","b"\n', b'"x\n\ny",1\n"",2\n', b'"\r\n",3\n"q""\n",4\n']
        self.assertEqual(list(record_starts(chunks)), [1, 2, 5, 6, 8])

    def test_csv_line(self) -> None:
        self.assertEqual(data_set.place("in/x.csv", 7), "in/x.csv:7")

    def test_parquet_row(self) -> None:
        path = str(self.folder / "x.parquet")
        notes = ["one", "two\nlines", "", "\n\n\n", "last"]
        pyarrow.parquet.write_table(pyarrow.table({"note": notes, "units": range(5)}), path)
        places = {1: path, 2: f"{path}: row 1", 3: f"{path}: row 2", 5: f"{path}: row 3",
                  6: f"{path}: row 4", 10: f"{path}: row 5"}
        for line, place in places.items():
            self.assertEqual(data_set.place(path, line), place)
        number = data_set.numbering(path)
        self.assertEqual([number(line) for line in places], [0, 1, 2, 3, 4, 5])


if __name__ == "__main__":
    unittest.main()
