internal import BigInt
internal import CGMPPeer
internal import ExactMath
internal import LivepeerPricing
internal import RawPricing

/// The fee of one job, rounded up to whole wei; every job has a price of its own.
let feeGroups = [
  Group("fee, whole-wei price") { feeCases(PricedJob.inWholeWei) },
  Group("fee, price from USD") { feeCases(PricedJob.fromDollars) },
]

private func feeCases(_ jobs: [PricedJob]) -> [Case] {
  let exactJobs = jobs.map(ExactJob.init)
  let attaswiftJobs = jobs.map(AttaswiftJob.init)
  let rawJobs = jobs.map(RawJob.init)
  let mask = jobs.count - 1
  return [
    // The loops are written out: at a few nanoseconds a call would show.
    Case(ours, answer: { lines(exactJobs) { "\(exactFee($0).count)" } }) { count in
      for index in 0..<count { blackHole(exactFee(exactJobs[index & mask])) }
    },
    Case(bare, answer: { lines(jobs) { "\(bareFee($0))" } }) { count in
      for index in 0..<count { blackHole(bareFee(jobs[index & mask])) }
    },
    Case(attaswift, answer: { lines(attaswiftJobs) { $0.fee.description } }) { count in
      for index in 0..<count { blackHole(attaswiftJobs[index & mask].fee) }
    },
    Case(rawGMP, answer: { lines(rawJobs) { $0.withFee { decimal($0) } } }) { count in
      for index in 0..<count { rawJobs[index & mask].withFee { blackHole($0.pointee) } }
    },
  ]
}

private func lines<Job>(_ jobs: [Job], _ fee: (Job) -> String) -> String {
  jobs.map(fee).joined(separator: "\n")
}

@inline(__always)
private func exactFee(_ job: ExactJob) -> Wei {
  job.rate.fee(for: job.quantity)
}

/// What a fee costs at the least: one multiplication, one division, and the rounding.
///
/// It holds for counts and prices of 64 bits and for fees of as many; nothing is checked.
@inline(__always)
private func bareFee(_ job: PricedJob) -> UInt64 {
  let product = job.numerator.multipliedFullWidth(by: job.units)
  let (quotient, remainder) = job.denominator.dividingFullWidth(product)
  return quotient &+ (remainder == 0 ? 0 : 1)
}

struct ExactJob {
  let rate: Rate<Millisecond>
  let quantity: Quantity<Millisecond>

  init(_ job: PricedJob) {
    let price = Rational(ExactBigInt(job.numerator), ExactBigInt(job.denominator))
    guard let rate = try? Rate<Millisecond>(weiPerUnit: price) else {
      preconditionFailure("a price is not negative")
    }
    self.rate = rate
    quantity = Quantity(job.units)
  }
}

struct AttaswiftJob {
  let numerator: AttaswiftBigInt
  let denominator: AttaswiftBigInt
  let units: AttaswiftBigInt

  init(_ job: PricedJob) {
    numerator = AttaswiftBigInt(job.numerator)
    denominator = AttaswiftBigInt(job.denominator)
    units = AttaswiftBigInt(job.units)
  }

  var fee: AttaswiftBigInt {
    let (quotient, remainder) =
      (numerator * units).quotientAndRemainder(dividingBy: denominator)
    return remainder.isZero ? quotient : quotient + 1
  }
}

/// A job for raw GMP: set once, then only read, and never freed (see ``GMPInteger``).
struct RawJob {
  let pointer: UnsafePointer<raw_job>

  init(_ job: PricedJob) {
    let raw = UnsafeMutablePointer<raw_job>.allocate(capacity: 1)
    raw_job_init(raw, job.numerator, job.denominator, job.units)
    pointer = UnsafePointer(raw)
  }

  @inline(__always)
  func withFee<Result>(_ body: (UnsafeMutablePointer<__mpz_struct>) -> Result) -> Result {
    withFreshInteger { fresh in
      raw_fee(fresh, pointer)
      return body(fresh)
    }
  }
}
