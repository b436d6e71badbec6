import LivepeerNode
import LivepeerPricing
import Testing

@Suite("Live video in ticks")
struct LiveVideoTickTests {
  /// The whole milliseconds from 1 through 5,000 that come out one pixel low: the expressions of
  /// go-livepeer 0.9.1, `live_payment_processor.go`, run with Go 1.25 and with Python's floats.
  static let low: Set<Int64> = [
    9, 18, 36, 71, 72, 73, 141, 142, 143, 144, 145, 146, 282, 283, 284, 285, 286, 287, 288, 289,
    290, 291, 292, 293, 563, 564, 565, 566, 567, 568, 569, 570, 571, 572, 573, 574, 575, 576, 577,
    578, 579, 580, 581, 582, 583, 584, 585, 586, 587, 1001, 1003, 1005, 1007, 1009, 1011, 1013,
    1015, 1017, 1019, 1021, 1023, 1025, 1027, 1029, 1031, 1033, 1035, 1037, 1039, 1041, 1043,
    1045, 1047, 1049, 1118, 1122, 1126, 1130, 1134, 1138, 1142, 1144, 1146, 1148, 1150, 1152,
    1154, 1156, 1158, 1160, 1162, 1164, 1166, 1168, 1170, 1172, 1174, 1344, 1348, 1469, 1473,
    1566, 1570, 1574, 1578, 1582, 1586, 1590, 1594, 1598, 1691, 1695, 1699, 1703, 1707, 1711,
    1715, 1719, 1723, 1816, 1820, 1824, 1828, 1832, 1836, 1840, 1844, 1848, 1941, 1945, 1949,
    1953, 1957, 1961, 1965, 1969, 1973, 2002, 2006, 2010, 2014, 2018, 2022, 2026, 2030, 2034,
    2038, 2042, 2046, 2050, 2054, 2058, 2062, 2066, 2070, 2074, 2078, 2082, 2086, 2090, 2094,
    2098, 2119, 2127, 2135, 2143, 2147, 2151, 2155, 2159, 2163, 2167, 2171, 2175, 2179, 2183,
    2187, 2191, 2195, 2199, 2203, 2207, 2211, 2215, 2219, 2223, 2236, 2244, 2252, 2260, 2268,
    2276, 2284, 2288, 2292, 2296, 2300, 2304, 2308, 2312, 2316, 2320, 2324, 2328, 2332, 2336,
    2340, 2344, 2345, 2348, 2353, 2361, 2369, 2377, 2385, 2393, 2401, 2409, 2413, 2417, 2421,
    2425, 2563, 2571, 2688, 2696, 2813, 2821, 2938, 2946, 3563, 3571, 3688, 3696, 3813, 3821,
    3938, 3946, 4004, 4007, 4012, 4015, 4020, 4023, 4028, 4031, 4036, 4039, 4044, 4047, 4052,
    4055, 4060, 4063, 4068, 4071, 4076, 4084, 4092, 4100, 4108, 4116, 4124, 4129, 4132, 4140,
    4145, 4148, 4153, 4156, 4161, 4164, 4169, 4172, 4177, 4180, 4185, 4188, 4193, 4196, 4201,
    4209, 4217, 4225, 4233, 4238, 4241, 4249, 4254, 4257, 4265, 4270, 4273, 4281, 4286, 4289,
    4294, 4297, 4302, 4305, 4310, 4313, 4318, 4321, 4326, 4334, 4342, 4347, 4350, 4358, 4363,
    4366, 4374, 4379, 4382, 4390, 4395, 4398, 4406, 4411, 4414, 4419, 4422, 4427, 4430, 4435,
    4438, 4443, 4446, 4451, 4459, 4467, 4472, 4475, 4483, 4488, 4491, 4499, 4504, 4507, 4515,
    4520, 4523, 4531, 4536, 4539, 4547, 4552, 4555, 4563, 4565, 4568, 4571, 4576, 4581, 4584,
    4592, 4597, 4600, 4608, 4613, 4616, 4624, 4629, 4632, 4640, 4645, 4648, 4656, 4661, 4664,
    4672, 4677, 4680, 4688, 4690, 4693, 4696, 4701, 4706, 4709, 4717, 4722, 4725, 4733, 4738,
    4741, 4749, 4754, 4757, 4765, 4770, 4773, 4781, 4786, 4789, 4797, 4802, 4805, 4813, 4815,
    4818, 4821, 4826, 4831, 4834, 4842, 4847, 4850,
  ]

