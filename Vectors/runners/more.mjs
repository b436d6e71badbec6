// The rules that run.mjs has no room for: node more.mjs [FOLDER], by default the one above.
import { Q, clamped, inWei, refuse, run } from './run.mjs'

const whole = (given) => Object.fromEntries(Object.entries(given).map(([name, text]) => [name, BigInt(text)]))
const least = (a, b) => (a < b ? a : b)
const up = (a, b) => (a + b - 1n) / b
const ONE = 10n ** 27n, CERTAIN = 2n ** 256n - 1n
const percent = (amount, part, total, precision) => {
  refuse('division-by-zero', total === 0n)
  return (amount * ((part * precision) / total)) / precision
}
const chance = (value, face) => {
  if (face === 0n || face === value) return face === 0n ? 0n : CERTAIN
  return value * (CERTAIN / face + (BigInt.asUintN(64, CERTAIN % face) === 0n ? 0n : 1n))
}
const key = (name) => name.slice(0, 1).toLowerCase() + name.slice(1).replaceAll(' ', '-')
const bytes = (text) => Buffer.from(text).toString('hex')
// e^(-x) of a fraction, in units of 10^-60: a series for a fraction of x, squared again and again.
const exponential = (x) => {
  const scale = 10n ** 90n, part = (x.n * scale) / x.d >> 12n
  let [sum, term] = [0n, scale]
  for (let n = 1n; term !== 0n; n += 1n) [sum, term] = [sum + term, (-term * part) / scale / n]
  for (let n = 0; n < 12; n += 1) sum = (sum * sum) / scale
  return sum / 10n ** 30n
}
const halfEven = (x) => {
  const floor = x.floor(), rest = x.plus(new Q(-floor)).compare(new Q(1n, 2n))
  return rest > 0 || (rest === 0 && floor % 2n !== 0n) ? floor + 1n : floor
}
const summed = (rows) => {
  const fees = rows.map(({ wei_per_unit, units }) => Q.of(wei_per_unit).times(units).ceiling())
  const dollars = rows.map(({ eth_usd }, place) => eth_usd && Q.of(fees[place]).times(eth_usd).over(10n ** 18n))
  const known = rows.length > 0 && dollars.every(Boolean)
  return {
    rows: rows.length, fee_wei: fees.reduce((a, b) => a + b, 0n),
    ...(known && { fee_usd: dollars.reduce((a, b) => a.plus(b)) }),
  }
}

