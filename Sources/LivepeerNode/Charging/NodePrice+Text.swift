public import LivepeerPricing

extension NodePrice {
  /// A price as the node's flags read it: a number, immediately followed by a currency.
  ///
  /// The node takes `^(\d+(\.\d+)?)([A-z][A-z0-9]*)?$`: no sign, no space, no separator, a digit on
  /// each side of the decimal point. It does not read exponents: it takes `1e18` for a price of 1
  /// in a currency `e18`, and `0x10` for 0 in `x10`, without a message; ``misreading`` reports
  /// both.
  ///
  /// Nothing is lost: the number is an exact fraction. Source: go-livepeer 0.9.1,
  /// `parsePricePerUnit`.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let flag = try NodePrice.Text("0.13USD")
  /// print(flag.amount, flag.currency)  // 13/100 USD
  /// print(try NodePrice.Text("1e18").amount)  // 1
  /// ```
  public struct Text: Hashable, Sendable {
    /// The number.
    public let amount: Rational
    /// The currency, case preserved; empty if none is given, which means wei.
    public let currency: String

    /// A part of a number that the node takes for a currency.
    public enum Misreading: Hashable, Sendable {
      /// `1e18`: the exponent.
      case exponent
      /// `0x10`: the hexadecimal digits.
      case hexadecimal
    }

    /// The part of a number that the node took for a currency; nil if there is none.
    public var misreading: Misreading? {
      let rest = currency.dropFirst().utf8
      return switch currency.first {
      case "e", "E": !rest.isEmpty && rest.allSatisfy { $0.isDigit } ? .exponent : nil
      case "x", "X": !rest.isEmpty && rest.allSatisfy { $0.isHexadecimalDigit } ? .hexadecimal : nil
      default: nil
      }
    }

    /// The price of one unit; nil if the node has no price feed for the currency.
    public var amountPerUnit: UnitPrice.Amount? {
      switch PriceEntry.PriceCurrency(name: currency) {
      case .wei: .wei(amount)
      case .eth: .wei(amount * weiPerETH)
      case .usd: .usd(amount)
      case nil: nil
      }
    }

    /// The reason why the node reads no price, or another one than was meant; nil if it reads one.
    package var fault: String? {
      if misreading != nil {
        return "the node reads no exponents and no hexadecimal; write all digits"
      }
      return amountPerUnit == nil
        ? "the node has no price feed for \(currency.shown()); use wei, ETH or USD, as in 0.13USD"
        : nil
    }

    /// Creates a price from a flag's text as the node reads it.
    ///
    /// - Parameters:
    ///   - text: The text, which is read to its end.
    ///   - limits: The limits on the length of the number; the node has none.
    /// - Throws: `TextFormError` for any text that the node refuses.
    public init(_ text: String, limits: DecimalLimits = .default) throws(TextFormError) {
      func error(_ offset: Int, _ reason: TextFormError.Reason) -> TextFormError {
        TextFormError(.nodePrice, in: text.utf8, at: offset, reason)
      }
      let bytes = Array(text.utf8)
      let point = bytes.digitsEnd(from: 0)
      guard point > 0 else { throw error(0, .expected("a digit: the node takes 0.5 or 100wei")) }
      var end = point
      if point < bytes.count, bytes[point] == UInt8(ascii: ".") {
        end = bytes.digitsEnd(from: point + 1)
        guard end > point + 1 else { throw error(end, .expected("a digit after the point")) }
      }
      let name = bytes[end...]
      if let first = name.first, !first.isCurrencyLetter {
        throw error(end, .expected("the end, or a currency directly after the number"))
      }
      if let stray = name.firstIndex(where: { !$0.isCurrencyLetter && !$0.isDigit }) {
        throw error(stray, .expected("letters and digits of a currency's name"))
      }
      do throws(DecimalTextError) {
        amount = try BigDecimal(String(decoding: bytes[..<end], as: UTF8.self), limits: limits)
          .rational
      } catch let fault {
        throw error(fault.offset, .number(fault.reason))
      }
      currency = String(decoding: name, as: UTF8.self)
    }
  }
}

extension [UInt8] {
  /// Returns the end of the digits that begin at an offset.
  fileprivate func digitsEnd(from start: Int) -> Int {
    self[start...].firstIndex { !$0.isDigit } ?? count
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }

  fileprivate var isHexadecimalDigit: Bool {
    isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }

  /// Whether the byte is in the expression's `A-z`, which also includes the six characters between
  /// the two alphabets.
  fileprivate var isCurrencyLetter: Bool { (0x41...0x7A).contains(self) }
}
