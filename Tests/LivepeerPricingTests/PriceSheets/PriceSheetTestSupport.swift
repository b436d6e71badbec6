import LivepeerPricing
import Testing
import TestSupport

/// The one entry of such a file.
func entry(_ members: String) throws -> PriceEntry {
  try #require(PriceSheet(json: sheetText(members)).entries.first)
}

/// The error of a text that is no price file, or nil where it is one.
func sheetError(_ json: String) -> PriceSheet.ReadingError? {
  thrown { () throws(PriceSheet.ReadingError) in try PriceSheet(json: json) }
}
