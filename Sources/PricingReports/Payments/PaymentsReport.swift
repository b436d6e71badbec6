package import LivepeerNode
package import LivepeerPricing

/// A forecast of payments, ready to be printed.
package struct PaymentsReport {
  let forecast: PaymentForecast
  let ethPrice: ETHPrice?
  /// What mends a refusal, by its code; nil if nothing does.
  let remedy: (String) -> String?

  /// Creates the report of a forecast.
  ///
  /// - Parameters:
  ///   - forecast: The forecast.
  ///   - ethPrice: The ETH price, if known.
  ///   - remedy: Returns what mends a refusal with the given code.
  package init(
    _ forecast: PaymentForecast, at ethPrice: ETHPrice?,
    remedy: @escaping (String) -> String? = { _ in nil }
  ) {
    self.forecast = forecast
    self.ethPrice = ethPrice
    self.remedy = remedy
  }

  package var output: CommandOutput {
    CommandOutput(
      tables: [termsTable, paymentsTable, periodTable] + (refusalsTable.map { [$0] } ?? []),
      json: json.object, csv: csv)
  }

  /// The warnings about the terms.
  package var warnings: [String] {
    let terms = forecast.terms
    let (whole, rest) = terms.cadence.count.quotientAndRemainder(dividingBy: 1_000)
    guard terms.work == .live, terms.signer == .remoteSigner, rest > 0, rest < 500 else {
      return []
    }
    let better = whole.isZero ? "" : "; pay every \(whole) s, or just below"
    return [
      "every \(seconds(terms.cadence)) s is billed as \(whole + 1) s, as seconds are rounded up\(better)"
    ]
  }

  private var period: PaymentForecast.Period { forecast.period }
  private var payments: [(name: String, payment: PaymentForecast.Payment)] {
    [("first", forecast.first)] + (forecast.later.map { [("later", $0)] } ?? [])
  }

  private var termsTable: TextTable {
    let terms = forecast.terms
    var pairs = [
      ("price", "\(terms.price.shownWei) wei, \(terms.work.unitName)"),
      (
        "paid",
        terms.work == .fixed
          ? "once by a \(terms.signer.rawValue)"
          : "every \(seconds(terms.cadence)) s by a \(terms.signer.rawValue)"
      ),
      ("ticket EV", "\(terms.tickets.expectedValue)"),
    ]
    if let offer = forecast.offer { pairs.append(("face value", "\(offer.faceValue)")) }
    if let range = forecast.workableExpectedValues {
      pairs.append(("EV that works", "\(range.lowerBound) to \(range.upperBound) wei"))
    } else if !terms.price.isZero {
      pairs.append(("EV that works", "none"))
    }
    return TextTable(pairs: pairs)
  }

  private var paymentsTable: TextTable {
    TextTable(
      [.left, .right, .right, .right, .left],
      header: ["payment", "units", "fee in wei", "tickets", "answer"],
      rows: payments.map { name, payment in
        .cells([
          name, "\(payment.units)", payment.fee.shownWei, "\(payment.tickets)", payment.answer,
        ])
      })
  }

  private var periodTable: TextTable {
    var table = TextTable(
      [.left, .right] + (ethPrice == nil ? [] : [.right]) + [.left],
      header: ["over \(seconds(period.duration)) s", "wei"] + (ethPrice == nil ? [] : ["USD"])
        + [""])
    func row(_ name: String, _ wei: Rational, _ remark: String = "") {
      let dollars = ethPrice.map { [USD(wei: wei, at: $0).text()] } ?? []
      table.rows.append(.cells([name, DecimalFormat(.decimals(0)).text(wei)] + dollars + [remark]))
    }
    row(
      "paid", period.paid,
      "in \(counted(period.payments, "payment")), \(counted(period.tickets, "ticket"))")
    row("debited", period.debited)
    row(
      "left", period.left,
      period.debited.isZero
        ? ""
        : "\(DecimalFormat(.decimals(1)).text(period.left / period.debited * 100)) % of the debits")
    if period.expired > 0 { row("expired", period.expired, "idle for more than ten minutes") }
    if let time = period.releasedAt {
      table.rows.append(.text("released at \(seconds(time)) s: the balance was too low"))
    }
    return table
  }

  /// What is refused in the node's words, and what mends it.
  private var refusalsTable: TextTable? {
    guard !forecast.refusals.isEmpty else { return nil }
    return TextTable(
      [.left],
      rows: forecast.refusals.flatMap { refusal -> [TextTable.Row] in
        let remedy = remedy(refusal.code).map { ": \($0)" } ?? ""
        return [.text("refused: \(refusal.nodeMessage)")]
          + "\(refusal.code)\(remedy)".wrapped(at: 78).map { .text("  \($0)") }
      })
  }

  private var json: JSONMembers {
    JSONMembers {
      $0.string("kind", forecast.terms.work.name)
      $0.amount("price_wei", forecast.terms.price)
      for (name, payment) in payments {
        $0.object(name) {
          $0.whole("units", payment.units)
          $0.amount("fee_wei", payment.fee)
          $0.whole("tickets", payment.tickets)
          $0.string("answer", payment.answer)
        }
      }
      $0.object("over") {
        $0.decimal("seconds", Rational(period.duration.count, 1_000))
        $0.whole("payments", period.payments)
        $0.whole("tickets", period.tickets)
        $0.amount("paid_wei", period.paid)
        $0.amount("debited_wei", period.debited)
        $0.amount("left_wei", period.left)
        $0.amount("expired_wei", period.expired.isZero ? nil : period.expired)
        $0.decimal("released_at_seconds", period.releasedAt.map { Rational($0.count, 1_000) })
      }
      $0.array(
        "refusals",
        forecast.refusals.map { refusal in
          JSONMembers {
            $0.string("code", refusal.code)
            $0.string("message", refusal.nodeMessage)
          }
        })
      if let range = forecast.workableExpectedValues {
        $0.object("ticket_ev") {
          $0.whole("minimum_wei", range.lowerBound)
          $0.whole("maximum_wei", range.upperBound)
        }
      }
    }
  }

  private var csv: [[String]] {
    let range = forecast.workableExpectedValues
    var columns: [(String, String)] = [
      ("kind", forecast.terms.work.name), ("price_wei", forecast.terms.price.decimalText.text),
    ]
    columns += csvColumns(of: forecast.first, "first") + csvColumns(of: forecast.later, "later")
    columns += [
      ("seconds", seconds(period.duration)), ("payments", "\(period.payments)"),
      ("tickets", "\(period.tickets)"), ("paid_wei", period.paid.decimalText.text),
      ("debited_wei", period.debited.decimalText.text),
      ("left_wei", period.left.decimalText.text),
      ("released_at_seconds", period.releasedAt.map(seconds) ?? ""),
      ("refusals", forecast.refusals.map(\.code).joined(separator: " ")),
    ]
    columns.append(("ticket_ev_minimum_wei", range.map { "\($0.lowerBound)" } ?? ""))
    columns.append(("ticket_ev_maximum_wei", range.map { "\($0.upperBound)" } ?? ""))
    return [columns.map(\.0), columns.map(\.1)]
  }

  private func csvColumns(
    of payment: PaymentForecast.Payment?, _ name: String
  ) -> [(String, String)] {
    [
      ("\(name)_units", payment.map { "\($0.units)" } ?? ""),
      ("\(name)_fee_wei", payment?.fee.decimalText.text ?? ""),
      ("\(name)_tickets", payment.map { "\($0.tickets)" } ?? ""),
      ("\(name)_answer", payment?.answer ?? ""),
    ]
  }

  private func seconds(_ time: Quantity<Millisecond>) -> String {
    Rational(time.count, 1_000).decimalText.text
  }
}
