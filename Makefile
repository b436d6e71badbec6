# `make` lists the targets. Two do everything on a machine that has Swift: `make quote`, `make test`.

.NOTPARALLEL:
.DEFAULT_GOAL := help

# On Linux the program carries Swift's runtime: it starts faster and runs where no Swift is.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
RELEASE := -c release $(STATIC) --product livepeer-pricing
# What is installed carries no symbols: it is half the size. Nor does it carry a mark of the build.
SHIPPED := $(RELEASE) \
  $(if $(filter Linux,$(shell uname -s)),-Xlinker --strip-all -Xlinker --build-id=none)
PROGRAM := .build/release/livepeer-pricing
PREFIX := /usr/local
LIBRARIES := ExactMath MediaHeaders LivepeerPricing LivepeerNode LivepeerEarnings QuoteStream
QUOTE := quote audio-to-text --duration 3m20s --eth-usd 3127.45
SWIFT_FILES := Package.swift Sources Tests Examples Benchmarks Fuzz

ADDRESS_TESTS := (ExactMath|StrictJSON|MediaHeaders|Livepeer[A-Z][a-z]+|QuoteStream|PricingReports)Tests|Batch(Command|Files)Tests
THREAD_TESTS := QuoteStreamTests|Batch(Command|Files)Tests|SignalTests
SANITIZERS := sanitize-address sanitize-thread leaks

# On macOS the compiler comes without libFuzzer, there is no valgrind, and no tarball is made.
CHECKS := lint build-tests tests schemas installation public-symbols documentation documentation-examples \
  readme-example examples api-of-releases test-spark \
  $(if $(filter Linux,$(shell uname -s)),fuzz-short $(SANITIZERS) linking)

.PHONY: help api quote install uninstall dist test test-dist docs $(CHECKS) sanitize $(SANITIZERS) \
  fuzz fuzz-short libgmp release shipped benchmark benchmark-peers format clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-24s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

quote: release ## build the program in release and price three minutes of audio
	@echo "== run: $(PROGRAM) $(QUOTE)"
	@$(PROGRAM) $(QUOTE)

release: libgmp
	@echo "== build: livepeer-pricing in release"
	@swift build $(RELEASE)

shipped: libgmp
	@echo "== build: livepeer-pricing in release, without symbols"
	@swift build $(SHIPPED)

install: shipped ## install program, man pages and completions under PREFIX, /usr/local by default
	@echo "== install: $(DESTDIR)$(PREFIX)"
	@Scripts/install-program $(PROGRAM) "$(DESTDIR)$(PREFIX)"

uninstall: ## remove what `make install` installed under PREFIX
	@echo "== uninstall: $(DESTDIR)$(PREFIX)"
	@Scripts/uninstall-program "$(DESTDIR)$(PREFIX)"

