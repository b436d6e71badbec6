// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] =
  Context.environment["WARNINGS_AS_ERRORS"] != nil ? [.treatAllWarnings(as: .error)] : []

let package = Package(
  name: "Examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "livepeer-pricing", path: "..")],
  targets: ["price-file-from-dollars", "quote-a-job"].map { name in
    .executableTarget(
      name: name,
      dependencies: [
        .product(name: "ExactMath", package: "livepeer-pricing"),
        .product(name: "LivepeerPricing", package: "livepeer-pricing"),
      ],
      swiftSettings: settings
    )
  },
  swiftLanguageModes: [.v6]
)
