import LivepeerPricing

/// Ends the process with a message where something does not hold; the fuzzer keeps the input.
func require(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { fatalError(message()) }
}

/// What has to be there; ends the process where it is not.
func required<Value, Failure: Error>(
  _ message: @autoclosure () -> String, _ body: () throws(Failure) -> Value
) -> Value {
  do throws(Failure) {
    return try body()
  } catch {
    fatalError("\(message()): \(error)")
  }
}

/// Requires that an error's place lies in the text, and that its message is one line.
func requireGoodError(_ error: some CustomStringConvertible, at offset: Int, in count: Int) {
  require((0...count).contains(offset), "an error at \(offset) of \(count) bytes: \(error)")
  requireOneLine(error)
}

/// Requires that a message is one line that no terminal obeys.
func requireOneLine(_ error: some CustomStringConvertible) {
  let message = error.description
  // What is printed as it is needs no look into the tables of Unicode.
  if message.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), !message.isEmpty { return }
  for scalar in message.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      fatalError("a message with U+\(String(scalar.value, radix: 16)): \(message.debugDescription)")
    default: continue
    }
  }
  require(!message.isEmpty, "an empty message")
}

/// What ETH costs in every target that needs a price.
let ethPrice = required("a price") { () throws(TextFormError) in try ETHPrice("3127.45") }
