// More rules than run.go has room for: go run run.go more.go [FOLDER].
package main

import (
	"math"
	"math/big"
	"regexp"
	"strings"
)

func refuse(code string, condition bool) {
	if condition {
		panic(fault(code))
	}
}
func (g given) word(name string) string { return strings.ToLower(strings.TrimSpace(g.text(name))) }
func (g given) or(name, value string) *big.Int {
	if g[name] == nil {
		return given{"value": value}.whole("value")
	}
	return g.whole(name)
}
func whole(number int64) string { return big.NewInt(number).String() }

var priceText = regexp.MustCompile(`^(\d+(?:\.\d+)?)([A-z][A-z0-9]*)?$`)
var videoPixels = int64(1280 * 720 * 30)

// The units of nanoseconds that a signer pays for, that an orchestrator debits, and what it carries.
func liveUnits(unit string, nanoseconds int64) (int64, int64, int64) {
	each, first := int64(1), int64(10)
	if unit == "fixed" {
		return 1, 1, 0
	} else if unit == "720p" {
		each, first = videoPixels, 60*videoPixels
	}
	seconds := float64(nanoseconds/1e9) + float64(nanoseconds%1e9)/1e9
	debit := int64(float64(each) * seconds)
	carried := nanoseconds - int64(float64(debit)/float64(each)*1e9)
	if nanoseconds == 0 {
		return first, debit, carried
	} else if each == 1 {
		return int64(math.Ceil(seconds)), debit, carried
	}
	return debit, debit, carried
}

func init() {
	rules["price-text"] = func(g given) any {
		match := priceText.FindStringSubmatch(g.text("text"))
		refuse("not-a-price", match == nil)
		return result{"amount": given{"n": match[1]}.rat("n").RatString(), "currency": match[2]}
	}
	rules["wire-price"] = func(g given) any {
		price := g.rat("price")
		refuse("beyond-64-bits", !price.Num().IsInt64() || !price.Denom().IsInt64())
		return result{"price_per_unit": price.Num().String(), "pixels_per_unit": price.Denom().String()}
	}
	rules["charged-price"] = func(g given) any {
		base := g.rat("price")
		if base.Sign() == 0 {
			base = g.rat("fallback")
		}
		without := outcome(func() any { return floored(base).String() })
		if base.Num().IsInt64() && base.Denom().IsInt64() {
			without = base.RatString()
		}
		listed := outcome(func() any { return floored(g.rat("price")).String() })
		adjusted := adjusted(base, g.rat("multiplier")).RatString()
		return result{"auto_adjust": adjusted, "without": without, "listed": listed}
	}
	rules["runner-price"] = func(g given) any {
		hour := big.NewRat(3600, 1)
		units := map[string]*big.Rat{"": hour, "hour": hour, "fixed": one}
		units["720p"] = times(hour, big.NewRat(videoPixels, 1))
		names := map[string]string{"720p": "720p-pixel-seconds", "fixed": "fixed"}
		refuse("not-positive", g.rat("usd").Sign() <= 0)
		refuse("unknown-currency", g.word("currency") != "" && g.word("currency") != "usd")
		refuse("unknown-unit", units[g.word("unit")] == nil)
		usd := over(g.rat("usd"), units[g.word("unit")])
		wei := floored(over(times(usd, weiPerETH), g.rat("eth_usd")))
		refuse("below-one-wei", wei.Sign() <= 0)
		if names[g.word("unit")] == "" {
			names[g.word("unit")] = "seconds"
		}
		return result{"wei": wei.String(), "unit": names[g.word("unit")]}
	}
	rules["live-units"] = func(g given) any {
		signer, debit, carried := liveUnits(g.text("unit"), g.whole("nanoseconds").Int64())
		counts := result{"signer": whole(signer), "orchestrator": whole(debit)}
		counts["carried_nanoseconds"] = whole(carried)
		return counts
	}
	rules["signer-payment"] = func(g given) any {
		unit := map[string]string{"live": "hour", "lv2v": "720p", "fixed": "fixed"}[g.text("type")]
		price, value, balance := g.rat("price"), g.rat("expected_value"), g.rat("balance")
		units := g.whole("in_pixels").Int64()
		if unit != "" {
			units, _, _ = liveUnits(unit, g.whole("nanoseconds").Int64())
		}
		refuse("price-zero", price.Sign() == 0)
		refuse("no-units", units <= 0)
		fee := times(price, big.NewRat(units, 1))
		minimum := fee
		if fee.Cmp(value) < 0 {
			minimum = value
		}
		count := tickets(balance, minimum, value)
		payment := result{"units": whole(units), "fee": fee.RatString(), "tickets": count.String()}
		payment["balance_after"] = balance.RatString()
		if count.Sign() == 0 {
			payment["answer"] = result{"error": "no-tickets"}
		} else if count.Cmp(big.NewInt(100)) > 0 {
			payment["answer"] = result{"error": "too-many-tickets"}
		} else {
			after := plus(plus(balance, times(of(count), value)), new(big.Rat).Neg(fee))
			payment["answer"], payment["balance_after"] = "paid", after.RatString()
		}
		return payment
	}
	rules["sender-refusal"] = func(g given) any {
		face, deposit := g.whole("face_value"), g.whole("deposit")
		refuse("ticket-parameters-expired", g.or("blocks_until_expiration", "2").Int64() <= 1)
		value := over(times(of(face), g.rat("win_probability")), of(certain))
		if value.Sign() > 0 {
			maximum, most := g.or("maximum_expected_value", "3e12"), g.or("maximum_total_expected_value", "2e13")
			refuse("face-value-not-above-ev", value.Cmp(of(face)) >= 0)
			refuse("ev-above-maximum", value.Cmp(of(maximum)) > 0)
			refuse("funds-unlocking", g.or("rounds_until_withdrawal", "2").Int64() <= 1)
			refuse("no-reserve", g.whole("reserve").Sign() == 0)
			refuse("no-deposit", deposit.Sign() == 0)
			refuse("total-ev-above-maximum", times(value, g.rat("tickets")).Cmp(of(most)) > 0)
			bound := floor(over(of(deposit), of(g.or("deposit_multiplier", "1"))))
			refuse("face-value-above-deposit", face.Cmp(bound) > 0)
		}
		return result{"expected_value": value.RatString()}
	}
}
