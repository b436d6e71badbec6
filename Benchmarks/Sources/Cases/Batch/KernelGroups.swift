internal import LivepeerPricing

/// Columns of jobs to columns of fees and dollars and their totals; an operation is one job.
let kernelGroups = [
  Group(kernelTitle) {
    let columns = fourTariffs()
    return [
      tableCase(ours, columns),
      columnCase(handWritten, columns) { HandWrittenLoop(columns) },
      columnCase(reusedGMP, columns) { RawLoop(columns, .anySize) },
      columnCase(reusedOneWordGMP, columns) { RawLoop(columns, .oneWord) },
      columnCase(attaswift, columns) { AttaswiftLoop(columns) },
      anySizeCase(columns, usdPerETH: "3127.45"),
    ]
  },
  Group(totalsTitle) {
    let columns = fourTariffs()
    let table = columns.table
    return [
      columnCase(ours, columns, withColumns: false) { TotalsOnlyLoop(columns, table) },
      columnCase(fullKernel, columns, withColumns: false) { TableLoop(columns, table) },
    ]
  },
  Group(fourLimbTitle) {
    // The price is 18·10^18 over 234,567,890,123 wei, and fees times that of ETH pass 2^127.
    let columns = JobColumns(pipelines: ["llm"], usdPerETH: "2345.67890123")
    return [
      tableCase(ours, columns),
      columnCase(reusedGMP, columns) { RawLoop(columns, .anySize) },
      columnCase(attaswift, columns) { AttaswiftLoop(columns) },
      anySizeCase(columns, usdPerETH: "2345.67890123"),
    ]
  },
]

let kernelTitle = "a job of columns: fee + USD + totals, two registers"
let totalsTitle = "a job of columns: totals only"
let fourLimbTitle = "a job of columns: fee + USD + totals, four limbs"

let handWritten = "hand-written two-register loop"
let reusedGMP = "reused mpz"
let reusedOneWordGMP = "reused mpz, one-word functions"
let oursOfAnySize = "ours, any size"
let fullKernel = "ours, fee + USD + totals"

private func fourTariffs() -> JobColumns {
  JobColumns(
    pipelines: ["audio-to-text", "text-to-speech", "image-to-text", "segment-anything-2"],
    usdPerETH: "3127.45")
}

private func tableCase(_ name: String, _ columns: JobColumns) -> Case {
  let table = columns.table
  return columnCase(name, columns) { TableLoop(columns, table) }
}

private func anySizeCase(_ columns: JobColumns, usdPerETH: String) -> Case {
  let table = documentedTable(usdPerETH: usdPerETH, forcing: .anySize)
  return columnCase(oursOfAnySize, columns) { TableLoop(columns, table) }
}
