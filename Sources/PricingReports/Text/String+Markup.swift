internal import LivepeerPricing

extension String {
  /// The text as HTML and SVG show it: their own signs are escaped, and nothing is left for a terminal.
  var markupText: String {
    shown(upTo: .max).reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.append(character)
      }
    }
  }
}
