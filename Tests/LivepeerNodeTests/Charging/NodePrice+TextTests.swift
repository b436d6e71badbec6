import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct NodePriceTextTests {
  @Test(arguments: VectorCase.all(of: "price-text"))
  func vectors(vector: VectorCase) {
    let price = try? NodePrice.Text(vector.input.text("text"))
    #expect(
      vector.output
        == (price.map { ["amount": "\($0.amount)", "currency": .text($0.currency)] }
          ?? .error("not-a-price")))
  }

  @Test(
    arguments: [
      ("abcUSD", 0), ("-100USD", 0), (".5", 0), ("5.", 2), ("+1", 0), ("100 USD", 3),
      ("1,000", 1), ("", 0), ("1.2.3", 3), ("1 ", 1), ("1\n", 1), ("100wei ", 6), ("5€", 1),
      ("5USD-x", 4), ("\u{0661}", 0),
    ])
  func theNodeRefuses(text: String, offset: Int) {
    let error = thrown { () throws(TextFormError) in try NodePrice.Text(text) }
    #expect(error?.form == .nodePrice)
    #expect(error?.offset == offset)
  }

  @Test func longNumbersHaveALimit() {
    let error = thrown { () throws(TextFormError) in
      try NodePrice.Text(String(repeating: "9", count: 1_001))
    }
    #expect(error != nil)
  }

  @Test(
    arguments: [
      ("1e18", .exponent), ("1E5", .exponent), ("0x10", .hexadecimal), ("0xfF", .hexadecimal),
      ("1e", nil), ("1eth", nil), ("1x", nil), ("0xyz", nil), ("100", nil), ("100wei", nil),
    ] as [(String, NodePrice.Text.Misreading?)])
  func whatIsTakenForACurrencyIsTold(
    text: String, misreading: NodePrice.Text.Misreading?
  ) throws {
    #expect(try NodePrice.Text(text).misreading == misreading)
  }

  @Test(
    arguments: [
      ("0.13USD", nil), ("1000", nil), ("1e18", "no exponents and no hexadecimal"),
      ("0x10", "no exponents and no hexadecimal"), ("5EUR", "no price feed for EUR; use wei"),
    ] as [(String, String?)])
  func faults(text: String, words: String?) throws {
    let fault = try NodePrice.Text(text).fault
    #expect((fault == nil) == (words == nil))
    if let fault, let words { #expect(fault.contains(words)) }
  }
}
