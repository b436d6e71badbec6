/// Every group that is measured.
public var groups: [Group] {
  integerSizes.flatMap(integerGroups)
}

/// Every ratio that is printed.
///
/// Only the groups and cases named here are measured.
///
/// A bound is a promise to users and leaves room for other machines; it is not the latest figure.
public var comparisons: [Comparison] {
  integerSizes.flatMap { bits in
    [
      Comparison("\(bits)-bit a + b", ours, against: rawGMP),
      Comparison("\(bits)-bit a × b", ours, against: rawGMP),
      Comparison("\(bits)-bit a ÷ b", ours, against: rawGMP),
      Comparison("\(bits)-bit to decimal", ours, against: rawGMP),
      Comparison("\(bits)-bit from decimal", ours, against: rawGMP),
      Comparison("\(bits)-bit a + b", ours, against: attaswift),
      Comparison("\(bits)-bit a × b", ours, against: attaswift),
      Comparison("\(bits)-bit a ÷ b", ours, against: attaswift),
      Comparison("\(bits)-bit to decimal", ours, against: attaswift),
      Comparison("\(bits)-bit from decimal", ours, against: attaswift),
    ]
  }
}

let integerSizes = [256, 1024, 65536]

let ours = "ours"
let rawGMP = "raw mpz"
let attaswift = "attaswift/BigInt"
