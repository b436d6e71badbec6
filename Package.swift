// swift-tools-version: 6.2
import PackageDescription

/// Warnings fail the checks (`make test` sets the variable) and never a user's build.
let warningsAreErrors = Context.environment["WARNINGS_AS_ERRORS"] != nil

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
  name: "livepeer-pricing",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ExactMath", targets: ["ExactMath"]),
    .library(name: "LivepeerPricing", targets: ["LivepeerPricing"]),
    .library(name: "QuoteStream", targets: ["QuoteStream"]),
    .executable(name: "livepeer-pricing", targets: ["livepeer-pricing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGMP",
      pkgConfig: "gmp",
      providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]
    ),
    .target(name: "ExactMath", dependencies: ["CGMP"], swiftSettings: settings),
    .target(name: "LivepeerPricing", dependencies: ["ExactMath"], swiftSettings: settings),
    .target(
      name: "QuoteStream",
      dependencies: ["LivepeerPricing", "ExactMath"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "livepeer-pricing",
      dependencies: [
        "QuoteStream",
        "LivepeerPricing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "ExactMathTests",
      dependencies: ["ExactMath", "CGMP", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LivepeerPricingTests",
      dependencies: ["LivepeerPricing", "ExactMath", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "QuoteStreamTests",
      dependencies: ["QuoteStream", "LivepeerPricing", "ExactMath", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["livepeer-pricing", "TestSupport"],
      exclude: ["Help", "Faults/FaultyFiles.c"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
