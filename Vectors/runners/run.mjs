// Computes the cases of Vectors with arithmetic of its own; Node.js, no packages.
// Usage: node run.mjs [FOLDER], by default the one above. Exit status 1 if anything differs.
import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'

const ETH = 10n ** 18n, PIXELS = 1280n * 720n * 30n
const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b))
const floorDivide = (a, b) => a / b - (a % b < 0n ? 1n : 0n) // For b above 0.

export class Q {
  constructor(n, d = 1n) {
    if (d < 0n) [n, d] = [-n, -d]
    const common = gcd(n < 0n ? -n : n, d)
    this.n = n / common
    this.d = d / common
  }
  static of(value) {
    if (value instanceof Q) return value
    if (typeof value === 'bigint') return new Q(value)
    const [top, bottom] = value.split('/')
    const [, sign, whole, decimals = '', power = '0'] = /^(-?)(\d+)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(top)
    const exponent = BigInt(power) - BigInt(decimals.length)
    const digits = BigInt(whole + decimals) * (sign ? -1n : 1n)
    if (exponent > 0n) return new Q(digits * 10n ** exponent, BigInt(bottom ?? 1))
    return new Q(digits, 10n ** -exponent * BigInt(bottom ?? 1))
  }
  plus(x) { const y = Q.of(x); return new Q(this.n * y.d + y.n * this.d, this.d * y.d) }
  times(x) { const y = Q.of(x); return new Q(this.n * y.n, this.d * y.d) }
  over(x) { const y = Q.of(x); return new Q(this.n * y.d, this.d * y.n) }
  compare(x) { const y = Q.of(x); return Number(this.n * y.d > y.n * this.d) - Number(this.n * y.d < y.n * this.d) }
  floor() { return floorDivide(this.n, this.d) }
  ceiling() { return -floorDivide(-this.n, this.d) }
  toString() { return this.d === 1n ? `${this.n}` : `${this.n}/${this.d}` }
}

export const refuse = (code, condition) => { if (condition) throw new Error(code) }
export const outcome = (rule) => { try { return rule() } catch (fault) { return { error: fault.message } } }
const fits = (whole) => BigInt.asIntN(64, whole) === whole
const int64 = (whole) => { refuse('beyond-64-bits', !fits(whole)); return whole }
export const clamped = (whole) => (fits(whole) ? whole : whole < 0n ? -(2n ** 63n) : 2n ** 63n - 1n)
const thousandths = (price) => clamped((price.n * 1000n) / price.d)
const adjusted = (base, m) =>
  new Q(thousandths(m.n > 0n && base.n > 0n ? base.times(m.plus(1n)).over(m) : base), 1000n)
const floored = (price) => int64(price.floor())
export const inWei = (amount, currency, ethUSD) => {
  const factors = { '': Q.of(1n), wei: Q.of(1n), eth: Q.of(ETH), usd: Q.of(ETH).over(ethUSD) }
  refuse('unknown-currency', !(currency.toLowerCase() in factors))
  return amount.times(factors[currency.toLowerCase()])
}
const RUNNERS = { hour: [3600n, 'seconds'], '720p': [3600n * PIXELS, '720p-pixel-seconds'], fixed: [1n, 'fixed'] }
const goSeconds = (ns) => Number(ns / 10n ** 9n) + Number(ns % 10n ** 9n) / 1e9
const videoPixels = (ns) => BigInt(Math.trunc(27648000 * goSeconds(ns)))
export const tickets = (balance, minimum, value) =>
  balance.compare(minimum) >= 0 || value.n === 0n ? 0n : minimum.plus(balance.times(-1n)).over(value).ceiling()

