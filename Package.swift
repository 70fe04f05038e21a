// swift-tools-version: 6.2
import PackageDescription

/// Set by `packaging/test`: a warning fails the build there, but not the build of someone with a newer compiler.
let strict = Context.environment["CRONSCALE_STRICT"] == "1"

/// Set by `packaging/fuzz`: adds a program that can be built with `--sanitize fuzzer` only, and sees what is internal.
let fuzzing = Context.environment["CRONSCALE_FUZZ"] == "1"

/// Set by `packaging/small-worlds`, which needs Scaling and its checker, and nothing else.
let onlySmallWorlds = Context.environment["CRONSCALE_SMALL_WORLDS"] == "1"

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : []) + (fuzzing ? [.unsafeFlags(["-enable-testing"])] : [])

/// What ships is also checked for unsafe memory use that nobody marked.
let productSettings = settings + [.strictMemorySafety()]

/// Only the runtime's own sections that something refers to stay in the binary.
let smallBinary: [LinkerSetting] = [
  .unsafeFlags(["-Xlinker", "--gc-sections"], .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "cronscale",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "cronscale", targets: ["cronscale"]),
    .executable(name: "cloud-simulator", targets: ["cloud-simulator"]),
    .executable(name: "manual-pages", targets: ["manual-pages"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(name: "CSSH2", pkgConfig: "libssh2", providers: [.apt(["libssh2-1-dev"]), .brew(["libssh2"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(name: "CWideCharacters"),

    .target(name: "Scaling", swiftSettings: productSettings),
    .target(name: "Platform", dependencies: ["CWideCharacters"], swiftSettings: productSettings),
    .target(name: "RCFile", dependencies: ["Scaling"], swiftSettings: productSettings),
    .target(name: "CloudStack", dependencies: ["CCurl", "CCrypto", "Platform"], swiftSettings: productSettings),
    .target(name: "SSH", dependencies: ["CSSH2", "CCrypto", "Platform"], swiftSettings: productSettings),
    .executableTarget(
      name: "cronscale",
      dependencies: [
        "Scaling", "Platform", "RCFile", "CloudStack", "SSH",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: productSettings,
      linkerSettings: smallBinary),
    .executableTarget(
      name: "manual-pages",
      dependencies: ["RCFile", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings),

    .target(
      name: "CloudSimulator",
      dependencies: ["CCrypto", .product(name: "FlyingFox", package: "FlyingFox")],
      swiftSettings: settings),
    .executableTarget(
      name: "cloud-simulator",
      dependencies: ["CloudSimulator", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings),

    .target(name: "TestSupport", dependencies: ["CloudSimulator"], path: "Tests/TestSupport", swiftSettings: settings),
    .target(name: "Chance", path: "Tests/Chance", swiftSettings: settings),
    .testTarget(name: "PlatformTests", dependencies: ["Platform"], swiftSettings: settings),
    .testTarget(
      name: "ScalingTests", dependencies: ["Scaling", "Chance"], exclude: ["SmallWorlds/Command"],
      swiftSettings: settings),
    .testTarget(
      name: "RCFileTests", dependencies: ["RCFile", "Scaling", "TestSupport", "Chance"], swiftSettings: settings),
    .testTarget(
      name: "CloudStackTests", dependencies: ["CloudStack", "CloudSimulator", "TestSupport", "Chance"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(name: "SSHTests", dependencies: ["SSH", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "CloudSimulatorTests", dependencies: ["CloudSimulator", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "CronscaleTests",
      dependencies: ["cronscale", "Scaling", "RCFile", "CloudStack", "SSH", "Platform", "Chance"],
      swiftSettings: settings),
    .testTarget(name: "ManualPagesTests", dependencies: ["manual-pages", "RCFile"], swiftSettings: settings),
    .testTarget(
      name: "MessageTests",
      dependencies: [
        "cronscale", "Scaling", "RCFile", "CloudStack", "SSH", "Platform", "CCurl", "CSSH2", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["messages.txt"], swiftSettings: settings),
    .testTarget(
      name: "SoakTests",
      dependencies: ["cronscale", "CloudSimulator", "CCurl", "Scaling", "RCFile", "CloudStack", "Platform", "Chance"],
      swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests", dependencies: ["cronscale", "cloud-simulator", "CloudSimulator", "TestSupport"],
      swiftSettings: settings),
  ]
)

#if os(Linux)
  // Tests preload it into the built program; only Linux's linker does that.
  package.products.append(.library(name: "KillSwitch", type: .dynamic, targets: ["KillSwitch"]))
  package.targets.append(.target(name: "KillSwitch", path: "Tests/KillSwitch"))
#endif

if fuzzing {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["Scaling", "RCFile", "CloudStack", "SSH", "TestSupport"], path: "Tests/Fuzzing",
      swiftSettings: settings))
}

if onlySmallWorlds {
  package.products = []
  package.dependencies = []
  package.targets = [
    .target(name: "Scaling", swiftSettings: productSettings + [.unsafeFlags(["-enable-testing"])]),
    .executableTarget(
      name: "small-worlds", dependencies: ["Scaling"], path: "Tests/ScalingTests/SmallWorlds", swiftSettings: settings),
  ]
}
