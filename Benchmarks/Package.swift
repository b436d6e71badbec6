// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of the library never resolve these dependencies.

// Strict memory safety is left off here: half of these cases are C called by hand, on purpose.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "livepeer-pricing", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    // Its default traits pull in allocation hooks which clash with ours and with Swift 6.3's.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CGMPPeer",
      pkgConfig: "gmp",
      providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]
    ),
    .target(name: "CompilerBarrier"),
    .target(name: "AllocationCounter"),
    .target(name: "RawPricing", dependencies: ["CGMPPeer"]),
    .target(
      name: "Cases",
      dependencies: [
        "CGMPPeer",
        "CompilerBarrier",
        "RawPricing",
        .product(name: "BigInt", package: "BigInt"),
        .product(name: "LivepeerEarnings", package: "livepeer-pricing"),
        .product(name: "LivepeerNode", package: "livepeer-pricing"),
        .product(name: "LivepeerPricing", package: "livepeer-pricing"),
        .product(name: "QuoteStream", package: "livepeer-pricing"),
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "ratios",
      dependencies: [
        "AllocationCounter",
        "Cases",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "coldstart",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "AbsoluteFigures",
      dependencies: ["Cases", .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/AbsoluteFigures",
      swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
