import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Files of live runners")
struct RunnerFileTests {
  /// `cases/d9-runners.json` of the field.
  private static let scope = #"""
    {"runners":[{"label":"scope-l40s","runner_url":"http://scope-runner:8080","health_url":"/health","app":"live-video-to-video/scope","capacity":2,"price_info":{"price":3.50,"currency":"usd","unit":"hour"}}]}
    """#

  @Test func fromTheField() throws {
    let file = try Runner.File(json: Self.scope)
    let runner = try #require(file.runners.first)
    #expect(file.runners.count == 1)
    #expect(runner.label == "scope-l40s")
    #expect(runner.app == "live-video-to-video/scope")
    #expect(runner.capacity == 2)
    #expect(!runner.isSingleShot)
    #expect(try runner.price == RunnerPrice(USD("3.50"), per: .hour))
    #expect(runner.pricePosition == .column(158))
    #expect(file.runner(of: "live-video-to-video/scope") == runner)
    #expect(file.runner(of: "live-video-to-video") == nil)
  }

  /// A file of one runner: `changes` come after the keys that are needed, so that they win.
  private static func file(_ changes: String) -> String {
    #"{"runners":[{"label":"a","runner_url":"http://r:1","health_url":"/h","app":"b","price_info":"#
      + #"{"price":1}"# + (changes.isEmpty ? "" : "," + changes) + "}]}"
  }

  /// What the node takes: keys in any case, the last of several, null for nothing, numbers in
  /// quotation marks, unknown keys, a GPU as a number or an object.
  @Test(
    arguments: [
      "", #""LABEL":"x""#, #""capacity":0"#, #""capacity":null"#, #""mode":"single_shot""#,
      #""price_info":{"price":"3.50"}"#, #""price_info":{"price":2,"price":null}"#,
      #""other":[1,{}]"#, #""gpu":0"#, #""gpu":{"id":"0","vram_mb":46000}"#,
      #""routing":" label ""#,
      #""health_url":"https://x/y""#, #""healthy_status_code":204"#, #""healthy_status_code":0"#,
      #""runner_url":"HTTPS://user@host:80/path""#, #""metadata":"é""#, #""proxy":true"#,
    ])
  func taken(changes: String) throws {
    let runners = try Runner.File(json: Self.file(changes)).runners
    #expect(runners.count == 1)
    #expect(runners[0].capacity == 1)
    #expect(runners[0].isSingleShot == changes.contains("single"))
  }

  /// Labels that only look the same are two, as Go compares bytes.
  @Test func labelsThatLookTheSame() throws {
    let runners = ["\u{E9}", "e\u{301}"].map {
      #"{"label":"\#($0)","runner_url":"http://r:1","health_url":"/h","app":"b","price_info":{"price":1}}"#
    }
    let json = #"{"runners":[\#(runners.joined(separator: ","))]}"#
    #expect(try Runner.File(json: json).runners.count == 2)
  }

  /// Go 1.27, `url.ParseRequestURI`, run on each: a host, a port of digits, and whole escapes.
  @Test(
    arguments: [
      ("http://runner", true), ("HTTP://runner:8080", true), ("http://runner:port", false),
      ("http://runner#x", false), ("http://runner/#x", true), ("http://:8000", true),
      ("http://", false), ("http:runner", false), ("http://runner:", true),
      ("http://runner:80:90", true), ("http://a@b@c:1", true), ("http://u:p@h", true),
      ("http://u p@h", false), ("http://u%zz@h", false), ("http://@h", true), ("http://u@", false),
      ("http://run%20ner", false), ("http://run%C3%A9ner", true), ("http://é", true),
      ("http://r%41", false), ("http://r%25", true), ("http://r%", false), ("http://r/%zz", false),
      ("http://r/%2f", true), ("http://r?%zz", true), ("http://r?a:b", true),
      ("http://r/a b", true),
      ("http://<host>:80", true), ("http://{host}", false), ("http://$h", true),
      ("http://a|b", false), ("http://a^b", false), ("http://a`b", false), (#"http://a\\b"#, false),
      ("http://[::1]", true), ("http://[::1]:80", true), ("http://[::1]:p", false),
      ("http://[::1]x", false), ("http://[::1", false), ("http://a]", true), ("http://a[b", false),
      ("http://[a]", false), ("http://[]", false), ("http://x[::1]", false),
      ("http://[[::1]]", false), ("http://[fe80::1%25en0]:80", true), ("http://r:１", false),
    ] as [(String, Bool)])
  func urls(url: String, isTaken: Bool) {
    let json = Self.file(#""runner_url":"\#(url)""#)
    #expect(((try? Runner.File(json: json)) != nil) == isTaken)
  }

  /// The same of `staticRunnerHealthURL`, which also takes a path.
  @Test(
    arguments: [
      ("/health", true), ("///x", true), ("//x", false), ("/h#y", true), ("/%zz", false),
      ("/h?%zz", true), ("/a b", true), ("#", false), ("http://h:port", false),
      (#"/\u0001"#, false),
    ] as [(String, Bool)])
  func healthURLs(url: String, isTaken: Bool) {
    let json = Self.file(#""health_url":"\#(url)""#)
    #expect(((try? Runner.File(json: json)) != nil) == isTaken)
  }

  /// No runners at all are taken too.
  @Test(arguments: ["{}", "null", #"{"runners":null}"#, #"{"runners":[]}"#])
  func empty(json: String) throws {
    #expect(try Runner.File(json: json).runners.isEmpty)
  }

  /// `normalizeStaticLiveRunnerConfig`, `buildStaticRunner` and `normalizeHeartbeat` of the node,
  /// each refusing the whole file; the messages begin with the node's words.
  @Test(
    arguments: [
      (#""label":"""#, "label is required and must be trimmed"),
      (#""label":" a""#, "label is required and must be trimmed"),
      (#""app":"""#, "app is required and must be trimmed"),
      (#""app":"b ""#, "app is required and must be trimmed"),
      (#""runner_url":"r:1""#, "invalid runner_url"),
      (#""runner_url":"http:///x""#, "invalid runner_url"),
      (#""runner_url":"ftp://r""#, "invalid runner_url"),
      (#""runner_url":"http://a b""#, "invalid runner_url"),
      (#""runner_url":"http://a\u0001""#, "invalid runner_url"),
      (#""health_url":"""#, "health_url is required"),
      (#""health_url":"health""#, "invalid health_url"),
      (#""health_url":"//x/y""#, "invalid health_url"),
      (#""healthy_status_code":99"#, "healthy_status_code must be a valid HTTP status code"),
      (#""healthy_status_code":600"#, "healthy_status_code must be a valid HTTP status code"),
      (#""mode":"batch""#, #"mode must be "persistent" or "single-shot""#),
      (#""routing":"url""#, #"routing must be "runner-id" or "label""#),
      (#""routing":"label","label":"a/b""#, #"label cannot contain / when routing is "label""#),
      (#""capacity":-1"#, "capacity must be >= 0"),
      (#""capacity":1.5"#, "capacity takes a whole number of 64 bits"),
      (#""capacity":1e2"#, "capacity takes a whole number of 64 bits"),
      (#""capacity":9223372036854775808"#, "capacity takes a whole number of 64 bits"),
      (#""capacity":"1""#, "capacity takes a whole number of 64 bits"),
      (#""gpu":1.5"#, "expected a GPU"), (#""gpu":{"id":0}"#, "id takes a string, found a number"),
      (#""proxy":"yes""#, "proxy takes true or false, found a string"),
      (#""metadata":"\uFFFD""#, "metadata must not contain Unicode replacement character U+FFFD"),
      (#""metadata":"\#(String(repeating: "x", count: 1_025))""#, "metadata must be at most 1024"),
      (#""price_info":5"#, "expected a price"),
      (#""price_info":{}"#, "price_info.price is required"),
      (#""price_info":{"price":null}"#, "price_info.price is required"),
      (#""price_info":{"price":0}"#, "price_info.price must be a positive decimal"),
      (#""price_info":{"price":-3}"#, "price_info.price must be a positive decimal"),
      (#""price_info":{"price":"$3"}"#, "price_info.price must be a positive decimal"),
      (#""price_info":{"price":true}"#, "price_info.price must be a positive decimal"),
      (#""price_info":{"price":1,"currency":"eur"}"#, "price_info.currency must be usd"),
      (#""price_info":{"price":1,"currency":5}"#, "currency takes a string, found a number"),
      (
        #""price_info":{"price":1,"unit":"second"}"#, "price_info.unit must be hour, 720p, or fixed"
      ),
    ])
  func refused(changes: String, message: String) throws {
    let json = Self.file(changes)
    let fault = try #require(
      thrown { () throws(Runner.File.ReadingError) in try Runner.File(json: json) })
    #expect(fault.reason.hasPrefix(message))
    #expect("\(fault)".isOnePlainLine)
    // The place is that of the value, after the keys that are needed.
    #expect(fault.position.offset > 100 || fault.position.offset == 12)
  }

  /// The first of several faults, in the order of the file; labels are compared byte for byte.
  @Test func placesAndOrder() throws {
    let entry = Self.file("").dropFirst(12).dropLast(2)
    let twice = "{\"runners\":[\n\(entry),\n\(entry)]}"
    let fault = try #require(
      thrown { () throws(Runner.File.ReadingError) in try Runner.File(json: twice) })
    #expect("\(fault)" == "3:10: duplicate label 'a'; every runner needs a label of its own")
    for (json, message) in [
      ("[]", "1:1: expected runners, {\"runners\": [{\"label\": …}, …]}, found an array"),
      ("{\"runners\": 5}", "1:13: runners takes an array, found a number"),
      ("{\"runners\": [5]}", "1:14: expected a runner, {\"label\": …"),
      ("{", "1:2: "),
    ] {
      let fault = try #require(
        thrown { () throws(Runner.File.ReadingError) in try Runner.File(json: json) })
      #expect("\(fault)".hasPrefix(message))
    }
  }
}
