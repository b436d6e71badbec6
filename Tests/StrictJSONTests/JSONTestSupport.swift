import StrictJSON
import Testing

/// Returns the value of a text.
func parse(_ text: String) throws(JSONError) -> JSONNode {
  try JSONNode(parsing: Array(text.utf8))
}

/// Returns the error of a text, or nil if it is valid.
func parseError(_ text: String) -> JSONError? {
  parseError(Array(text.utf8))
}

func parseError(_ bytes: [UInt8]) -> JSONError? {
  do throws(JSONError) {
    _ = try JSONNode(parsing: bytes)
    return nil
  } catch {
    return error
  }
}

/// A text that is not JSON, and the expected error.
struct InvalidText: Sendable, CustomTestStringConvertible {
  var text: String
  var reason: JSONError.Reason
  var line: Int
  var column: Int

  init(_ text: String, _ reason: JSONError.Reason, _ line: Int, _ column: Int) {
    self.text = text
    self.reason = reason
    self.line = line
    self.column = column
  }

  var testDescription: String { text.debugDescription }
}

/// A price file as operators write it: every kind of value, two scripts, white space of all sorts.
let priceFile = """
  [
    {"pipeline": "text-to-image", "model_id": "SG161222/RealVisXL_V4.0_Lightning",
     "price_per_unit": 4768371, "warm": true},\r
  \t{"pipeline":"llm","price_per_unit":0.18,"currency":"USD","pixels_per_unit":1e6,"warm":false},
    {"token": null, "note": "Préis \\ud83d\\ude00 \\"😀\\" \\u00e9\\n", "Price_Per_Unit": -1.25E-3,
     "optimization_flags": {"SFAST": true, "nested": [[], {}, [0, -0, 10]]}}
  ]
  """