dist: shipped ## pack the program for Debian 12 and later, with man pages and completions
	@echo "== dist"
	@rm -f .build/dist/*.tar.gz*
	@Scripts/make-distribution $(PROGRAM) .build/dist

test-dist: dist ## run the packed program on a bare Debian 12 (as root, with debootstrap)
	@echo "== test-dist: a bare Debian 12"
	@for tarball in .build/dist/*.tar.gz; do Scripts/check-distribution $$tarball || exit 1; done

# Every package that the checks build turns its warnings into errors.
test $(CHECKS) $(SANITIZERS): export WARNINGS_AS_ERRORS = 1

test: libgmp $(CHECKS) ## run every check
	@echo "== every check passed"

lint: ## check the format of the code, and that targets declare what they import
	@echo "== lint: swift format lint --strict"
	@swift format lint --strict --recursive --parallel $(SWIFT_FILES)
	@Scripts/check-imports

build-tests: libgmp ## build everything, warnings as errors
	@echo "== build: libraries, program and tests, warnings as errors"
	@swift build --build-tests

tests: build-tests ## run the unit tests, and the tests of the program and of the README's commands
	@echo "== test: libraries, the program itself, the README's commands"
	@swift test --skip-build

schemas: build-tests ## validate JSON outputs against Vectors/schemas
	@echo "== schemas: JSON outputs against Vectors/schemas"
	@Scripts/check-schemas .build/debug/livepeer-pricing

public-symbols: build-tests ## check that all public symbols are documented and in topics
	@echo "== public symbols: documentation comments and topics"
	@Scripts/check-public-symbols

api: ## report how the public API differs from that of the last release
	@echo "== API: beside the last release"
	@Scripts/check-api

api-of-releases: # fails if a release breaks the API of the one before
	@echo "== API: from one release to the next"
	@Scripts/check-api --releases

installation: build-tests ## install the program with man pages and completions, and uninstall it
	@echo "== installation: into a scratch folder and out again"
	@Scripts/check-installation .build/debug/livepeer-pricing

linking: release ## check that the program needs no library that a bare Debian 12 lacks
	@echo "== linking: the libraries of the program in release"
	@Scripts/check-linking $(PROGRAM)

documentation: libgmp ## build the documentation, warnings as errors
	@for target in $(LIBRARIES); do \
	  echo "== documentation: $$target, warnings as errors"; \
	  swift package generate-documentation --target $$target --warnings-as-errors || exit 1; \
	done

docs: libgmp ## build one static site of all documentation, for BASE_PATH of its host
	@echo "== docs: the libraries in one site"
	@mkdir -p .build/docs
	@swift package --allow-writing-to-directory .build/docs generate-documentation \
	  --enable-experimental-combined-documentation $(LIBRARIES:%=--target %) --warnings-as-errors \
	  --transform-for-static-hosting $(BASE_PATH:%=--hosting-base-path %) --output-path .build/docs
	@echo "to look at it: python3 -m http.server --directory .build/docs"
	@echo "then open http://localhost:8000/documentation/"

documentation-examples: libgmp ## build and run the examples of the documentation
	@echo "== documentation examples: build, run, compare with their comments"
	@Scripts/check-documentation-examples

readme-example: libgmp ## build and run the README's library example in a fresh package
	@echo "== README: its library example, in a fresh package"
	@Scripts/check-readme-example

examples: libgmp ## build and run the programs of Examples
	@echo "== examples: build and run"
	@touch Examples/Package.swift # or SwiftPM misses files that came into the package beside it
	@swift build --package-path Examples
	@for program in Examples/Sources/*; do \
	  name=$$(basename $$program); \
	  echo "-- $$name"; \
	  swift run --skip-build --package-path Examples $$name || exit 1; \
	done

test-spark: release ## quote a data set on a Spark cluster, and lose a worker on the way
	@Scripts/install-spark
	@echo "== spark: the job, its parts, and a cluster that loses a worker"
	@PATH="$(CURDIR)/.build-spark/python/bin:$$PATH" PYTHONDONTWRITEBYTECODE=1 \
	  PYTHONPATH=Examples/spark python -W ignore::ResourceWarning -m unittest discover --verbose \
	  --start-directory Examples/spark/tests

sanitize: $(SANITIZERS) ## run tests under sanitizers, and the program under valgrind

# Leaks are left to valgrind: the test runner has some of its own. Where a found block was allocated
# takes half of the time to note; run a test that fails again without that setting.
sanitize-address: libgmp
	@echo "== sanitize: address, the libraries and batch"
	@ASAN_OPTIONS=detect_leaks=0:malloc_context_size=0 swift test --disable-xctest --sanitize=address \
	  --scratch-path .build-asan --filter '$(ADDRESS_TESTS)'

sanitize-thread: libgmp
	@echo "== sanitize: thread, what has threads"
	@TSAN_OPTIONS=halt_on_error=1:suppressions='$(CURDIR)/Scripts/thread-sanitizer.suppressions' \
	  swift test --disable-xctest --sanitize=thread \
	  --scratch-path .build-tsan --filter '$(THREAD_TESTS)'

leaks: release
	@echo "== leaks: the program under valgrind"
	@Scripts/check-leaks

fuzz: libgmp ## run every fuzz target ten million times, or RUNS times
	@echo "== fuzz: $(or $(RUNS),10000000) runs a target"
	@Scripts/fuzz

fuzz-short: libgmp ## run every fuzz target for some seconds
	@echo "== fuzz: six seconds a target"
	@RUNS=10000000 SECONDS_EACH=6 Scripts/fuzz

libgmp: # installs libgmp where pkg-config does not find it
	@Scripts/install-libgmp

benchmark: release ## run the benchmarks, in release
	@echo "== benchmark: every case alone"
	@touch Benchmarks/Package.swift # as for the examples
	@swift package --package-path Benchmarks benchmark --no-progress --grouping metric
	@echo "== benchmark: every case beside its peers"
	@swift run --package-path Benchmarks -c release ratios
	@echo "== benchmark: the program beside /bin/true"
	@swift run --package-path Benchmarks -c release coldstart

benchmark-peers: release ## price one usage file with DuckDB, Polars, Python, C and this program
	@Benchmarks/peers/compare.py .build/release/livepeer-pricing

format: ## format the code
	@echo "== format"
	@swift format --in-place --recursive --parallel $(SWIFT_FILES)

clean: ## remove everything that was built
	@echo "== clean"
	@rm -rf .build* Benchmarks/.build* Examples/.build* Fuzz/.build*
