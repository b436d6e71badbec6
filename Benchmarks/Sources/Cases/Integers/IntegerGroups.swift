internal import BigInt
internal import CGMPPeer
internal import ExactMath

/// Arithmetic and decimal text at one size; every result is a fresh value, made and dropped.
func integerGroups(bits: Int) -> [Group] {
  [
    Group("\(bits)-bit a + b") {
      let operands = Operands(bits: bits, divisorBits: bits)
      let (exactA, exactB) = operands.exact
      let (attaswiftA, attaswiftB) = operands.attaswift
      return [
        exactCase(exactA, exactB) { $0 + $1 },
        Case(attaswift) { attaswiftA + attaswiftB },
        rawCase(operands.raw, peer_add),
      ]
    },
    Group("\(bits)-bit a × b") {
      let operands = Operands(bits: bits, divisorBits: bits)
      let (exactA, exactB) = operands.exact
      let (attaswiftA, attaswiftB) = operands.attaswift
      return [
        exactCase(exactA, exactB) { $0 * $1 },
        Case(attaswift) { attaswiftA * attaswiftB },
        rawCase(operands.raw, peer_mul),
      ]
    },
    // A divisor of half the size: the schoolbook worst case, and that of reducing a product.
    Group("\(bits)-bit a ÷ b") {
      let operands = Operands(bits: bits, divisorBits: bits / 2)
      let (exactA, exactB) = operands.exact
      let (attaswiftA, attaswiftB) = operands.attaswift
      return [
        exactCase(exactA, exactB) { $0 / $1 },
        Case(attaswift) { attaswiftA / attaswiftB },
        rawCase(operands.raw, peer_quotient),
      ]
    },
    Group("\(bits)-bit to decimal") {
      let operands = Operands(bits: bits, divisorBits: bits)
      let exact = operands.exact.0
      let attaswiftInteger = operands.attaswift.0
      let raw = operands.raw.0
      return [
        Case(ours) { exact.description },
        Case(attaswift) { attaswiftInteger.description },
        Case(rawGMP) { decimal(raw.pointer) },
      ]
    },
    Group("\(bits)-bit from decimal") {
      let digits = Operands(bits: bits, divisorBits: bits).digits.0
      return [
        Case(ours) { exactInteger(digits) },
        Case(attaswift) { attaswiftInteger(digits) },
        Case(rawGMP, answer: { decimal(GMPInteger(digits).pointer) }) { count in
          for _ in 0..<count {
            withFreshInteger { fresh in blackHole(peer_set_decimal(fresh, digits)) }
          }
        },
      ]
    },
  ]
}

/// The same two positive integers for every peer.
private struct Operands {
  let digits: (String, String)

  init(bits: Int, divisorBits: Int) {
    var random = SplitMix64(state: UInt64(bits))
    digits = (randomDigits(bits: bits, &random), randomDigits(bits: divisorBits, &random))
  }

  var exact: (ExactBigInt, ExactBigInt) { (exactInteger(digits.0), exactInteger(digits.1)) }

  var attaswift: (AttaswiftBigInt, AttaswiftBigInt) {
    (attaswiftInteger(digits.0), attaswiftInteger(digits.1))
  }

  var raw: (GMPInteger, GMPInteger) { (GMPInteger(digits.0), GMPInteger(digits.1)) }
}

private func exactInteger(_ digits: String) -> ExactBigInt {
  guard let integer = ExactBigInt(digits) else { preconditionFailure("not a decimal integer") }
  return integer
}

private func attaswiftInteger(_ digits: String) -> AttaswiftBigInt {
  guard let integer = AttaswiftBigInt(digits) else { preconditionFailure("not a decimal integer") }
  return integer
}

/// Decimal digits of a random integer of exactly that many bits, a multiple of 64.
private func randomDigits(bits: Int, _ random: inout SplitMix64) -> String {
  var words = (0..<bits / 64).map { _ in UInt(random.next()) }
  words[words.count - 1] |= 1 << 63
  return AttaswiftBigInt(words: words + [0]).description
}

/// The operands are arguments of the loop, as they would be in a program's own: a closure that
/// captured them would count their references anew for every result.
@inline(__always)
private func exactCase(
  _ a: ExactBigInt,
  _ b: ExactBigInt,
  _ operation: @escaping (ExactBigInt, ExactBigInt) -> ExactBigInt
) -> Case {
  Case(ours, answer: { operation(a, b).description }) { count in
    for _ in 0..<count { blackHole(operation(a, b)) }
  }
}

private typealias BinaryOperation = (
  UnsafeMutablePointer<__mpz_struct>, UnsafePointer<__mpz_struct>, UnsafePointer<__mpz_struct>
) -> Void

@inline(__always)
private func rawCase(
  _ operands: (GMPInteger, GMPInteger),
  _ operation: @escaping BinaryOperation
) -> Case {
  let (a, b) = operands
  return Case(
    rawGMP,
    answer: {
      withFreshInteger { fresh in
        operation(fresh, a.pointer, b.pointer)
        return decimal(fresh)
      }
    },
    run: { count in
      for _ in 0..<count {
        withFreshInteger { fresh in
          operation(fresh, a.pointer, b.pointer)
          blackHole(fresh.pointee)
        }
      }
    }
  )
}
