import Foundation
import Testing

/// Expects success, nothing on standard error but a summary, and gives what was printed.
func expectOutput(
  _ commandLine: String,
  input: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
  let run = try Program.run(commandLine, input: input)
  #expect(run.status == 0, sourceLocation: sourceLocation)
  #expect(run.complaints == "", sourceLocation: sourceLocation)
  return run.output
}

/// Expects a failure that is told in one line on standard error, and nothing on standard output.
func expectFailure(
  _ run: Run,
  status: Int32,
  _ message: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(run.status == status, sourceLocation: sourceLocation)
  #expect(run.output == "", sourceLocation: sourceLocation)
  #expect(run.errors.hasPrefix("livepeer-pricing: "), sourceLocation: sourceLocation)
  #expect(run.errors.hasSuffix("\n"), sourceLocation: sourceLocation)
  #expect(run.errors.split(separator: "\n").count == 1, sourceLocation: sourceLocation)
  #expect(run.errors.contains(message), sourceLocation: sourceLocation)
}

/// Expects JSON in which every figure is a string, and gives it as Foundation reads it.
func expectJSON(
  _ commandLine: String,
  input: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> NSObject {
  let run = try Program.run(commandLine, input: input)
  #expect(run.status == 0, sourceLocation: sourceLocation)
  let bareFigures = textOutsideStrings(run.output).filter(\.isNumber)
  #expect(bareFigures == "", sourceLocation: sourceLocation)
  return try parseJSON(run.output)
}

/// JSON as Foundation reads it.
func parseJSON(_ text: String) throws -> NSObject {
  try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSObject)
}

private func textOutsideStrings(_ json: String) -> String {
  var outside = ""
  var isInString = false
  var isEscaped = false
  for character in json {
    if isEscaped {
      isEscaped = false
    } else if isInString, character == "\\" {
      isEscaped = true
    } else if character == "\"" {
      isInString.toggle()
    } else if !isInString {
      outside.append(character)
    }
  }
  return outside
}

/// Records of CSV as RFC 4180 has it, read a character at a time.
func parseCSV(_ text: String) -> [[String]] {
  var records: [[String]] = [[""]]
  var isQuoted = false
  var characters = text.makeIterator()
  var next = characters.next()
  while let character = next {
    next = characters.next()
    switch character {
    case "\"" where isQuoted && next == "\"":
      records[records.count - 1][records[records.count - 1].count - 1].append("\"")
      next = characters.next()
    case "\"": isQuoted.toggle()
    case "," where !isQuoted: records[records.count - 1].append("")
    case "\n" where !isQuoted: records.append([""])
    default: records[records.count - 1][records[records.count - 1].count - 1].append(character)
    }
  }
  records.removeLast()
  return records
}