  @Test func everyMillisecondOfATick() {
    #expect(LiveVideoTickTests.low.count == 409)
    for milliseconds in 1...Int64(5_000) {
      let pixels = LiveVideoTick(nanoseconds: milliseconds * 1_000_000).pixels
      let lost: Int64 = LiveVideoTickTests.low.contains(milliseconds) ? 1 : 0
      #expect(pixels == milliseconds * 27_648 - lost, "\(milliseconds) ms")
    }
  }

  /// What is counted of the longest time would not fit 64 bits.
  @Test func theLongestTime() {
    #expect(LiveVideoTick(nanoseconds: .max).countedNanoseconds == .max)
    #expect(LiveVideoTick(nanoseconds: .max).carriedNanoseconds == 0)
  }

  /// Run with Go 1.25: nanoseconds, pixels, and the nanoseconds that they stand for.
  @Test(
    arguments: [
      (0, 0, 0), (1, 0, 0), (36, 0, 0), (37, 1, 36), (999_999, 27_647, 999_963),
      (9_000_000, 248_831, 8_999_963), (71_000_000, 1_963_007, 70_999_963),
      (5_000_000_000, 138_240_000, 5_000_000_000), (5_000_000_037, 138_240_001, 5_000_000_036),
      (5_123_456_789, 141_653_333, 5_123_456_778),
      (86_400_123_456_789, 2_388_790_613_333, 86_400_123_456_778),
    ] as [(Int64, Int64, Int64)])
  func whatIsCutOffIsCarried(nanoseconds: Int64, pixels: Int64, counted: Int64) {
    let tick = LiveVideoTick(nanoseconds: nanoseconds)
    #expect(tick.pixels == pixels)
    #expect(tick.countedNanoseconds == counted)
    #expect(tick.carriedNanoseconds == nanoseconds - counted)
  }

  /// Whole seconds are exact, up to the longest time that the node's clock holds.
  @Test(arguments: [1, 5, 59, 3_600, 9_223_372_036] as [Int64])
  func wholeSecondsAreExact(seconds: Int64) {
    let tick = LiveVideoTick(nanoseconds: seconds * 1_000_000_000)
    #expect(tick.pixels == seconds * 27_648_000)
  }

  /// Python's floats: ticks of 5 s, and one for what remains.
  @Test(
    arguments: [
      (0, 0),
      (1, 27648),
      (9, 248831),
      (71, 1963007),
      (1500, 41472000),
      (4999, 138212352),
      (5000, 138240000),
      (5001, 138267648),
      (5009, 138488831),
      (9999, 276452352),
      (10000, 276480000),
      (10071, 278443007),
      (60000, 1658880000),
      (3600000, 99532800000),
      (3600009, 99533048831),
      (123456789, 3413333302272),
    ] as [(Int64, Int64)])
  func aStreamIsTicks(milliseconds: Int64, pixels: Int64) throws {
    let duration = try Quantity<Millisecond>(BigInt(milliseconds))
    #expect(LiveVideoTick.pixels(of: duration) == BigInt(pixels))
    for side in [Metering.gateway, .orchestrator, .orchestratorDirectly] {
      let job = Job(.liveVideoToVideo, .duration(duration))
      #expect(try side.units(of: job, pricedPer: .pixel) == BigInt(pixels))
    }
  }

  /// 10^30 + 9 ms, beyond every fixed width.
  @Test func longStreamsAreCounted() throws {
    let duration = try Quantity<Millisecond>(.powerOfTen(30) + 9)
    let pixels = try #require(BigInt("27648000000000000000000000000248831"))
    #expect(LiveVideoTick.pixels(of: duration) == pixels)
  }

  @Test func theNodesInterval() {
    #expect(LiveVideoTick.interval == 5_000)
    #expect(LiveVideoTick.pixelsPerSecond == 27_648_000)
  }
}
