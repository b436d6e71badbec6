internal import LivepeerPricing
internal import QuoteStream

/// A whole usage file from bytes in memory to bytes in memory; an operation is one row of it.
let streamGroup = Group(streamTitle, operations: streamRows) {
  let table = documentedTable(usdPerETH: streamETHPrice)
  let (csv, ndjson, rowPrices) = usageFiles(rows: streamRows)
  return [
    streamCase(csvToCSV, csv, .csv, table),
    streamCase(ndjsonToNDJSON, ndjson, .ndjson, table),
    streamCase(rowPricesToCSV, rowPrices, .csv, table),
  ]
}

let streamTitle = "a row of a usage file, 100,000 rows in memory"
let csvToCSV = "ours, CSV → CSV"
let ndjsonToNDJSON = "ours, NDJSON → NDJSON"
let rowPricesToCSV = "ours, CSV, each row with its own ETH price"

private let streamRows = 100_000
private let streamETHPrice = "3127.45"

private func streamCase(
  _ name: String, _ file: [UInt8], _ format: RecordFormat, _ table: TariffTable
) -> Case {
  // As many bytes as the program reads at once.
  let chunkSize = QuoteStream.chunkSize(threads: 1)
  let chunks = stride(from: 0, to: file.count, by: chunkSize).map {
    Array(file[$0..<min($0 + chunkSize, file.count)])
  }
  return Case(
    name,
    answer: { Totals(quoted(chunks, format, table).totals).json },
    run: { count in
      for _ in 0..<count { blackHole(quoted(chunks, format, table).rows) }
    }
  )
}

private func quoted(
  _ chunks: [[UInt8]], _ format: RecordFormat, _ table: TariffTable
) -> QuoteStream {
  var stream = QuoteStream(table, options: StreamOptions(format: format))
  do {
    for chunk in chunks {
      var output: [UInt8] = []
      try stream.read(chunk, into: &output)
      blackHole(output)
    }
    var output: [UInt8] = []
    try stream.finish(into: &output)
    blackHole(output)
  } catch {
    preconditionFailure("\(error)")
  }
  precondition(stream.rows == streamRows, "every row is quoted")
  return stream
}

/// The same jobs as CSV and as NDJSON, in the shape of `peers/generate_jobs.py`, and as CSV with the
/// table's ETH price in each row: nothing in the program knows that it is always the same.
private func usageFiles(rows: Int) -> (csv: [UInt8], ndjson: [UInt8], rowPrices: [UInt8]) {
  let models = [
    ("audio-to-text", "openai/whisper-large-v3"),
    ("text-to-speech", "suno/bark"),
    ("image-to-text", "Salesforce/blip-image-captioning-large"),
    ("segment-anything-2", "facebook/sam2-hiera-large"),
  ]
  var random = SplitMix64(state: 1)
  var csv = "job_id,pipeline,model_id,units\n"
  var ndjson = ""
  var rowPrices = "job_id,pipeline,model_id,units,eth_usd\n"
  for row in 0..<rows {
    // The leading one makes eight digits of any number of a row.
    let job = "job-" + "\(100_000_000 + row)".dropFirst()
    let (pipeline, model) = models[.random(in: 0..<models.count, using: &random)]
    let units = Int.random(in: 1...9_999_999, using: &random)
    csv += "\(job),\(pipeline),\(model),\(units)\n"
    rowPrices += "\(job),\(pipeline),\(model),\(units),\(streamETHPrice)\n"
    ndjson += #"{"job_id":"\#(job)","pipeline":"\#(pipeline)","model_id":"\#(model)","units":"#
    ndjson += "\(units)}\n"
  }
  return (Array(csv.utf8), Array(ndjson.utf8), Array(rowPrices.utf8))
}
