internal import LivepeerPricing
internal import QuoteStream

/// A whole usage file from bytes in memory to bytes in memory; an operation is one row of it.
let streamGroup = Group(streamTitle, operations: streamRows) {
  let table = documentedTable(usdPerETH: streamETHPrice)
  let files = usageFiles(rows: streamRows)
  let series = seriesOfOnePrice()
  return [
    streamCase(csvToCSV, files.csv, .csv, table),
    streamCase(ndjsonToNDJSON, files.ndjson, .ndjson, table),
    streamCase(rowPricesToCSV, files.rowPrices, .csv, table),
    streamCase(timesToCSV, files.times, .csv, table),
    streamCase(orderedSeriesToCSV, files.orderedTimes, .csv, table, series),
    streamCase(seriesToCSV, files.times, .csv, table, series),
  ]
}

let streamTitle = "a row of a usage file, 100,000 rows in memory"
let csvToCSV = "ours, CSV → CSV"
let ndjsonToNDJSON = "ours, NDJSON → NDJSON"
let rowPricesToCSV = "ours, CSV, each row with its own ETH price"
let timesToCSV = "ours, CSV, each row with a time that is not read"
let orderedSeriesToCSV = "ours, CSV, 100,000 ETH prices by times in order"
let seriesToCSV = "ours, CSV, 100,000 ETH prices by times in any order"

private let streamRows = 100_000
private let streamETHPrice = "3127.45"
private let seriesStart: Int64 = 1_700_000_000
private let seriesStep: Int64 = 300
private let seriesCount: Int64 = 100_000

/// A price each five minutes, always the same: nothing in the program knows that.
private func seriesOfOnePrice() -> StreamOptions.ETHPrices {
  do {
    let price = try ETHPrice(streamETHPrice)
    return StreamOptions.ETHPrices(
      try ETHPriceSeries(
        (0..<seriesCount).map { index in
          ETHPriceSeries.Entry(
            time: Timestamp(nanoseconds: (seriesStart + index * seriesStep) * 1_000_000_000),
            price: price)
        }))
  } catch {
    preconditionFailure("\(error)")
  }
}

private func streamCase(
  _ name: String, _ file: [UInt8], _ format: RecordFormat, _ table: TariffTable,
  _ series: StreamOptions.ETHPrices? = nil
) -> Case {
  // As many bytes as the program reads at once.
  let chunkSize = QuoteStream.chunkSize(threads: 1)
  let chunks = stride(from: 0, to: file.count, by: chunkSize).map {
    Array(file[$0..<min($0 + chunkSize, file.count)])
  }
  return Case(
    name,
    answer: { Totals(quoted(chunks, format, table, series).totals).json },
    run: { count in
      for _ in 0..<count { blackHole(quoted(chunks, format, table, series).rows) }
    }
  )
}

private func quoted(
  _ chunks: [[UInt8]], _ format: RecordFormat, _ table: TariffTable,
  _ series: StreamOptions.ETHPrices?
) -> QuoteStream {
  var stream = QuoteStream(table, options: StreamOptions(format: format, ethPrices: series))
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

/// The same jobs in several forms.
private struct UsageFiles {
  /// In the shape of `peers/generate_jobs.py`.
  let csv: [UInt8]
  let ndjson: [UInt8]
  /// With the table's ETH price in each row: nothing in the program knows that it is always the same.
  let rowPrices: [UInt8]
  /// With a time in each row, in any order and in the order of time.
  let times: [UInt8]
  let orderedTimes: [UInt8]
}

private func usageFiles(rows: Int) -> UsageFiles {
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
  var times = "job_id,pipeline,model_id,units,time\n"
  var orderedTimes = times
  let seconds = (0..<rows).map { _ in
    seriesStart + .random(in: 0..<seriesCount * seriesStep, using: &random)
  }
  for (row, (second, orderedSecond)) in zip(seconds, seconds.sorted()).enumerated() {
    // The leading one makes eight digits of any number of a row.
    let job = "job-" + "\(100_000_000 + row)".dropFirst()
    let (pipeline, model) = models[.random(in: 0..<models.count, using: &random)]
    let units = Int.random(in: 1...9_999_999, using: &random)
    csv += "\(job),\(pipeline),\(model),\(units)\n"
    rowPrices += "\(job),\(pipeline),\(model),\(units),\(streamETHPrice)\n"
    times += "\(job),\(pipeline),\(model),\(units),\(time(second))\n"
    orderedTimes += "\(job),\(pipeline),\(model),\(units),\(time(orderedSecond))\n"
    ndjson += #"{"job_id":"\#(job)","pipeline":"\#(pipeline)","model_id":"\#(model)","units":"#
    ndjson += "\(units)}\n"
  }
  return UsageFiles(
    csv: Array(csv.utf8), ndjson: Array(ndjson.utf8), rowPrices: Array(rowPrices.utf8),
    times: Array(times.utf8), orderedTimes: Array(orderedTimes.utf8))
}

private func time(_ second: Int64) -> Timestamp {
  Timestamp(nanoseconds: second * 1_000_000_000)
}
