internal import LivepeerNode
internal import LivepeerPricing

extension MarketReport {
  /// The quantiles, with names and counts above their figures because they do not fit into 80 columns.
  var table: TextTable {
    var table = TextTable(
      [.left, .right, .right, .right, .right, .right],
      header: ["", "minimum", "25 %", "median", "75 %", "maximum"])
    for row in rows {
      table.rows += [.text(row.name), .text("  \(row.counts)")]
      guard row.group.median != nil else { continue }
      let (divisor, unit) = row.scaleOfWei
      table.rows.append(
        .cells(
          ["\(unit)/\(row.group.unit.symbol)"]
            + row.quantiles.map { $0.rate.map { ($0.weiPerUnit / divisor).shownBriefly } ?? "" }))
      if let ethPrice {
        table.rows.append(
          .cells(
            ["USD/\(row.scale.symbol)"]
              + row.quantiles.map {
                $0.rate.map { USD(row.dollars($0, at: ethPrice)).text() } ?? ""
              }))
      }
    }
    if rows.isEmpty { table.rows.append(.note("no offers")) }
    return table
  }

  /// The user's own prices among the offers, and what to write for two others.
  var ownTable: TextTable {
    var table = TextTable(
      [.left, .right, .right, .right, .right, .right],
      header: ["yours", "wei per unit", "rank", "cheaper", "equal", "dearer"])
    for row in rows {
      guard let own = row.own else { continue }
      let position = own.position
      table.rows += [
        .text(row.name),
        .cells(
          ["  /\(row.group.unit.symbol)", own.offer.listed.weiPerUnit.shownWei]
            + [position?.rank, position?.cheaper, position?.equal, position?.dearer].map {
              $0.map { "\($0)" } ?? ""
            }),
      ]
      for (name, entry) in [
        ("the median", own.medianEntry), ("the cheapest quarter", own.lowerQuartileEntry),
      ] {
        guard let entry else { continue }
        table.rows += [.text("  for \(name):")] + entry.brokenAtComma.map { .text("    \($0)") }
      }
    }
    return table
  }

  /// What a gateway's caps leave of the offers.
  var capsTable: TextTable {
    TextTable(
      [.left, .right, .right, .right, .left],
      header: ["", "cap in wei", "offers", "within", "with auto-adjust"],
      rows: rows.flatMap { row -> [TextTable.Row] in
        guard let cap = row.cap, let within = row.withinCap, let charged = row.chargedWithinCap
        else { return [.text(row.name), .text("  no cap")] }
        return [
          .text(row.name),
          .cells([
            "  /\(row.group.unit.symbol)", cap.weiPerUnit.shownWei,
            "\(row.group.offers.count)", "\(within)", "\(charged)",
          ]),
        ]
      })
  }

  /// The chances of being picked, in percent.
  var chancesTable: TextTable {
    var table = TextTable(
      [.left, .right, .right, .right] + (showsOwn ? [.right] : []),
      header: ["chance of", "candidates", "the cheapest", "the dearest"]
        + (showsOwn ? ["yours"] : []))
    func percent(_ chance: BigDecimal?) -> String {
      chance.map { DecimalFormat(.decimals(3)).text($0.rational * 100) + " %" } ?? ""
    }
    for row in rows {
      table.rows.append(.text(row.name))
      guard let draw = row.draw, let chances = row.chances else {
        table.rows.append(.text("  not picked by weights"))
        continue
      }
      table.rows.append(
        .cells(
          [
            "  \(draw.isOfWarmOffers ? "warm" : "cold")", "\(draw.candidates.count)",
            percent(chances.cheapest), percent(chances.dearest),
          ] + (showsOwn ? [percent(chances.own)] : [])))
    }
    return table
  }
}

extension MarketRow {
  /// The counts of the offers, in a few words.
  var counts: String {
    let free = group.freeCount > 0 ? ", \(group.freeCount) listed at 0" : ""
    return "\(counted(group.offers.count, "offer"))\(free), \(group.warmCount) warm, capacity "
      + "\(group.capacity)"
  }

  /// The unit of ether in which the median has at most nine digits before the point, and its wei.
  ///
  /// The largest price is anyone's to set.
  var scaleOfWei: (Rational, String) {
    let units: [(power: Int, name: String)] = [(0, "wei"), (9, "gwei"), (18, "ETH")]
    let typical = group.median?.weiPerUnit ?? 0
    let unit = units.first { typical < Rational(.powerOfTen($0.power + 9)) } ?? (18, "ETH")
    return (Rational(.powerOfTen(unit.power)), unit.name)
  }
}

extension Rational {
  /// The number in at most eleven columns, with `~` if digits are omitted; a bound for a very small or
  /// very large one.
  fileprivate var shownBriefly: String {
    guard self < 1_000_000_000 else { return ">999999999" }
    let format = DecimalFormat(self < 1 ? .decimals(8) : .significant(9))
    return !isZero && format.rounded(self).rational.isZero
      ? "<0.00000001" : format.markedText(self)
  }
}

extension String {
  /// The text of an object in lines of at most about 74 columns, broken after commas.
  fileprivate var brokenAtComma: [String] {
    var lines: [String] = []
    for part in partsAtComma {
      if let last = lines.last, last.count + part.count < 74 {
        lines[lines.count - 1] += " \(part)"
      } else {
        lines.append((lines.isEmpty ? "" : " ") + part)
      }
    }
    return lines
  }

  /// The text of JSON in parts, each but the last with the comma between two members at its end.
  private var partsAtComma: [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var (isInString, isEscaped) = (false, false)
    for scalar in unicodeScalars {
      part.append(scalar)
      switch scalar {
      case "\\" where isInString:
        isEscaped.toggle()
        continue
      case "\"" where !isEscaped: isInString.toggle()
      case "," where !isInString:
        parts.append(String(part))
        part.removeAll()
      default: break
      }
      isEscaped = false
    }
    return parts + [String(part)]
  }
}
