import ExactMath
import Testing
import TestSupport

@Suite("BigInt: digits of a radix")
struct BigIntRadixTests {
  /// Digits, radix, and the result of Python's `int(text, radix)`.
  @Test(
    "as Python reads",
    arguments: [
      ("-10011011110010101001110100110111100100", 2, "-167279807972"),
      ("22121", 3, "232"),
      ("+122330500446413", 7, "906491977142"),
      ("17441454361234", 8, "1069659841180"),
      ("-410413676533557044554561640313476", 8, "-327463846141588637156934522686"),
      ("-146", 10, "-146"),
      ("1012F037B64CE422", 16, "1158252176259998754"),
      ("+4c5c90a958", 16, "327970498904"),
      ("-A7A399F3E7D1BFBC7A2EA20B2F14C94", 16, "-13926908888554974097750973997009423508"),
      ("-72BABCED20", 16, "-492759215392"),
      ("+47ecbpnp", 27, "44760853609"),
      ("-1O86PP571CNO7KQ3FP3D5C8QFO2G20CJ", 27, "-447795539785555197483183834890511772019708914"),
      ("-98t033dvic52b", 32, "-10697178431543972939"),
      ("-9semjrb1ftf86vbgg87u", 32, "-391757997632633109116717900030"),
      ("-f", 36, "-15"),
      ("-ARR9HGTP6B5L30AKI06GNORBBCH6Z", 36, "-406188407389881512908472268820631356748564747"),
      ("-6o", 36, "-240"),
      ("7HD37PT12VLDQ53PBI8BAB2LI", 36, "167995021372227343817593106282618107878"),
      ("7fffffffffffffffffffffffffffffff", 16, "170141183460469231731687303715884105727"),
      ("80000000000000000000000000000000", 16, "170141183460469231731687303715884105728"),
      ("-80000000000000000000000000000000", 16, "-170141183460469231731687303715884105728"),
      ("ffffffffffffffff", 16, "18446744073709551615"),
      ("10000000000000000", 16, "18446744073709551616"),
      ("-0", 2, "0"),
      ("000000000000000000000000000000000000000000zz", 36, "1295"),
      ("DE0B6B3A7640000", 16, "1000000000000000000"),
    ] as [(String, Int, String)]
  )
  func table(text: String, radix: Int, decimal: String) {
    #expect(BigInt(text, radix: radix) == BigInt(decimal))
    #expect(BigInt(text[...], radix: radix) == BigInt(decimal))
  }

  @Test("what GMP writes is read back, in either case", .tags(.oracle, .property))
  func agreesWithGMP() {
    forAll(cases: 3_000) { generator in
      let x = Operand.random(using: &generator)
      let radix = Int.random(in: 2...36, using: &generator)
      let text = x.gmp.text(base: Int32(radix))
      let zeros = text.hasPrefix("-") ? "-00" + text.dropFirst() : "+0" + text
      let expected = BigInt.Appearance(x.big)
      return [text, text.uppercased(), zeros].lazy.compactMap { text in
        difference(
          BigInt(text, radix: radix).map { BigInt.Appearance($0) }, expected, "\(text) in \(radix)")
      }.first
    }
  }

  @Test(
    "anything else is nil",
    arguments: [
      ("", 16), ("-", 16), ("+", 2), ("--1", 10), ("+-1", 10), ("0x1f", 16), ("0X1F", 16),
      ("0b1", 2), ("0o7", 8), ("2", 2), ("8", 8), ("a", 10), ("g", 16), ("1_000", 10), ("1 ", 16),
      (" 1", 16), ("1.0", 10), ("1e3", 10), ("١", 10), ("Ａ", 16), ("é", 36), ("1\u{0}", 16),
      ("\u{212A}", 36), ("@", 36), ("[", 36), ("`", 36), ("{", 36), ("/", 36), (":", 36),
    ] as [(String, Int)]
  )
  func notDigits(text: String, radix: Int) {
    #expect(BigInt(text, radix: radix) == nil)
  }

  @Test("as Int reads, for every byte and radix")
  func bytes() {
    for radix in 2...36 {
      for byte in UInt8.min...0x7F {
        let text = String(Unicode.Scalar(byte))
        #expect(BigInt(text, radix: radix) == Int(text, radix: radix).map { BigInt($0) })
      }
    }
  }

  @Test("a million digits and no more, in near-linear time", arguments: [2, 10, 16, 36])
  func longText(radix: Int) {
    let text = String(repeating: "1", count: DecimalLimits.lossless.digits)
    let time = usualProcessorTime {
      // The sum of a geometric series.
      let number = BigInt(text, radix: radix)
      #expect(number.map { $0 * BigInt(radix - 1) % 1_000_003 } == residue(radix, text.utf8.count))
    }
    #expect(time < .seconds(2))
    #expect(BigInt(text + "1", radix: radix) == nil)
  }

  /// Returns radix^count − 1 modulo 1,000,003.
  private func residue(_ radix: Int, _ count: Int) -> BigInt {
    BigInt((0..<count).reduce(1) { power, _ in power * radix % 1_000_003 } - 1)
  }

  @Test("traps on a radix that has no digits", .tags(.trap), arguments: [-1, 0, 1, 37])
  func traps(radix: Int) async {
    await #expect(processExitsWith: .failure) { [radix] in _ = BigInt("1", radix: radix) }
  }
}
