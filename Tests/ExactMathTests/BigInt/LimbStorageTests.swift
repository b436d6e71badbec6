import ExactMath
import Testing

@Suite("BigInt: storage")
struct LimbStorageTests {
  /// Operations beyond 128 bits and back, each of which ends at its first number.
  static let detours: [(String, @Sendable (BigInt) -> BigInt)] = [
    ("+ −", { ($0 + huge) - huge }),
    ("− +", { ($0 - huge) + huge }),
    ("× ÷", { $0 * huge / huge }),
    ("× %", { ($0 * huge + $0) % huge }),
    ("<< >>", { ($0 << 200) >> 200 }),
    ("^ ^", { ($0 ^ huge) ^ huge }),
    ("| &", { ($0 | huge) & (huge - 1) | ($0.isNegative ? -huge : 0) }),
    ("~ ~", { ~(~($0 - huge)) + huge }),
    (
      "greatest common divisor",
      { ($0 * huge).greatestCommonDivisor(with: $0 * (huge + 1)) * $0.signum() }
    ),
    ("rounded division", { (try? ($0 * huge).divided(by: huge, rounding: .up)) ?? 0 }),
    ("text", { BigInt(($0 + huge).description).map { $0 - huge } ?? 0 }),
    ("itself", { $0 }),
  ]

  private static let huge = BigInt(1) << 300

  /// Every number within two of ±2^n, for n around each end of a register and of 128 bits.
  static let seams: [BigInt] = [0, 31, 32, 62, 63, 64, 65, 126, 127, 128, 129, 191, 192].flatMap {
    let power = BigInt(1) << $0
    return (-2...2).flatMap { [power + $0, -power + $0] }
  }

  @Test("a number that left 128 bits and came back is the one that never did", arguments: detours)
  func detour(name: String, detour: @Sendable (BigInt) -> BigInt) {
    for number in Self.seams {
      let back = detour(number)
      #expect(BigInt.Appearance(back) == BigInt.Appearance(number), "\(name) of \(number)")
      #expect(back == number && back.hashValue == number.hashValue, "\(name) of \(number)")
    }
  }

  @Test("only the ends of 128 bits, crossed by one")
  func ends() {
    let (highest, lowest) = (BigInt(Int128.max), BigInt(Int128.min))
    #expect(Int128(exactly: highest + 1) == nil)
    #expect(Int128(exactly: lowest - 1) == nil)
    #expect(highest + 1 - 1 == highest)
    #expect(lowest - 1 + 1 == lowest)
    #expect(-lowest == highest + 1)
    #expect(-(highest + 1) == lowest)
    #expect(lowest / -1 == highest + 1)
    #expect(lowest % -1 == 0)
    #expect(lowest.magnitude == highest + 1)
    #expect(lowest * -1 == highest + 1)
    #expect((highest + 1) * -1 == lowest)
    #expect(lowest.greatestCommonDivisor(with: 0) == highest + 1)
    #expect(lowest.greatestCommonDivisor(with: lowest) == highest + 1)
  }

  @Test("one number serves many tasks at once")
  func sharing() async {
    let number = BigInt(3).raised(to: 1_000)
    let expected = (0..<64).map { (number + BigInt($0)) * number % 1_000_000_007 }
    let found = await withTaskGroup(of: (Int, BigInt).self) { group in
      for index in 0..<64 {
        group.addTask { (index, (number + BigInt(index)) * number % 1_000_000_007) }
      }
      return await group.reduce(into: [Int: BigInt]()) { $0[$1.0] = $1.1 }
    }
    #expect((0..<64).map { found[$0] } == expected)
  }
}
