// Prices jobs, one after another, with one `livepeer-pricing batch` held open.
//
// go run quote_jobs.go PROGRAM [JOBS] [WINDOW]: WINDOW jobs, at most 256, wait for their fees at a
// time; 1 is request by request. Needs Go 1.18 and nothing else.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"sort"
	"strconv"
	"time"
)

type job struct {
	ID       int    `json:"id"`
	Pipeline string `json:"pipeline"`
	Units    int    `json:"units"`
	FeeWei   string `json:"fee_wei,omitempty"`
}

func argument(index, otherwise int) int {
	if len(os.Args) <= index {
		return otherwise
	}
	return must(strconv.Atoi(os.Args[index]))
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	jobs, window := argument(2, 100_000), argument(3, 1)
	// What waits has to fit the pipes: if both are full, both sides wait for each other.
	if window > 256 {
		window = 256
	}
	if jobs < 1 {
		log.Fatal("JOBS is 1 or more")
	}
	batch := exec.Command(os.Args[1], "batch", "--input", "ndjson")
	input, output := must(batch.StdinPipe()), must(batch.StdoutPipe())
	must(0, batch.Start())
	rows := bufio.NewScanner(output)
	var sent []time.Time
	var waits []time.Duration
	send := func() {
		row := must(json.Marshal(job{ID: len(sent), Pipeline: "upscale", Units: len(sent) + 1}))
		sent = append(sent, time.Now())
		must(input.Write(append(row, '\n')))
	}
	start := time.Now()
	for len(sent) < window && len(sent) < jobs {
		send()
	}
	for len(waits) < jobs && rows.Scan() {
		var priced job
		must(0, json.Unmarshal(rows.Bytes(), &priced))
		if priced.ID != len(waits) || priced.FeeWei == "" {
			log.Fatal(rows.Text())
		}
		waits = append(waits, time.Since(sent[priced.ID]))
		if len(sent) < jobs {
			send()
		}
	}
	elapsed := time.Since(start)
	must(0, input.Close())
	must(0, batch.Wait())
	if len(waits) < jobs {
		log.Fatal("batch ended early")
	}
	sort.Slice(waits, func(a, b int) bool { return waits[a] < waits[b] })
	milliseconds := func(share float64) float64 {
		index := int(share * float64(jobs))
		if index >= jobs {
			index = jobs - 1
		}
		return float64(waits[index].Microseconds()) / 1e3
	}
	fmt.Printf("go, %d at a time: %.0f rows/s; p50 %.3f ms, p99 %.3f ms, most %.3f ms\n", window,
		float64(jobs)/elapsed.Seconds(), milliseconds(0.5), milliseconds(0.99), milliseconds(1))
}
