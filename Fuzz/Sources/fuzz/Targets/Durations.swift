import ExactMath
import LivepeerPricing

/// Durations, counts and image sizes.
func checkDurations(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  let count = text.utf8.count
  do throws(TextFormError) {
    checkForms(of: try Quantity<Millisecond>(duration: text).count)
  } catch {
    requireGoodError(error, at: error.offset, in: count)
  }
  do throws(TextFormError) {
    let quantity = try Quantity<Token>(text)
    require(!quantity.count.isNegative, "\(quantity) for \(text)")
    if quantity.count.description.utf8.count <= mostDigits {
      require((try? Quantity<Token>("\(quantity.count)")) == quantity, "\(text) is two counts")
    }
  } catch {
    requireGoodError(error, at: error.offset, in: count)
  }
  do throws(TextFormError) {
    let size = try ImageSize(text)
    require(size.pixels.count == size.width * size.height, "\(size) has \(size.pixels)")
    if size.description.utf8.count <= mostDigits {
      require((try? ImageSize(size.description)) == size, "\(size) is two sizes")
    }
  } catch {
    requireGoodError(error, at: error.offset, in: count)
  }
}

/// What a text's number may have by default.
private let mostDigits = DecimalLimits.default.digits

/// The same length of time in every form.
private func checkForms(of milliseconds: BigInt) {
  require(!milliseconds.isNegative, "a duration of \(milliseconds) ms")
  guard milliseconds.description.utf8.count <= mostDigits else { return }
  let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
  let (minutes, second) = seconds.quotientAndRemainder(dividingBy: 60)
  let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
  let fraction = "\(1_000 + rest)".dropFirst()
  for form in [
    "\(milliseconds)ms",
    "\(seconds).\(fraction)s",
    "\(hour)h\(minute)m\(second)s\(rest)ms",
    "\(hour):\(twoDigits(minute)):\(twoDigits(second)).\(fraction)",
  ] {
    let again = required(form) { () throws(TextFormError) in
      try Quantity<Millisecond>(duration: form)
    }
    require(again.count == milliseconds, "\(form) is \(again)")
  }
}

private func twoDigits(_ number: BigInt) -> Substring { "\(100 + number)".dropFirst() }
