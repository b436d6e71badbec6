extension HeaderError {
  /// The format of a file that was read as CSV or NDJSON but is neither, as far as its beginning
  /// shows.
  public enum OtherFormat: Hashable, Sendable {
    /// Compressed with gzip.
    case gzip
    /// Compressed with Zstandard.
    case zstandard
    /// A ZIP archive, which a spreadsheet also is.
    case zip
    /// Text with two bytes for each character.
    case utf16
    /// JSON objects: a single one, or one on each line.
    case json
    /// One JSON array.
    case jsonArray
    /// Fields separated by something other than commas.
    case separated(by: HeaderError.FieldSeparator)
    /// Lines that end only in carriage returns.
    case carriageReturns

    /// The number of bytes of a file that show whether it is text in UTF-8.
    static let openingCount = 4

    /// Creates the format from opening bytes that no UTF-8 text has; returns nil if the file may be
    /// UTF-8.
    init?(opening bytes: [UInt8]) {
      let signatures: [(HeaderError.OtherFormat, [UInt8])] = [
        (.gzip, [0x1F, 0x8B]), (.zstandard, [0x28, 0xB5, 0x2F, 0xFD]),
        (.zip, [0x50, 0x4B, 0x03, 0x04]), (.utf16, [0xFF, 0xFE]), (.utf16, [0xFE, 0xFF]),
      ]
      if let match = signatures.first(where: { bytes.starts(with: $0.1) }) {
        self = match.0
      } else if [[true, false, true, false], [false, true, false, true]].contains(
        bytes.prefix(4).map { $0 == 0 })
      {
        // This is ASCII in UTF-16 without a byte order mark: every other byte is zero.
        self = .utf16
      } else {
        return nil
      }
    }

    /// Creates the format from the first record of a file without a readable header; returns nil if
    /// it may be CSV.
    ///
    /// - Parameters:
    ///   - record: The record without its line end and byte order mark.
    ///   - wanted: Names of columns, at least one of which a header has.
    init?(firstRecord record: [UInt8], wanted: [String]) {
      if record.first == UInt8(ascii: "{") {
        self = .json
      } else if record.first == UInt8(ascii: "[") {
        self = .jsonArray
      } else if HeaderError.OtherFormat.hasCarriageReturnEnds(record) {
        self = .carriageReturns
      } else if let separator = HeaderError.FieldSeparator(ofHeader: record, wanted: wanted) {
        self = .separated(by: separator)
      } else {
        return nil
      }
    }

    /// Returns whether a carriage return outside quotes comes before something other than a line
    /// feed.
    static func hasCarriageReturnEnds(_ record: [UInt8]) -> Bool {
      var isInQuotes = false
      for (index, byte) in record.enumerated() {
        if byte == .quote { isInQuotes.toggle() }
        if byte == .carriageReturn, !isInQuotes, index + 1 < record.count,
          record[index + 1] != .lineFeed, record[index + 1] != .carriageReturn
        {
          return true
        }
      }
      return false
    }
  }
}

extension HeaderError {
  /// The separator between the fields of files that are not CSV.
  public enum FieldSeparator: String, CaseIterable, Hashable, Sendable {
    /// A semicolon, as in the exports of many spreadsheets.
    case semicolon = ";"
    /// A tab, as in TSV.
    case tab = "\t"
    /// A vertical bar, as in Markdown tables and in logs.
    case verticalBar = "|"
    /// A colon, as in `/etc/passwd`.
    case colon = ":"
    /// A space, as in `ls -l`.
    case space = " "

    /// Creates the separator with which a record is a header; returns nil if there is none.
    ///
    /// With the separator, a wanted name is a field by itself, or several are if the separator also
    /// occurs in prose; otherwise it is the first separator in a record without commas.
    init?(ofHeader record: [UInt8], wanted: [String]) {
      let wanted = Set(wanted)
      func found(_ separator: UInt8) -> Int {
        // No header is longer than this.
        record.prefix(1 << 12).split(separator: separator).count {
          wanted.contains(
            HeaderError.ColumnSuggestion.plainName(String(decoding: $0, as: UTF8.self)))
        }
      }
      guard found(.comma) == 0 else { return nil }
      let all = HeaderError.FieldSeparator.allCases.filter { record.contains($0.byte) }
      let match =
        all.first { found($0.byte) > ($0.isFoundInProse ? 1 : 0) }
        ?? (record.contains(.comma) ? nil : all.first { !$0.isFoundInProse })
      guard let match else { return nil }
      self = match
    }

    private var isFoundInProse: Bool { self == .colon || self == .space }

    private var byte: UInt8 {
      switch self {
      case .semicolon: UInt8(ascii: ";")
      case .tab: .tab
      case .verticalBar: UInt8(ascii: "|")
      case .colon: UInt8(ascii: ":")
      case .space: .space
      }
    }
  }
}

extension HeaderError.OtherFormat: CustomStringConvertible {
  /// One line: what the file is, and what to do.
  public var description: String {
    switch self {
    case .gzip: "the file is compressed with gzip; unpack it first, with gunzip"
    case .zstandard: "the file is compressed with Zstandard; unpack it first, with unzstd"
    case .zip: "the file is a ZIP archive or a spreadsheet; save the table as CSV"
    case .utf16: "the file is in UTF-16; save it as UTF-8"
    case .json: "the file is JSON, not CSV; with one object on each line it is read as ndjson"
    case .jsonArray:
      "the file is a JSON array, not CSV; write its objects one to a line, and read it as ndjson"
    case .separated(let separator):
      "the columns are separated by \(separator), not commas; save the file with commas"
    case .carriageReturns:
      "the lines end in carriage returns (CR) alone; save the file with line feeds (LF or CRLF)"
    }
  }
}

extension HeaderError.FieldSeparator: CustomStringConvertible {
  /// The separator's name, in the plural.
  public var description: String {
    switch self {
    case .semicolon: "semicolons"
    case .tab: "tabs"
    case .verticalBar: "vertical bars (|)"
    case .colon: "colons"
    case .space: "spaces"
    }
  }
}
