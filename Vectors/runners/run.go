// Computes the cases of Vectors with arithmetic of its own; Go's standard library alone.
// Usage: go run run.go [FOLDER], by default Vectors of the current folder. Exit status 1 if anything differs.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"strings"
)

type given map[string]any
type result = map[string]any
type fault string

func (g given) text(name string) string    { text, _ := g[name].(string); return text }
func (g given) whole(name string) *big.Int { return g.rat(name).Num() }
func (g given) rat(name string) *big.Rat {
	if value, ok := new(big.Rat).SetString(g.text(name)); ok {
		return value
	}
	return new(big.Rat)
}

// The value of a rule, or the object of the error that it panics with.
func outcome(rule func() any) (value any) {
	defer func() {
		if code, ok := recover().(fault); ok {
			value = result{"error": string(code)}
		}
	}()
	return rule()
}
func times(a, b *big.Rat) *big.Rat  { return new(big.Rat).Mul(a, b) }
func over(a, b *big.Rat) *big.Rat   { return new(big.Rat).Quo(a, b) }
func plus(a, b *big.Rat) *big.Rat   { return new(big.Rat).Add(a, b) }
func of(whole *big.Int) *big.Rat    { return new(big.Rat).SetInt(whole) }
func floor(value *big.Rat) *big.Int { return new(big.Int).Div(value.Num(), value.Denom()) }
func ceiling(value *big.Rat) *big.Int {
	below := floor(new(big.Rat).Neg(value))
	return below.Neg(below)
}
func power(base, exponent int64) *big.Int {
	return new(big.Int).Exp(big.NewInt(base), big.NewInt(exponent), nil)
}
func floored(price *big.Rat) *big.Int {
	if !floor(price).IsInt64() {
		panic(fault("beyond-64-bits"))
	}
	return floor(price)
}

var one, thousand, weiPerETH = big.NewRat(1, 1), big.NewRat(1000, 1), of(power(10, 18))
var certain = new(big.Int).Sub(power(2, 256), big.NewInt(1))

func clamped(value *big.Rat) *big.Int {
	whole := new(big.Int).Quo(value.Num(), value.Denom())
	if most := big.NewInt(math.MaxInt64); whole.Cmp(most) > 0 {
		return most
	} else if least := big.NewInt(math.MinInt64); whole.Cmp(least) < 0 {
		return least
	}
	return whole
}
func adjusted(base, multiplier *big.Rat) *big.Rat {
	if base.Sign() > 0 && multiplier.Sign() > 0 {
		base = times(base, plus(one, over(one, multiplier)))
	}
	return over(of(clamped(times(base, thousand))), thousand)
}
func winProbability(value, face *big.Int) *big.Int {
	if face.Sign() == 0 || face.Cmp(value) == 0 {
		return new(big.Int).Mul(certain, big.NewInt(int64(face.Sign())))
	}
	chance, rest := new(big.Int).QuoRem(certain, face, new(big.Int))
	if new(big.Int).Mod(rest, power(2, 64)).Sign() != 0 {
		chance.Add(chance, big.NewInt(1))
	}
	return chance.Mul(chance, value)
}
func tickets(balance, minimum, value *big.Rat) *big.Int {
	if balance.Cmp(minimum) >= 0 || value.Sign() == 0 {
		return new(big.Int)
	}
	return ceiling(over(plus(minimum, new(big.Rat).Neg(balance)), value))
}

var rules = map[string]func(given) any{
	"fixed-price": func(g given) any {
		return result{"thousandths": clamped(times(g.rat("price"), thousand)).String()}
	},
	"whole-wei-price": func(g given) any { return result{"wei": floored(g.rat("price")).String()} },
	"auto-adjusted-price": func(g given) any {
		return result{"price": adjusted(g.rat("base"), g.rat("multiplier")).RatString()}
	},
	"tickets-for-payment": func(g given) any {
		value := g.rat("expected_value")
		count := tickets(g.rat("balance"), g.rat("minimum"), value)
		return result{"tickets": count.String(), "credit": times(of(count), value).RatString()}
	},
	"ticket-win-probability": func(g given) any {
		chance := winProbability(g.whole("expected_value"), g.whole("face_value"))
		exact := over(times(g.rat("face_value"), of(chance)), of(certain))
		return result{"win_probability": chance.String(), "exact_expected_value": exact.RatString()}
	},
	"quote": func(g given) any {
		exact := times(g.rat("wei_per_unit"), g.rat("units"))
		quote := result{"exact_fee_wei": exact.RatString(), "fee_wei": ceiling(exact).String()}
		if g["eth_usd"] != nil {
			quote["fee_usd"] = over(times(of(ceiling(exact)), g.rat("eth_usd")), weiPerETH).RatString()
		}
		return quote
	},
}

func main() {
	paths, _ := filepath.Glob(filepath.Join(append(os.Args, "Vectors")[1], "*.json"))
	passed, failed := 0, 0
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		if rules[name] == nil {
			continue
		}
		var document struct {
			Cases []struct{ Input, Output given }
		}
		text, _ := os.ReadFile(path)
		failures := 0
		if json.Unmarshal(text, &document) != nil {
			failures++
		}
		for _, each := range document.Cases {
			found := outcome(func() any { return rules[name](each.Input) })
			if !reflect.DeepEqual(found, map[string]any(each.Output)) {
				failures++
			}
		}
		fmt.Printf("%-24s %5d passed %5d failed\n", name, len(document.Cases)-failures, failures)
		passed, failed = passed+len(document.Cases)-failures, failed+failures
	}
	fmt.Printf("%d files: %d cases passed, %d failed\n", len(rules), passed, failed)
	if failed > 0 || passed == 0 {
		os.Exit(1)
	}
}
