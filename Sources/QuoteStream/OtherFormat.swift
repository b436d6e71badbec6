/// What a file is that was taken for CSV, as far as its beginning tells.
public enum OtherFormat: Hashable, Sendable {
  /// Compressed with gzip.
  case gzip
  /// Compressed with Zstandard.
  case zstandard
  /// A ZIP archive, which spreadsheets are too.
  case zip
  /// Text of two bytes a character.
  case utf16
  /// JSON, or NDJSON.
  case json
  /// Fields with semicolons between them.
  case semicolons
  /// Fields with tabs between them.
  case tabs

  /// What the first record of a file shows; nil where it may well be CSV.
  init?(firstRecord record: [UInt8]) {
    let signatures: [(OtherFormat, [UInt8])] = [
      (.gzip, [0x1F, 0x8B]), (.zstandard, [0x28, 0xB5, 0x2F, 0xFD]),
      (.zip, [0x50, 0x4B, 0x03, 0x04]), (.utf16, [0xFF, 0xFE]), (.utf16, [0xFE, 0xFF]),
      (.json, Array("{".utf8)), (.json, Array("[".utf8)),
    ]
    if let match = signatures.first(where: { record.starts(with: $0.1) }) {
      self = match.0
    } else if record.contains(UInt8(ascii: ",")) {
      return nil
    } else if record.contains(UInt8(ascii: ";")) {
      self = .semicolons
    } else if record.contains(.tab) {
      self = .tabs
    } else {
      return nil
    }
  }
}

extension OtherFormat: CustomStringConvertible {
  /// What it is, and what would be right.
  public var description: String {
    switch self {
    case .gzip: "compressed with gzip; unpack it first, with gunzip"
    case .zstandard: "compressed with Zstandard; unpack it first, with unzstd"
    case .zip: "a ZIP archive or a spreadsheet; save the table as CSV"
    case .utf16: "in UTF-16; save it as UTF-8"
    case .json: "JSON; NDJSON, a row to a line, is read where the format says ndjson"
    case .semicolons: "separated by semicolons; save it with commas between the columns"
    case .tabs: "separated by tabs; save it with commas between the columns"
    }
  }
}
