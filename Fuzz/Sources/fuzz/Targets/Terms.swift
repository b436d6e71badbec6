import LivepeerNode
import LivepeerEarnings
import ExactMath
import LivepeerPricing

/// Texts of flags: prices as the node reads them, shares, and sweeps over prices of ETH.
func checkTerms(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  checkNodePrice(text)
  checkShare(text)
  checkSweep(text)
}

/// Against the node's expression, `^(\d+(\.\d+)?)([A-z][A-z0-9]*)?$`.
private func checkNodePrice(_ text: String) {
  let bytes = Array(text.utf8)
  func digits(from start: Int) -> Int {
    bytes[start...].prefix { (0x30...0x39).contains($0) }.count
  }
  var end = digits(from: 0)
  if end > 0, end < bytes.count, bytes[end] == UInt8(ascii: ".") {
    let places = digits(from: end + 1)
    if places > 0 { end += 1 + places }
  }
  let name = bytes[end...]
  func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(byte) }
  let isMatch =
    end > 0 && name.first.map(isLetter) ?? true
    && name.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
  do throws(TextFormError) {
    let price = try NodePrice.Text(text)
    require(isMatch, "the node does not read \(text.debugDescription)")
    let number = String(decoding: bytes[..<end], as: UTF8.self)
    require(
      price.amount == BigDecimal(number)?.rational && price.currency.utf8.elementsEqual(name),
      "\(text) was read as \(price)")
    let isDigits = name.dropFirst().allSatisfy { (0x30...0x39).contains($0) } && name.count > 1
    require(
      (price.misreading == .exponent) == (isDigits && (name.first ?? 0) | 0x20 == 0x65),
      "\(text) is misread as \(String(describing: price.misreading))")
  } catch {
    requireGoodError(error, at: error.offset, in: bytes.count)
    require(!isMatch, "the node reads \(text.debugDescription): \(error)")
  }
}

private func checkShare(_ text: String) {
  do throws(TextFormError) {
    let share = try Share(text)
    require(share >= .zero && share <= .whole, "\(text) is \(share)")
    require(text.utf8.contains(UInt8(ascii: "%")), "a share without a sign: \(text)")
    // A number of more digits than a text may have is written nevertheless.
    guard share.description.utf8.count <= 1_000 else { return }
    require((try? Share(share.description)) == share, "\(share) reads back otherwise")
  } catch {
    requireGoodError(error, at: error.offset, in: text.utf8.count)
  }
}

private func checkSweep(_ text: String) {
  do throws(TextFormError) {
    let sweep = try EarningsSweep(ethPrices: text)
    require(
      (1...EarningsSweep.maximumCount).contains(sweep.count), "\(sweep.count) prices: \(text)")
    let parts = text.split(separator: ":").map { part in
      BigDecimal(String(part.drop { $0 == "$" }))?.rational
    }
    guard parts.count == 3, let first = parts[0], let last = parts[1], let step = parts[2] else {
      fatalError("a sweep of \(parts): \(text)")
    }
    require(sweep.first == first && sweep.step == step, "\(text) was read as \(sweep)")
    require(sweep.last <= last && sweep.last + step > last, "\(text) ends at \(sweep.last)")
    require(
      sweep.value(at: 0) == first
        && sweep.value(at: sweep.count - 1) == sweep.last,
      "\(text) has other prices")
  } catch {
    requireGoodError(error, at: error.offset, in: text.utf8.count)
  }
}
