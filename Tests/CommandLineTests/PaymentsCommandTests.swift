import Testing

/// What only the running program shows: its options, the words that mend a refusal, its exit status.
@Suite struct PaymentsCommandTests {
  /// The node's words, and the node's flag and ours that mend them; a refusal is an answer.
  @Test(
    arguments: [
      (
        "live --price '$3.50/h' --eth-usd 3000",
        "numTickets 406 exceeds maximum of 100\n  too-many-tickets: raise the orchestrator's -ticketEV"
      ),
      (
        "720p --price 500wei/px --ticket-ev 3000gwei",
        "ticket EV 3000000000000.00000 > max ticket EV 3000000000000.00000\n  ev-above-maximum: lower"
      ),
      (
        "fixed --price 20000gwei/request --ticket-ev 1000gwei",
        "total ticket EV 20000000000000.00000 for 20 tickets > max total ticket EV "
          + "20000000000000.00000\n  total-ev-above-maximum: raise the sender's -maxTotalEV"
      ),
      (
        "fixed --price 1gwei/request --face-value 8gwei",
        "ticket faceValue too low faceValue=8000000000\n  face-value-not-above-ev: lower"
      ),
      (
        "fixed --price 1gwei/request --deposit 1gwei",
        "ticket faceValue 6000000000000000 > max faceValue 1000000000\n  face-value-above-deposit: "
      ),
      ("fixed --price 1gwei/request --deposit 0", "no sender deposit\n  no-deposit: the sender"),
      ("fixed --price 1gwei/request --reserve 0", "no sender reserve\n  no-reserve: the sender"),
      (
        "fixed --price 1gwei/request --face-value 1gwei",
        "insufficient sender reserve\n  no-ticket-parameters: raise"
      ),
      ("live --price 0wei/s", "missing or zero priceInfo\n  price-zero: the orchestrator"),
      (
        "live --price 5wei/s --max-price-per-unit 4",
        "orchestrator price 5.000 exceeds configured maximum price ceiling 4.000\n  "
          + "price-above-ceiling: raise the signer's -maxPricePerUnit"
      ),
      // A request at $0.25 at 3,100 USD: 100 tickets of 3 · 10^12 wei are above 2 · 10^13.
      (
        "fixed --price 80644702866811wei/request",
        "numTickets 10081 exceeds maximum of 100\n  too-many-tickets: no -ticketEV mends it: "
      ),
      (
        "byoc --price 1gwei/s --timeout 30s",
        "Insufficient balance for request\n  insufficient-balance: pay more often"
      ),
    ])
  func refusals(arguments: String, message: String) throws {
    #expect(try expectOutput("payments \(arguments)").contains("refused: \(message)"))
  }

  @Test(
    arguments: [
      ("live", "give --price or --prices, and not both"),
      ("job --price 1wei/px", "name the pipeline of the job"),
      ("byoc --price 1wei/s", "byoc needs the job's --timeout"),
      ("transcoding --price 1wei/px --duration 2s", "transcoding needs --rendition, and the"),
      ("live --price 1wei/px", "priced per pixel, where a price per millisecond is needed"),
      ("live --price 5wei/s --every 0s", "the time between payments has to be above zero"),
      ("live --price 5wei/s --ticket-ev 0", "-ticketEV is 0, and tickets are worth nothing"),
      ("byoc --price 1gwei/s --timeout 0s", "timeout_seconds is required; give a time above zero"),
      ("live --price 5wei/s --ticket-ev 0.5", "--ticket-ev: '0.5' is not a whole number of wei"),
      ("live --price 0.9wei/s", "converted live runner price must be at least one wei"),
      ("live --price 5wei/s --face-value 1eth --gas-price 1gwei", "give --face-value, or"),
      ("live --price 5wei/s --duration 10m", "live takes no measure; --for says how long"),
      ("stream --price 5wei/s", "unknown kind of work 'stream'; use one of live, 720p, fixed, job"),
    ])
  func mistakes(arguments: String, message: String) throws {
    expectFailure(try Program.run("payments \(arguments)"), status: 64, message)
  }
}
