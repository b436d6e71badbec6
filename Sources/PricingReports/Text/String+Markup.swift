internal import LivepeerPricing

extension String {
  /// The text as HTML and SVG show it: their own signs are escaped, and nothing is left for a terminal.
  var markupText: String {
    var text = String.UnicodeScalarView()
    // By scalars: a sign that shares a character with an accent is a sign all the same.
    for scalar in shown(upTo: .max).unicodeScalars {
      switch scalar {
      case "&": text += "&amp;".unicodeScalars
      case "<": text += "&lt;".unicodeScalars
      case ">": text += "&gt;".unicodeScalars
      case "\"": text += "&quot;".unicodeScalars
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
