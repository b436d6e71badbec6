public import LivepeerPricing

/// Reads payments from the records of files, from their bytes in chunks of any size.
///
/// A record is a row of CSV or a JSON line with the columns `time`, `amount_wei` and, if it cost
/// something to receive, `cost_wei`, or an event of the node in its envelope:
///
/// | event | time | amount |
/// |---|---|---|
/// | `create_signed_ticket` | `data.current_time_unix` | `data.computed_fee` |
/// | `create_new_payment` | `timestamp` | `data.numTickets` · `data.faceValue` · `data.winProb` |
///
/// A file of JSON lines has events if its first object is one, unless the options name the file's
/// columns. Events of other types are passed over.
///
/// ```swift
/// import LivepeerPricing
/// import QuoteStream
///
/// var reader = PaymentReader(try PaymentReader.Options())
/// let file = "time,amount_wei\n2026-10-26T00:00:00Z,3240740740740\n"
/// reader.beginFile(.csv)
/// for entry in try reader.read(Array(file.utf8)) {
///   if case .payment(let payment) = entry {
///     print(payment.record.amount.wei)  // 3240740740740
///   }
/// }
/// ```
public struct PaymentReader: Sendable {
  /// The options.
  public let options: Options

  private var file: PaymentFile?
  private var format = RecordFormat.csv
  private var opening = FileOpening(.csv)
  /// The values of the unique column so far.
  private var seen: Set<[UInt8]> = []

  /// Creates a reader.
  public init(_ options: Options) {
    self.options = options
  }

  /// Begins a file, which may be another one after those before it.
  public mutating func beginFile(_ format: RecordFormat) {
    self.format = format
    file = nil
    opening = FileOpening(format)
  }

  /// Returns the entries that a chunk completes; an empty chunk ends the file.
  ///
  /// - Throws: ``StreamError`` for a header without a column that is needed, a record that is too
  ///   long, and, with ``StreamOptions/BadRowPolicy/stop``, the first record that cannot be used.
  /// - Complexity: O(*n*) in bytes; memory is O(*n*) in the values of ``Options/unique``.
  public mutating func read(_ chunk: [UInt8]) throws(StreamError) -> [Entry] {
    guard file == nil else { return try entries(of: chunk) }
    guard let (bytes, hasEvents) = opening.take(chunk) else { return [] }
    file = PaymentFile(options, format, hasEvents: hasEvents)
    var entries: [Entry] = []
    if !bytes.isEmpty { entries += try self.entries(of: bytes) }
    if chunk.isEmpty { entries += try self.entries(of: []) }
    return entries
  }

  private mutating func entries(of chunk: [UInt8]) throws(StreamError) -> [Entry] {
    guard let read = try file?.records.read(chunk) else { return [] }
    var entries: [Entry] = []
    entries.reserveCapacity(read.count)
    for record in read {
      do throws(RowError) {
        entries.append(try entry(of: record))
      } catch {
        guard options.onBadRecord == .skip else { throw .row(error) }
        entries.append(.rejected(error))
      }
    }
    return entries
  }

  private mutating func entry(of read: RecordReader.Entry) throws(RowError) -> Entry {
    let record: RecordReader.Record
    switch read {
    case .fault(let error): throw error
    case .record(let whole): record = whole
    }
    guard let file else { preconditionFailure("records come from a file") }
    do throws(RowError.Fault) {
      guard let payment = try file.payment(record, options) else { return .otherEvent }
      if let column = options.unique {
        let id = try file.uniqueValue(record, of: column)
        guard seen.insert(Array(id.utf8)).inserted else {
          guard options.onBadRecord == .skip else {
            throw .repeatedRecord(column: column, excerpt: id.shown(upTo: 40))
          }
          return .repeated(line: record.line)
        }
      }
      return .payment(payment)
    } catch {
      throw RowError(line: record.line, fault: error, names: options.columns)
    }
  }
}

extension PaymentReader {
  /// What a record is.
  public enum Entry: Sendable {
    /// A payment.
    case payment(Payment)
    /// An event that is about something else.
    case otherEvent
    /// A record with the same unique value as an earlier one.
    case repeated(line: Int)
    /// A record that cannot be used, with ``StreamOptions/BadRowPolicy/skip``.
    case rejected(RowError)
  }

  /// A payment, and what its record says beside it.
  public struct Payment: Sendable {
    /// The payment.
    public let record: PaymentRecord
    /// The work that is paid for; nil if it is not read, or the record does not state it.
    public let work: PaymentRecord.Work?
    /// The values of ``Options/groups``, each empty if the record has none.
    public let groups: [String]
    /// The ETH price at the payment's time; nil if none is known.
    public let ethPrice: ETHPrice?
    /// The line on which the record begins, counted from 1.
    public let line: Int
  }
}