run({
  'base-token-amount': ({ wei }) => ({ hundred_thousandths: clamped(Q.of(wei).n / (Q.of(wei).d * 10n ** 13n)) }),
  'byoc-debit': ({ delivery, milliseconds, start_milliseconds = '0' }) => {
    const time = BigInt(milliseconds), every = { response: 1n, 'event-stream': 5n, 'video-stream': 23n }[delivery]
    const debited = every === 1n ? up(time, 1000n) : (time / (1000n * every)) * every
    return { seconds: debited + up(BigInt(start_milliseconds), 1000n) }
  },
  'contract-fees': (given) => {
    const { fees, fee_share, own_stake, total_stake } = whole(given)
    const delegators = percent(fees, fee_share, 10n ** 6n, 10n ** 6n)
    const factor = percent(ONE, delegators, total_stake, ONE)
    const [own, others] = [own_stake, total_stake - own_stake].map((stake) => percent(stake, factor, ONE, ONE))
    return { commission: fees - delegators, delegators, own_stake: own, others }
  },
  'contract-rewards': (given) => {
    const { rounds, ...now } = { commissions: 0n, factor: ONE, ...whole(given) }
    for (let round = 0n; round < rounds; round += 1n) {
      const mintable = percent(now.supply, now.issuance, 10n ** 9n, 10n ** 9n)
      const minted = percent(mintable, now.stake, now.active_stake, 10n ** 9n)
      const rest = minted - percent(minted, now.treasury_cut, ONE, ONE)
      const cut = percent(rest, now.reward_cut, 10n ** 6n, 10n ** 6n)
      now.commissions += percent(rest - cut, now.commissions, now.stake, ONE) + cut
      now.factor += percent(now.factor, rest - cut, now.stake, ONE)
      now.stake += rest
      now.supply += mintable
      now.active_stake += mintable - percent(mintable, now.treasury_cut, ONE, ONE)
    }
    const { stake, commissions, factor, supply, active_stake } = now
    return { stake, commissions, factor, supply, active_stake }
  },
  'event-amount': ({ tickets: count, face_value, win_probability }) => {
    const face = new Q(BigInt(count) * BigInt(face_value))
    return { wei: face.times(win_probability), rounding_error: face.times('5e-11') }
  },
  'gateway-cap': ({ eth_usd, price_per_unit = '0', pixels_per_unit = '0', currency = '', maximum_price = '0' }) => {
    const [price, units] = [Q.of(price_per_unit), Q.of(pixels_per_unit)]
    const stated = price.n > 0n ? price : Q.of(maximum_price)
    refuse('no-cap', stated.n === 0n)
    return { wei_per_unit: inWei(stated.over(units.n > 0n ? units : 1n), currency, eth_usd) }
  },
  'market-quantile': ({ prices, share }) => {
    const all = prices.map(Q.of).filter((price) => price.n > 0n).sort((a, b) => a.compare(b))
    refuse('no-offers', all.length === 0)
    return { price: all[Math.max(1, Number(new Q(BigInt(all.length)).times(share).ceiling())) - 1] }
  },
  'market-rank': ({ prices, own }) => {
    refuse('price-zero', Q.of(own).n === 0n)
    const signs = prices.map(Q.of).filter((price) => price.n > 0n).map((price) => price.compare(own))
    const [cheaper, equal, dearer] = [-1, 0, 1].map((sign) => signs.filter((each) => each === sign).length)
    return { rank: cheaper + 1, cheaper, equal, dearer }
  },
  'price-acceptance': ({ first, current }) => ({
    gateway: Q.of(current).compare(Q.of(first).times(2n)) > 0 ? 'refused' : 'accepted',
    signer: Q.of(current).compare(first) > 0 ? 'refused' : 'accepted',
  }),
  'signer-ceiling': ({ price, ...ceilings }) => {
    refuse('price-above-ceiling', Object.values(ceilings).some((each) => Q.of(price).compare(each) > 0))
    return { accepted: price }
  },
  'ticket-parameters': ({ expected_value, redeem_gas, gas_price, maximum_float, maximum_face_value = '0' }) => {
    const [value, gas, maximum] = [expected_value, redeem_gas, maximum_face_value].map(BigInt)
    const cost = gas * BigInt(gas_price)
    let face = 100n * (100n * cost < value ? value : cost)
    if (maximum_float !== undefined) face = least(face, BigInt(maximum_float))
    if (maximum > 0n) face = least(face, maximum)
    refuse('face-value-below-ev', face < value)
    refuse('face-value-below-redemption-cost', face < least(cost, gas * 3n * 10n ** 9n))
    const tx_cost_multiplier = cost > 0n ? new Q(face, cost) : 0n
    const surcharge = cost > 0n ? new Q(cost, face).plus(1n) : 1n
    return { face_value: face, win_probability: chance(value, face), tx_cost_multiplier, surcharge }
  },
  'selection': ({ prices, price_weight, price_factor }) => {
    const below = prices.map((price) => Q.of(price).over(price_factor)), even = new Q(1n, BigInt(prices.length))
    const first = below.reduce((a, b) => (a.compare(b) > 0 ? b : a))
    const blind = first.compare('745.1332191019412') > 0, weight = Q.of(price_weight)
    const powers = below.map((x) => exponential(x.plus(first.times(-1n))))
    const sum = powers.reduce((a, b) => a + b)
    const chances = powers.map((power) => {
      const share = weight.times(blind ? even : new Q(power, sum))
      return new Q(halfEven(share.plus(weight.times(-1n).plus(1n).times(even)).times(10n ** 18n)), 10n ** 18n)
    })
    return { chances, blind: blind ? 'yes' : 'no' }
  },
  'totals': ({ rows }) => {
    const name = ({ pipeline, model, unit }) => [pipeline, model, unit].map(bytes).join(' ')
    const groups = [...new Set(rows.map(name))].sort().map((group) => {
      const members = rows.filter((row) => name(row) === group), { pipeline, model, unit } = members[0]
      return { pipeline, model, unit, units: members.reduce((sum, row) => sum + BigInt(row.units), 0n), ...summed(members) }
    })
    return { ...summed(rows), groups }
  },
  'audio-seconds': (given) => {
    const { bytes: size, bit_rate } = whole(given), seconds = (8n * size) / bit_rate
    refuse('under-one-second', seconds === 0n)
    return { seconds }
  },
  'entries-in-force': ({ entries }) => {
    const name = ({ pipeline, model, gateway }) => [key(pipeline), model, gateway?.toLowerCase() || 'default'].map(bytes).join(' ')
    return { in_force: [...new Map(entries.map((entry, place) => [name(entry), place])).values()].sort((a, b) => a - b) }
  },
  'cap-of-model': ({ caps, pipeline, model, maximum_price = '0' }) => {
    const cap = (id) => caps.findLast((each) => key(each.pipeline) === key(pipeline) && each.model === id)?.wei
    const wei = cap(model) ?? cap('default') ?? maximum_price
    refuse('no-cap', wei === '0')
    return { wei_per_unit: wei }
  },
})
