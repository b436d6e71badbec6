// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that its flags reach no user of the library. The libraries' sources are
// linked into it, not depended on: they are built with the fuzzer's counters and with the address
// sanitizer, and the targets see what is `package` and internal.

let flags = ["-sanitize=fuzzer,address"]

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(flags + ["-enable-testing"]),
  ] + (Context.environment["WARNINGS_AS_ERRORS"] != nil ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(
      name: "CGMP",
      pkgConfig: "gmp",
      providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]
    ),
    .systemLibrary(name: "CSIMD"),
    .systemLibrary(name: "CLibFuzzer"),
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
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "CLibFuzzer", "QuoteStream", "LivepeerEarnings", "LivepeerNode", "LivepeerPricing",
      ],
      swiftSettings: settings,
      linkerSettings: [
        .unsafeFlags(flags),
        // gold, the default, ends with an internal error on what the sanitizers make.
        .unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux])),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)
