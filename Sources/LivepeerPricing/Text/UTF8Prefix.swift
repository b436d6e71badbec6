extension Sequence<UInt8> {
  /// The number of bytes before the first that is not UTF-8.
  package var lengthOfUTF8Prefix: Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = makeIterator()
    var length = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { length += scalar.count }
    return length
  }
}
