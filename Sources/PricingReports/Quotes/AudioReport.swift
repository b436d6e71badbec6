internal import LivepeerNode
internal import LivepeerPricing

/// An audio file that was measured: its length, and the seconds that the node counts.
struct AudioReport {
  private let file: AudioFile
  private let count: Metering.AudioCount
  /// Whether the node's count was asked for.
  private let showsNode: Bool

  init(_ file: AudioFile, showsNode: Bool) {
    self.file = file
    count = Metering.AudioCount(file)
    self.showsNode = showsNode
  }

  private static let seconds = DecimalFormat(.significant(6))

  /// The rows of the table.
  var pairs: [(String, String)] {
    let bytes = BigInt(file.byteCount).groupedText
    let basis = file.lengthBasis == .estimated ? ", estimated" : ""
    var pairs = [("audio", "\(title), \(lengthText) s\(basis), \(bytes) bytes")]
    if showsNode {
      switch count.result {
      case .success(let seconds):
        pairs.append(("", "the node counts \(seconds.seconds) s: \(explanation(of: seconds))"))
      case .failure: pairs.append(("", "the node refuses it"))
      }
    }
    return pairs
  }

  private var title: String {
    guard let codec = file.codec, !file.format.name.contains(codec) else { return file.format.name }
    return "\(file.format) (\(codec))"
  }

  private var lengthText: String { Self.seconds.markedText(file.length.seconds) }

  /// The warning that the node counts another length.
  ///
  /// That it refuses the file is said with the counts of both sides.
  var warnings: [String] {
    guard showsNode, !count.agrees, let seconds = try? count.result.get() else { return [] }
    let remedy =
      switch seconds.rule {
      case .bitRate where seconds.isEstimate: "convert it to FLAC or M4A"
      case .bitRate where file.metadataByteCount > 0:
        "strip the \(BigInt(file.metadataByteCount).groupedText) bytes of tags"
      case .bitRate: "remove what is no sound, or convert it to FLAC"
      case .firstFragment: "convert it to an MP4 without fragments, or to FLAC"
      case .header: "save the audio again: its header is wrong"
      }
    return [
      "the node counts \(seconds.seconds) s for \(lengthText) s of sound: "
        + "\(explanation(of: seconds)); \(remedy)"
    ]
  }

  /// Returns where the node's seconds come from.
  private func explanation(of seconds: Metering.AudioCount.Seconds) -> String {
    switch seconds.rule {
    case .header: "the length that its header states"
    case .firstFragment: "about the length of the first fragment, an estimate"
    case .bitRate(let rate):
      "8 × \(BigInt(file.byteCount).groupedText) bytes / \(BigInt(rate).groupedText) bit/s"
        + (seconds.isEstimate ? ", an estimate by the rate of its first frames" : "")
    }
  }

  var json: JSONMembers {
    JSONMembers {
      $0.string("format", file.format.name)
      $0.string("codec", file.codec)
      $0.amount("length_seconds", file.length.seconds)
      $0.string("length_basis", file.lengthBasis.rawValue)
      $0.whole("bytes", file.byteCount)
      $0.whole("metadata_bytes", file.metadataByteCount)
      if let bitRate = file.bitRate { $0.whole("bit_rate", bitRate) }
      if showsNode {
        $0.object("node") {
          switch count.result {
          case .success(let seconds):
            $0.whole("seconds", seconds.seconds)
            $0.string("rule", key(of: seconds.rule))
            if case .bitRate(let rate) = seconds.rule { $0.whole("bit_rate", rate) }
            $0.bool("estimate", seconds.isEstimate)
          case .failure(let refusal): $0.string("refused", "\(refusal)")
          }
        }
      }
    }
  }

  private func key(of rule: Metering.AudioCount.Seconds.Rule) -> String {
    switch rule {
    case .header: "header"
    case .bitRate: "bit-rate"
    case .firstFragment: "first-fragment"
    }
  }
}
