/// Every group that is measured.
public var groups: [Group] {
  feeGroups + [dollarQuoteGroup] + etherTextGroups + rateTextGroups + conversionGroups
    + sheetGroups + kernelGroups + [streamGroup, reconcileGroup, sweepGroup, marketGroup]
    + boundGroups + integerSizes.flatMap(integerGroups)
}

/// Every ratio that is printed.
///
/// Only the groups and cases named here are measured.
///
/// A bound is a promise to users and leaves room for other machines; it is not the latest figure.
public var comparisons: [Comparison] {
  pricingComparisons + batchComparisons + boundComparisons + integerComparisons
}

private let pricingComparisons = [
  Comparison(
    "fee, whole-wei price", ours, against: bare, .time(atMost: 3), .allocations(atMost: 0)),
  Comparison(
    "fee, whole-wei price", ours, against: rawGMP, .speed(atLeast: 8),
    meaning: "One fee, beside the same multiplication by GMP in C."),
  Comparison("fee, whole-wei price", ours, against: attaswift),
  Comparison(
    "fee, price from USD", ours, against: bare, .time(atMost: 3), .allocations(atMost: 0),
    meaning: "One fee, beside a bare multiplication and division that check nothing."),
  Comparison("fee, price from USD", ours, against: rawGMP, .speed(atLeast: 8)),
  Comparison("fee, price from USD", ours, against: attaswift),
  Comparison(
    "fee + USD + text", ours, against: attaswift, .speed(atLeast: 3),
    meaning: "A fee in wei and dollars as text, beside another Swift package of big integers."),
  Comparison("fee + USD + text", ours, against: rawGMP),
  Comparison("parse 18-decimal ETH", ours, against: attaswift, .speed(atLeast: 5)),
  Comparison("parse 18-decimal ETH", ours, against: rawGMP),
  Comparison("format 18-decimal ETH", ours, against: attaswift, .speed(atLeast: 5)),
  Comparison("format 18-decimal ETH", ours, against: rawGMP),
  Comparison("parse 12882811wei/ms", ours, against: attaswift),
  Comparison("parse 12882811wei/ms", ours, against: rawGMP, .time(atMost: 2)),
  Comparison("parse $0.0012/min", ours, against: attaswift),
  Comparison(
    "parse $0.0012/min", ours, against: rawGMP, .time(atMost: 2),
    meaning: "Reading a price, beside GMP in C."),
  Comparison("print 12882811wei/ms", ours, against: attaswift),
  Comparison("print 12882811wei/ms", ours, against: rawGMP, .time(atMost: 1.3)),
  Comparison("print 20000000wei/3 ms", ours, against: attaswift),
  Comparison("print 20000000wei/3 ms", ours, against: rawGMP, .time(atMost: 1.3)),
  Comparison("USD/min to wei/ms", ours, against: attaswift),
  Comparison(
    "USD/min to wei/ms", ours, against: rawGMP, .time(atMost: 1.3),
    meaning: "Converting a price, beside GMP in C."),
  Comparison("wei/ms to USD/h", ours, against: attaswift),
  Comparison("wei/ms to USD/h", ours, against: rawGMP, .time(atMost: 1.3)),
  Comparison("price pair within 1 ppm", ours, against: attaswift),
  Comparison("price pair within 1 ppm", ours, against: rawGMP),
  Comparison(sweepTitle, ours, against: attaswift),
  Comparison(
    "load a price file of 10", ours, against: jsonDecoder, .speed(atLeast: 3),
    .allocations(atMost: 20)),
  Comparison(
    "load a price file of 10,000", ours, against: jsonDecoder, .speed(atLeast: 3),
    meaning: "Reading a price file with every place and check, beside JSONDecoder without."),
  // The bound asked for is 30 ms where JSONDecoder takes 25.
  Comparison(
    "check a price file of 10,000", ours, against: jsonDecoder, .time(atMost: 1.2),
    meaning: "Reading a price file and all rules of `check`, beside JSONDecoder without any."),
  Comparison("check a price file of 10,000", ours, against: loading),
  Comparison(
    marketTitle, ours, against: jsonDecoder, .time(atMost: 1.5),
    meaning: "Reading the prices of a network with every check, beside JSONDecoder without."),
  Comparison("look a model up in a price file of 10", ours, against: indexing, .time(atMost: 2)),
]

private let batchComparisons = [
  Comparison(kernelTitle, ours, against: reusedGMP, .speed(atLeast: 10), .allocations(atMost: 0)),
  Comparison(kernelTitle, ours, against: reusedOneWordGMP),
  Comparison(
    kernelTitle, ours, against: handWritten, .time(atMost: 1.25),
    meaning: "Pricing columns of jobs, beside hand-written C for them."),
  Comparison(kernelTitle, ours, against: attaswift),
  Comparison(kernelTitle, ours, against: oursOfAnySize),
  Comparison(totalsTitle, ours, against: fullKernel, .speed(atLeast: 3), .allocations(atMost: 0)),
  Comparison(
    fourLimbTitle, ours, against: reusedGMP, .speed(atLeast: 1.5), .allocations(atMost: 0)),
  Comparison(fourLimbTitle, ours, against: attaswift),
  Comparison(fourLimbTitle, ours, against: oursOfAnySize),
  Comparison(
    streamTitle, ndjsonToNDJSON, against: csvToCSV, .time(atMost: 1.4),
    meaning: "Pricing JSON lines, beside the same rows in CSV."),
  Comparison(streamTitle, rowPricesToCSV, against: csvToCSV, .time(atMost: 1.15)),
  Comparison(streamTitle, orderedSeriesToCSV, against: timesToCSV, .time(atMost: 1.5)),
  Comparison(
    streamTitle, seriesToCSV, against: timesToCSV, .time(atMost: 1.5),
    meaning: "A price of ETH by each row's time, of 100,000, beside one price for all rows."),
  Comparison(reconcileTitle, inRuns, against: inOrder, .time(atMost: 2.5)),
]

private var integerComparisons: [Comparison] {
  integerSizes.flatMap { bits in
    ["a + b", "a × b", "a ÷ b", "to decimal", "from decimal"].flatMap { work in
      [
        Comparison(
          "\(bits)-bit \(work)", ours, against: rawGMP, .time(atMost: 1.5),
          meaning: bits == 256 && work == "a × b"
            ? "Integers of a contract's size, beside GMP in C." : nil),
        Comparison("\(bits)-bit \(work)", ours, against: attaswift),
      ]
    }
  }
}

let integerSizes = [256, 1024, 65536]

let ours = "ours"
let bare = "bare 64 × 64 ÷ 64"
let rawGMP = "raw mpz"
let attaswift = "attaswift/BigInt"
let jsonDecoder = "JSONDecoder"
let loading = "loading alone"
let indexing = "index of a table"
