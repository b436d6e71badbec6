package import LivepeerPricing

// Work that operators sell under names of their own: applications of live runners, and BYOC
// capabilities. Source: go-livepeer 0.9.1, `server/remote_signer.go`,
// `server/live_payment_processor.go` and `byoc`.

/// How the network sells work of a name that is not one of the node's pipelines.
package enum ApplicationSale {
  /// A session of a live runner, or a request to one.
  case runner(RunnerPrice.Unit)
  /// A BYOC capability, per second.
  case byoc

  /// Creates the way in which work is sold; returns nil for a pipeline of the node, and if no
  /// application is priced per the unit.
  ///
  /// A name with a slash is an application of a live runner. Any other is a capability of BYOC if it
  /// is priced per time, and that of a runner if it is priced per request.
  package init?(of pipeline: Pipeline, pricedPer unit: WorkUnitKind) {
    guard !pipeline.isKnownToNode else { return nil }
    if pipeline.name.utf8.contains(UInt8(ascii: "/")) || unit == .request {
      guard let runner = RunnerPrice.Unit(work: unit) else { return nil }
      self = .runner(runner)
    } else if unit == .millisecond {
      self = .byoc
    } else {
      return nil
    }
  }
}

extension Metering {
  /// Returns the units of work that a side counts of an application.
  func applicationUnits(
    of job: Job, pricedPer unit: WorkUnitKind, in catalogue: PipelineCatalogue
  ) throws(Metering.CountingError) -> BigInt {
    let units = try documentedUnits(of: job, pricedPer: unit, in: catalogue)
    switch ApplicationSale(of: job.pipeline, pricedPer: unit) {
    case nil:
      throw Metering.CountingError(.unknownCount(unit), in: job, pricedPer: unit, by: self)
    case .byoc: return Rational(units, 1_000).rounded(.up) * 1_000
    case .runner(let runner):
      let session: Quantity<Millisecond>? =
        switch job.measure {
        case .duration(let length): length
        case .audio(let file): Quantity(file)
        case .units(let count) where unit == .millisecond: try? Quantity(count)
        default: nil
        }
      // Requests, and pixels that were counted already.
      guard let session else { return units }
      let counted = self == .gateway ? runner.billed(over: session) : runner.debited(over: session)
      return counted * runner.workPerAdvertisedUnit
    }
  }

  /// Returns the price of a unit of work at which a side counts a job.
  ///
  /// An application is paid at whole wei per second, pixel or request.
  func rate(of job: Job, from rate: AnyRate) throws(Metering.CountingError) -> AnyRate {
    guard self != .documented,
      let sale = ApplicationSale(of: job.pipeline, pricedPer: rate.unit)
    else { return rate }
    do {
      switch sale {
      case .runner: return try RunnerPrice.Advertised(rate)?.rate ?? rate
      case .byoc:
        let perSecond = try NodePrice.WholeWei(rate.weiPerUnit * 1_000).weiPerUnit
        return try AnyRate(weiPerUnit: Rational(BigInt(perSecond), 1_000), unit: rate.unit)
      }
    } catch {
      throw Metering.CountingError(
        .notAdvertised("\(error)"), in: job, pricedPer: rate.unit, by: self)
    }
  }
}

extension ApplicationSale {
  /// Returns a short name for the things that a side counts.
  func wayOfCounting(by metering: Metering) -> String {
    switch (self, metering) {
    case (.byoc, _): "seconds, rounded up"
    case (.runner(.hour), .gateway): "seconds, paid every 10 s in advance"
    case (.runner(.hour), _): "seconds, every 5 s"
    case (.runner(.video720p), .gateway): "pixels of video time, 60 s and then every 10 s"
    case (.runner(.video720p), _): "pixels of video time, every 5 s"
    case (.runner, _): "requests"
    }
  }
}