const RULES = {
  'feed-answer': ({ answer, decimals, pair }) => {
    const price = new Q(BigInt(answer), 10n ** BigInt(decimals))
    return { eth_usd: pair === 'ETH/USD' ? price : Q.of(1n).over(price) }
  },
  'usd-to-wei': ({ amount, currency, eth_usd }) => ({ wei: inWei(Q.of(amount), currency, eth_usd) }),
  'entry-price': ({ price_per_unit, pixels_per_unit = '1', currency = '', eth_usd }) => {
    const [price, units] = [Q.of(price_per_unit), Q.of(pixels_per_unit)]
    refuse('negative-price', price.n < 0n)
    refuse('units-not-positive-and-whole', units.n <= 0n || units.d !== 1n)
    return { wei_per_unit: inWei(price.over(units), currency, eth_usd) }
  },
  'fixed-price': ({ price }) => ({ thousandths: thousandths(Q.of(price)) }),
  'whole-wei-price': ({ price }) => ({ wei: floored(Q.of(price)) }),
  'wire-price': ({ price }) => ({ price_per_unit: int64(Q.of(price).n), pixels_per_unit: int64(Q.of(price).d) }),
  'auto-adjusted-price': ({ base, multiplier }) => ({ price: adjusted(Q.of(base), Q.of(multiplier)) }),
  'charged-price': ({ price, fallback = '0', multiplier }) => {
    const base = Q.of(price).n === 0n ? Q.of(fallback) : Q.of(price)
    const without = outcome(() => (fits(base.n) && fits(base.d) ? base : floored(base)))
    return { auto_adjust: adjusted(base, Q.of(multiplier)), without, listed: outcome(() => floored(Q.of(price))) }
  },
  'runner-price': ({ usd, currency = '', unit = '', eth_usd }) => {
    refuse('not-positive', Q.of(usd).n <= 0n)
    refuse('unknown-currency', !['', 'usd'].includes(currency.trim().toLowerCase()))
    const runner = RUNNERS[unit.trim().toLowerCase() || 'hour']
    refuse('unknown-unit', runner === undefined)
    const wei = floored(Q.of(usd).times(ETH).over(eth_usd).over(runner[0]))
    refuse('below-one-wei', wei < 1n)
    return { wei, unit: runner[1] }
  },
  'byoc-price': ({ price_per_unit, price_scaling, currency, eth_usd, multiplier }) => {
    const base = inWei(new Q(BigInt(price_per_unit), BigInt(price_scaling) || 1n), currency, eth_usd)
    const [listed, charged] = [base, adjusted(base, Q.of(multiplier))].map((price) => outcome(() => floored(price)))
    return { base, listed, charged, without: listed }
  },
  'metering': ({ pipeline, text = '', tokens, ...numbers }) => {
    const { milliseconds = 0n, width, height, images = 1n } =
      Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, BigInt(value)]))
    const [pixels, time, most] = [(width ?? 512n) * (height ?? 512n), milliseconds, images > 1n ? images : 1n]
    const points = 1000n * BigInt([...text].length)
    const heard = () => { refuse('under-one-second', time < 1000n); return time - (time % 1000n) }
    const video = (time / 5000n) * 5n * PIXELS + videoPixels((time % 5000n) * 10n ** 6n)
    const missing = () => { refuse('measure-needed', tokens === undefined); return BigInt(tokens) }
    const same = (count) => [() => count, () => count, () => count]
    const counts = {
      'audio-to-text': [heard, heard, heard], 'live-video-to-video': same(video),
      'text-to-speech': [() => BigInt(new TextEncoder().encode(text).length), () => points, () => points],
      'text-to-image': [() => pixels * most, () => pixels * most, () => pixels * images],
      'image-to-image': [() => pixels * most, () => pixels * most, () => pixels * images],
      'image-to-video': same((width === undefined ? 576n * 1024n : pixels) * 25n),
      llm: [() => BigInt(tokens ?? 256), () => BigInt(tokens ?? 256), missing],
    }[pipeline] ?? same(pixels)
    const [gateway, orchestrator, orchestrator_directly] = counts.map((count) => outcome(() => int64(count())))
    return { gateway, orchestrator, orchestrator_directly }
  },
  'tickets-for-payment': ({ balance, minimum, expected_value }) => {
    const count = tickets(Q.of(balance), Q.of(minimum), Q.of(expected_value))
    return { tickets: count, credit: Q.of(count).times(expected_value) }
  },
  'quote': ({ wei_per_unit, units, eth_usd }) => {
    const exact = Q.of(wei_per_unit).times(units), fee = exact.ceiling()
    const dollars = eth_usd === undefined ? {} : { fee_usd: Q.of(fee).times(eth_usd).over(ETH) }
    return { exact_fee_wei: exact, fee_wei: fee, ...dollars }
  },
  'contract-percent': (numbers) => {
    const [amount, part, whole, precision] = Object.values(numbers).map(BigInt)
    refuse('division-by-zero', whole === 0n)
    return { share: (amount * ((part * precision) / whole)) / precision }
  },
}

const shown = (value) => {
  if (typeof value !== 'object' || value instanceof Q) return `${value}`
  if (Array.isArray(value)) return value.map(shown)
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each)]))
}
export const run = (rules) => {
  const folder = process.argv[2] ?? new URL('..', import.meta.url).pathname
  const files = readdirSync(folder).filter((name) => name.slice(0, -5) in rules)
  let [passed, failures] = [0, 0]
  for (const file of files) {
    const [rule, { cases }] = [rules[file.slice(0, -5)], JSON.parse(readFileSync(`${folder}/${file}`))]
    const failed = cases.filter(({ input, output }) => !isDeepStrictEqual(shown(outcome(() => rule(input))), output))
    passed += cases.length - failed.length
    failures += failed.length
    const counts = `${cases.length - failed.length} passed`.padStart(12) + `${failed.length} failed`.padStart(13)
    console.log(file.slice(0, -5).padEnd(24), counts, ...failed.slice(0, 1).map((each) => JSON.stringify(each)))
  }
  console.log(`${files.length} files: ${passed} cases passed, ${failures} failed`)
  process.exitCode = failures > 0 || passed === 0 ? 1 : 0
}
if (process.argv[1].endsWith('run.mjs')) run(RULES)
