// swift-tools-version: 6.2
import PackageDescription

/// Warnings fail the checks (the Makefile sets the variable) and never a user's build.
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
    .library(name: "MediaHeaders", targets: ["MediaHeaders"]),
    .library(name: "LivepeerPricing", targets: ["LivepeerPricing"]),
    .library(name: "LivepeerNode", targets: ["LivepeerNode"]),
    .library(name: "LivepeerEarnings", targets: ["LivepeerEarnings"]),
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
    .systemLibrary(name: "CSIMD"),
    // Each imports only what stands above it in this list.
    .target(name: "ExactMath", dependencies: ["CGMP"], swiftSettings: settings),
    .target(name: "StrictJSON", dependencies: ["ExactMath"], swiftSettings: settings),
    .target(name: "MediaHeaders", dependencies: ["ExactMath"], swiftSettings: settings),
    .target(
      name: "LivepeerPricing",
      dependencies: ["MediaHeaders", "StrictJSON", "ExactMath"],
      swiftSettings: settings
    ),
    .target(name: "LivepeerNode", dependencies: ["LivepeerPricing"], swiftSettings: settings),
    .target(
      name: "LivepeerEarnings",
      dependencies: ["LivepeerNode", "LivepeerPricing"],
      swiftSettings: settings
    ),
    .target(
      name: "QuoteStream",
      dependencies: ["CSIMD", "ExactMath", "LivepeerNode", "LivepeerPricing"],
      swiftSettings: settings
    ),
    .target(
      name: "PricingReports",
      dependencies: [
        "ExactMath", "QuoteStream", "LivepeerEarnings", "LivepeerNode", "LivepeerPricing",
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "livepeer-pricing",
      dependencies: [
        "PricingReports",
        "QuoteStream",
        "LivepeerEarnings",
        "LivepeerNode",
        "LivepeerPricing",
        "MediaHeaders",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "TestSupport",
      dependencies: ["LivepeerPricing", "StrictJSON", "ExactMath"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    .testTarget(
      name: "ExactMathTests",
      dependencies: ["ExactMath", "CGMP", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "StrictJSONTests",
      dependencies: ["ExactMath", "StrictJSON", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "MediaHeadersTests",
      dependencies: ["ExactMath", "MediaHeaders", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LivepeerPricingTests",
      dependencies: ["ExactMath", "LivepeerPricing", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LivepeerNodeTests",
      dependencies: ["ExactMath", "LivepeerNode", "LivepeerPricing", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LivepeerEarningsTests",
      dependencies: ["LivepeerEarnings", "LivepeerNode", "LivepeerPricing", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "QuoteStreamTests",
      dependencies: ["QuoteStream", "LivepeerPricing", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "PricingReportsTests",
      dependencies: [
        "PricingReports", "QuoteStream", "LivepeerEarnings", "LivepeerNode", "LivepeerPricing",
        "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["LivepeerPricing", "livepeer-pricing", "TestSupport"],
      exclude: ["Help", "Faults/FaultyFiles.c"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
