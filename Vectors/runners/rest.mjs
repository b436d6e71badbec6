// The rules that run.mjs and more.mjs have no room for: node rest.mjs [FOLDER], by default the one above.
import { Q, outcome, refuse, run, tickets } from './run.mjs'

const PIXELS = 1280n * 720n * 30n, CERTAIN = 2n ** 256n - 1n
const least = (a, b) => (a < b ? a : b)
const chance = (value, face) => {
  if (face === 0n || face === value) return face === 0n ? 0n : CERTAIN
  return value * (CERTAIN / face + (BigInt.asUintN(64, CERTAIN % face) === 0n ? 0n : 1n))
}
// A fraction from 0 as the nearest double, halves to even, whatever its size.
const nearest = (x) => {
  if (x.n === 0n) return 0
  let power = x.n.toString(2).length - x.d.toString(2).length - 54
  const [top, bottom] = power > 0 ? [x.n, x.d << BigInt(power)] : [x.n << BigInt(-power), x.d]
  // 54 or 55 bits, the last of which says whether any are left: Number() rounds them once.
  let bits = (top / bottom) << 1n
  if (top % bottom !== 0n) bits |= 1n
  power -= 1
  return power > 960 ? Number(bits) * 2 ** 900 * 2 ** (power - 900) : Number(bits) * 2 ** power
}

// What a signer bills for the time since the last payment.
const billed = (type, nanoseconds) => {
  const seconds = Number(nanoseconds / 10n ** 9n) + Number(nanoseconds % 10n ** 9n) / 1e9
  if (type === 'fixed') return 1n
  if (type === 'live') return nanoseconds === 0n ? 10n : BigInt(Math.ceil(seconds))
  return nanoseconds === 0n ? 60n * PIXELS : BigInt(Math.trunc(Number(PIXELS) * seconds))
}
const payment = (type, price, nanoseconds, value, balance) => {
  const fee = Q.of(price).times(billed(type, nanoseconds))
  const count = tickets(balance, fee.compare(value) > 0 ? fee : value, value)
  refuse('no-tickets', count === 0n)
  refuse('too-many-tickets', count > 100n)
  return { count, after: balance.plus(value.times(count)).plus(fee.times(-1n)) }
}
// What any sender refuses of one ticket.
const checkSender = (face, value, { deposit, reserve, ...limits }) => {
  const limit = (name, usual) => BigInt(limits[name] ?? usual)
  refuse('face-value-not-above-ev', value.compare(face) >= 0)
  refuse('ev-above-maximum', value.compare(limit('maximum_expected_value', 3n * 10n ** 12n)) > 0)
  refuse('funds-unlocking', limit('rounds_until_withdrawal', 2) <= 1n)
  refuse('no-reserve', reserve === '0')
  refuse('no-deposit', deposit === '0')
  refuse('total-ev-above-maximum', value.compare(limit('maximum_total_expected_value', 2n * 10n ** 13n)) > 0)
  refuse('face-value-above-deposit', face > BigInt(deposit) / limit('deposit_multiplier', 1))
}
const offered = (expected_value, face_value) => {
  const face = BigInt(face_value)
  return [face, new Q(face * chance(BigInt(expected_value), face), CERTAIN)]
}

run({
  'sender-float': (given) => {
    const { reserve, claimed_in_round, pool_size, claimed_by_recipient, deposit, pending } =
      Object.fromEntries(Object.entries(given).map(([name, text]) => [name, BigInt(text)]))
    const reserve_allocation = pool_size === 0n ? 0n : (reserve + claimed_in_round) / pool_size - claimed_by_recipient
    const covered = pending > 0n && nearest(new Q(deposit, pending)) >= 3
    return {
      reserve_allocation, maximum_float: covered ? reserve_allocation : reserve_allocation - pending,
      available_funds: reserve_allocation + deposit - pending,
    }
  },
  'byoc-tickets': ({ price, timeout, expected_value, balance }) => {
    const [each, value, credit] = [price, expected_value, balance].map(Q.of)
    const whole = BigInt.asIntN(64, credit.floor()) === credit.floor() ? credit.floor() : 0n
    let count = 0n
    if (each.n > 0n && value.n > 0n && each.times(120n).compare(least(whole, (2n ** 63n - 1n) / 1000n)) > 0) {
      const exact = nearest(each.times(timeout).over(value))
      count = exact === Infinity ? BigInt(timeout) : BigInt(Math.min(600, Math.ceil(exact)))
    }
    const refused = each.n > 0n && credit.plus(value.times(count)).compare(each.times(60n)) < 0
    return { tickets: count, credit: value.times(count), job: refused ? { error: 'insufficient-balance' } : 'accepted' }
  },
  'transcoding-estimate': ({ renditions, seconds, wei_per_pixel }) => {
    const time = BigInt(Math.ceil(nearest(Q.of(seconds))))
    const pixels = renditions.reduce((sum, { width, height, frames_per_second = '60' }) => {
      const { n, d } = Q.of(frames_per_second)
      return sum + BigInt(width) * BigInt(height) * BigInt(Math.ceil(Number(n) / Number(d))) * time
    }, 0n)
    refuse('beyond-64-bits', BigInt.asIntN(64, pixels) !== pixels)
    // The float64 1.02.
    return { pixels, fee: new Q(2296835809958953n, 2251799813685248n).times(pixels).times(wei_per_pixel) }
  },
  'signer-answer': ({ type, price, expected_value, face_value, maximum_price = '0', ...sender }) => {
    refuse('price-zero', Q.of(price).n === 0n)
    const [face, value] = offered(expected_value, face_value), maximum = Q.of(maximum_price)
    checkSender(face, value, sender)
    refuse('price-above-ceiling', maximum.n > 0n && maximum.compare(price) < 0)
    const { count } = payment(type, price, 0n, value, Q.of('0'))
    const total = BigInt(sender.maximum_total_expected_value ?? 2n * 10n ** 13n)
    refuse('total-ev-above-maximum', value.times(count).compare(total) > 0)
    return { tickets: count }
  },
  'signer-session': ({ type, price, expected_value, face_value, every_milliseconds, milliseconds }) => {
    const [, value] = offered(expected_value, face_value)
    const [every, end] = [BigInt(every_milliseconds), BigInt(milliseconds)]
    const fee = Q.of(price).times(5n * (type === 'live' ? 1n : PIXELS))
    let [payments, count, debits, last, balance] = [0n, 0n, 0n, 0n, Q.of('0')]
    const sums = (more = {}) => ({ payments, tickets: count, debited: fee.times(debits), ...more })
    for (let [time, debit] = [0n, 5000n]; time <= end || debit < end;) {
      if (time > end || (debit < time && debit < end)) {
        if (value.times(count).compare(fee.times(debits + 1n)) < 0) return sums({ released_milliseconds: debit })
        debits += 1n
        debit += 5000n
        continue
      }
      const paid = outcome(() => payment(type, price, (time - last) * 10n ** 6n, value, balance))
      if (!paid.error && value.times(paid.count).compare(2n * 10n ** 13n) <= 0) {
        payments += 1n
        count += paid.count
        ;[balance, last] = [paid.after, time]
      } else if (time === 0n) return sums()
      time += every
    }
    return sums()
  },
})
