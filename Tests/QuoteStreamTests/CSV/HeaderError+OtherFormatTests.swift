import LivepeerPricing
import QuoteStream
import Testing
import TestSupport

/// Files that were taken for CSV or NDJSON and are something else: the cause, and what to do.
@Suite struct HeaderErrorOtherFormatTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: [UInt8]
    let format: RecordFormat
    let error: String

    init(_ name: String, _ file: [UInt8], _ format: RecordFormat, _ error: String) {
      (testDescription, self.file, self.format, self.error) = (name, file, format, error)
    }

    init(_ name: String, _ file: [UInt8], _ error: String) {
      self.init(name, file, .csv, error)
    }

    init(_ name: String, _ file: String, _ format: RecordFormat, _ error: String) {
      self.init(name, Array(file.utf8), format, error)
    }

    init(_ name: String, _ file: String, _ error: String) {
      self.init(name, Array(file.utf8), .csv, error)
    }
  }

  private static func utf16(_ text: String, isBig: Bool = false, mark: Bool = true) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      return isBig ? bytes.reversed() : bytes
    }
  }

  private static func separated(_ name: String) -> String {
    "the columns are separated by \(name), not commas; save the file with commas"
  }

  private static let row = #"{"pipeline":"llm","units":2}"#
  private static let gzip = "the file is compressed with gzip; unpack it first, with gunzip"
  private static let utf16Error = "the file is in UTF-16; save it as UTF-8"
  private static let carriageReturns =
    "the lines end in carriage returns (CR) alone; save the file with line feeds (LF or CRLF)"

  /// Of `cases/`: cr_only.csv, pipe.csv, sep.csv and comment.csv, and others of their kinds.
  static let cases: [Case] = [
    Case("gzip", [0x1F, 0x8B, 0x08, 0x2C, 0x0A], gzip),
    Case("gzip as NDJSON", [0x1F, 0x8B, 0x08, 0x2C, 0x0A], .ndjson, gzip),
    Case(
      "Zstandard", [0x28, 0xB5, 0x2F, 0xFD, 0x22], .ndjson,
      "the file is compressed with Zstandard; unpack it first, with unzstd"),
    Case(
      "ZIP", "PK\u{3}\u{4}\u{14},\"",
      "the file is a ZIP archive or a spreadsheet; save the table as CSV"),
    Case("UTF-16", utf16("pipeline,units\nllm,2\n"), utf16Error),
    Case("UTF-16, big end first", utf16("pipeline,units\n", isBig: true), utf16Error),
    Case("UTF-16 without a mark", utf16("pipeline,units\n", mark: false), utf16Error),
    Case("UTF-16 NDJSON", utf16(row), .ndjson, utf16Error),
    Case("UTF-16 NDJSON, big end first", utf16(row, isBig: true), .ndjson, utf16Error),
    Case("UTF-16 NDJSON without a mark", utf16(row, mark: false), .ndjson, utf16Error),
    Case(
      "UTF-16 NDJSON, big end first, without a mark", utf16(row, isBig: true, mark: false), .ndjson,
      utf16Error),
    Case(
      "JSON objects", row + "\n",
      "the file is JSON, not CSV; with one object on each line it is read as ndjson"),
    Case(
      "a JSON array", "[\(row)]",
      "the file is a JSON array, not CSV; write its objects one to a line, and read it as ndjson"),
    Case("CSV as NDJSON", "pipeline,units\nllm,2\n", .ndjson, "the header of a CSV file; read"),
    Case(
      "CSV with quotes as NDJSON", "\"job_id\",\"fee_wei\"\n", .ndjson,
      "the header of a CSV file; read the file as csv"),
    Case("semicolons", "pipeline;units\nllm;2\n", separated("semicolons")),
    Case("semicolons and a comma", "job;pipeline;units;a, b\n", separated("semicolons")),
    Case("tabs", "pipeline\tunits\r\n", separated("tabs")),
    Case("tabs, no name that is read", "a\tb\r\n", separated("tabs")),
    Case("pipe.csv", "pipeline|units\naudio-to-text|1000\n", separated("vertical bars (|)")),
    Case("vertical bars and spaces", "| pipeline | units |\n", separated("vertical bars (|)")),
    Case("quotes", "\"pipeline\"|\"units\"\n", separated("vertical bars (|)")),
    Case("colons", "pipeline:units\n", separated("colons")),
    Case("spaces", "pipeline   units\n", separated("spaces")),
    Case("cr_only.csv", "pipeline,units\raudio-to-text,1000\rupscale,5\r", carriageReturns),
    Case("CR, none at the end", "pipeline,units\raudio-to-text,1000", carriageReturns),
    Case("CR before one more byte", "pipeline,units\rx", carriageReturns),
    Case(
      "two CR before each LF", "pipeline,unit\r\r\nllm,1\r\r\n",
      "the header has no measure (units, duration_ms, seconds, characters, tokens, requests, or width and height); it has "
        + "pipeline, unit\u{FFFD}; rename"),
    Case("CR and quotes", "note,pipeline,units\r\"a\rb\",llm,1\r", carriageReturns),
    Case(
      "CR between NDJSON objects", row + "\r" + row + "\r", .ndjson,
      "a carriage return (CR) without a line feed; end each row with a line feed (LF or CRLF)"),
    Case(
      "sep.csv", "sep=,\npipeline,units\naudio-to-text,1000\n",
      "the first line sets a spreadsheet's separator; remove it, so that the header is first"),
    Case(
      "sep= after a byte order mark, CRLF", "\u{FEFF}SEP=,\r\npipeline,units\r\n",
      "the first line sets a spreadsheet's separator; remove it, so that the header is first"),
    Case(
      "sep= with semicolons", "\"sep=;\"\npipeline;units\n",
      "the first line sets a spreadsheet's separator; save the file with commas, "
        + "without that line"),
    Case(
      "comment.csv", "# export 2026\npipeline,units\naudio-to-text,1000\n",
      "the first line is a comment; remove it, so that the header is first"),
    Case(
      "a comment that names columns", "# a pipeline and its units, by day\npipeline,units\n",
      "the first line is a comment; remove it, so that the header is first"),
    Case(
      "a comment with slashes", "// export; 2026\npipeline,units\n",
      "the first line is a comment; remove it, so that the header is first"),
    Case(
      "prose", "Usage by pipeline: May\npipeline,units\n",
      "the header has no column 'pipeline'; it has Usage by pipeline: May"),
    Case(
      "semicolons within a name", "a;b,c\td\n",
      "the header has no column 'pipeline'; it has a;b, c\u{FFFD}d"),
    Case("a name alone", "pipeline\n;\t\n", "the header has no measure"),
  ]

  @Test(arguments: cases) func isNamed(_ file: Case) throws {
    for size in chunkSizes {
      let run = try StreamRun(file.file, file.format, onBadRow: .stop, chunk: size)
      #expect(run.errorText?.hasPrefix("1: \(file.error)") == true, "\(run.errorText ?? "none")")
      #expect(run.output.isEmpty && run.rows == 0)
      #expect(run.errorText?.contains("\n") == false)
    }
  }

  /// Bytes in which no text begins are no rows to be skipped.
  @Test func isNoBadRow() throws {
    let run = try StreamRun(Self.utf16(Self.row), .ndjson, onBadRow: .skip)
    #expect(run.error == .header(.otherFormat(.utf16)) && run.rejects.isEmpty)
  }

  /// A name may begin with a brace, and have semicolons, in a file with all that is needed.
  @Test func oddNamesAreNames() throws {
    let run = try StreamRun("{x},pipeline,units,a;b,# c,sep=\n")
    #expect(run.text == "{x},pipeline,units,a;b,# c,sep=,fee_wei,fee_usd\n")
    let quoted = try StreamRun("pipeline,units,\"a\rb\"\n")
    #expect(quoted.text == "pipeline,units,\"a\rb\",fee_wei,fee_usd\n")
  }

  /// A file of CR alone may be longer than a record may be.
  @Test func carriageReturnsInALongFile() throws {
    let file = Array("pipeline,units\rllm,1\rllm,1\r".utf8)
    for limit in [20, 26, 27] {
      for size in [1, 5, 100] {
        var splitter = RecordSplitter(.csv, longestRecord: limit)
        var error: StreamError?
        do throws(StreamError) {
          for start in stride(from: 0, to: file.count, by: size) {
            _ = try splitter.append(Array(file[start..<min(start + size, file.count)]))
          }
        } catch let thrown {
          error = thrown
        }
        #expect(error == (limit < 27 ? .header(.otherFormat(.carriageReturns)) : nil))
      }
    }
  }

  /// Too short to tell: what they are is told by the rows or the header.
  @Test(arguments: ["", "a", "a\nb", "\n\n", "{}\n", "1\n2", "\u{FEFF}", "\u{1F}"])
  func shortFiles(file: String) throws {
    for format in RecordFormat.allCases {
      for size in chunkSizes {
        let run = try StreamRun(file, format, onBadRow: .skip, chunk: size)
        let lines = file.drop { $0 == "\u{FEFF}" }.split(separator: "\n")
        #expect(run.rejected == (format == .ndjson ? lines.count : 0))
        #expect((run.error == nil) == (format == .ndjson))
        #expect(run.rows == 0)
      }
    }
  }
}
