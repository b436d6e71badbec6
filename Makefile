# `make` lists the targets. Two do everything on a machine that has Swift: `make quote`, `make test`.

.NOTPARALLEL:
.DEFAULT_GOAL := help

LINUX := $(filter Linux,$(shell uname -s))
# On Linux the program carries Swift's runtime: it starts faster and runs where no Swift is.
RELEASE := -c release $(if $(LINUX),--static-swift-stdlib) --product livepeer-pricing
# What is installed carries no symbols: it is half the size. Nor does it carry a mark of the build.
SHIPPED := $(RELEASE) $(if $(LINUX),-Xlinker --strip-all -Xlinker --build-id=none)
PROGRAM := .build/release/livepeer-pricing
PREFIX := /usr/local
QUOTE := quote audio-to-text --duration 3m20s --eth-usd 3127.45
SWIFT_FILES := Package.swift Sources Tests Examples Benchmarks Fuzz

# The checks turn warnings into errors, and what they build is apart from what `swift build` builds,
# so that neither builds the other anew.
CHECKED := env WARNINGS_AS_ERRORS=1 swift
SCRATCH := --scratch-path .build-checks
BUILT := .build-checks/debug
QUIETLY := @Scripts/quietly

ADDRESS_TESTS := (ExactMath|StrictJSON|MediaHeaders|Livepeer[A-Z][a-z]+|QuoteStream|PricingReports)Tests|Batch(Command|Files|Pipes)Tests
THREAD_TESTS := QuoteStreamTests|Batch(Command|Files|Pipes)Tests|SignalTests
SANITIZERS := sanitize-address sanitize-thread leaks

# These take minutes.
QUICK_CHECKS := lint build-tests tests generated-files
# On macOS the compiler comes without libFuzzer, there is no valgrind, and no tarball is made.
CHECKS := $(QUICK_CHECKS) schemas installation public-symbols documentation documentation-examples \
  readme-example examples api-of-releases $(if $(LINUX),fuzz-short $(SANITIZERS) linking) test-interop

.PHONY: help setup setup-build setup-test quote check test $(CHECKS) install uninstall dist test-dist \
  docs api generated test-spark sanitize fuzz release shipped benchmark benchmark-quick benchmark-peers format clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-24s %s\n", $$1, $$2 }' Makefile

setup: setup-build setup-test ## install what is missing to build and to test, each command said first

setup-build:
	@Scripts/setup build

setup-test: setup-build
	@Scripts/setup test

quote: release ## build the program in release and price three minutes of audio
	@echo "== run: $(PROGRAM) $(QUOTE)"
	@$(PROGRAM) $(QUOTE)

check: setup $(QUICK_CHECKS) ## lint, build, test libraries and program, compare kept files: minutes
	@echo "== the quick checks passed; make test runs all"

test: setup $(CHECKS) ## run every check that a release needs
	@echo "== every check passed, but for those that are said to be skipped"

release: setup-build
	@echo "== build: livepeer-pricing in release"
	@swift build $(RELEASE)

shipped: setup-build
	@echo "== build: livepeer-pricing in release, without symbols"
	@swift build $(SHIPPED)

install: shipped ## install program, man pages and completions under PREFIX, /usr/local by default
	@echo "== install: $(DESTDIR)$(PREFIX)"
	@Scripts/install-program $(PROGRAM) "$(DESTDIR)$(PREFIX)"

uninstall: ## remove what `make install` installed under PREFIX
	@echo "== uninstall: $(DESTDIR)$(PREFIX)"
	@Scripts/uninstall-program "$(DESTDIR)$(PREFIX)"

dist: shipped ## pack the program for Debian 12 and later: a tarball, a package, their checksums
	@echo "== dist"
	@rm -f .build/dist/*.tar.gz* .build/dist/*.deb .build/dist/SHA256SUMS
	@Scripts/make-distribution $(PROGRAM) .build/dist

test-dist: ## make the tarball and the package, and run both on bare Debians (as root, with debootstrap)
	@Scripts/setup dist
	@$(MAKE) --no-print-directory dist
	@echo "== test-dist: bare Debians 12 and 13"
	@Scripts/check-distribution .build/dist

lint: setup-test ## check the format of code and examples, and that targets declare what they import
	$(QUIETLY) imports "targets declare what they import" Scripts/check-imports
	$(QUIETLY) columns "examples fit their pages" Scripts/check-columns
	@echo "== lint: swift format lint --strict"
	@swift format lint --strict --recursive --parallel $(SWIFT_FILES)

build-tests: setup-build ## build everything, warnings as errors
	$(QUIETLY) build "libraries, program and tests, warnings as errors" \
	  $(CHECKED) build $(SCRATCH) --build-tests

tests: build-tests ## test libraries and program, and the commands of README and guides
	$(QUIETLY) tests "libraries, the program itself, the commands of README and guides" \
	  $(CHECKED) test $(SCRATCH) --skip-build

schemas: build-tests ## validate JSON outputs against Vectors/schemas
	$(QUIETLY) schemas "JSON outputs against Vectors/schemas" \
	  Scripts/check-schemas $(BUILT)/livepeer-pricing

generated: build-tests ## renew the man pages and completions that are kept in docs
	@Scripts/generate-files $(BUILT)/livepeer-pricing

generated-files: build-tests ## compare the man pages and completions in docs with the program
	$(QUIETLY) generated-files "man pages and completions in docs" \
	  Scripts/generate-files $(BUILT)/livepeer-pricing --check

installation: build-tests ## install the program with man pages and completions, and uninstall it
	$(QUIETLY) installation "into a scratch folder and out again" \
	  Scripts/check-installation $(BUILT)/livepeer-pricing

public-symbols: setup-test build-tests ## check that all public symbols are documented and in topics
	$(QUIETLY) public-symbols "documentation comments and topics" \
	  Scripts/check-public-symbols $(BUILT)

api: ## report how the public API differs from that of the last release
	@echo "== api: beside the last release"
	@Scripts/check-api

api-of-releases: setup-build # fails if a release breaks the API of the one before
	$(QUIETLY) api-of-releases "from one release to the next" Scripts/check-api --releases

linking: release ## check that the program needs no library that a bare Debian 12 lacks
	$(QUIETLY) linking "the libraries of the program in release" Scripts/check-linking $(PROGRAM)

documentation: setup-build ## build the documentation, warnings as errors
	$(QUIETLY) documentation "libraries, guides and tutorial, warnings as errors" \
	  Scripts/build-documentation .build-checks/site

docs: setup-build ## build one static site of all documentation, for BASE_PATH of its host
	@echo "== docs: libraries, guides and tutorial in one site"
	@Scripts/build-documentation .build/docs $(BASE_PATH)
	@echo "to look at it: python3 -m http.server --directory .build/docs"
	@echo "then open http://localhost:8000"

documentation-examples: setup-build ## build and run the examples of the documentation
	$(QUIETLY) documentation-examples "build, run, compare with their comments" \
	  Scripts/check-documentation-examples

readme-example: setup-build ## build and run the README's library example in a fresh package
	$(QUIETLY) readme-example "the library example, in a fresh package" Scripts/check-readme-example

examples: setup-build ## build and run the programs of Examples
	$(QUIETLY) examples "build and run" Scripts/check-examples

test-interop: release ## test what needs other languages' tools, clients and Spark; skipped if they cannot be had
	@Scripts/test-interop

test-spark: release ## run the tests of Examples/spark, a part of test-interop, and name each
	@Scripts/test-spark

sanitize: $(SANITIZERS) ## run tests under sanitizers, and the program under valgrind

# Leaks are left to valgrind: the test runner has some of its own. Where a found block was allocated
# takes half of the time to note; run a test that fails again without that setting.
sanitize-address: setup-build
	$(QUIETLY) sanitize-address "the libraries and batch" \
	  env ASAN_OPTIONS=detect_leaks=0:malloc_context_size=0 $(CHECKED) test --disable-xctest \
	  --sanitize=address --scratch-path .build-asan --filter '$(ADDRESS_TESTS)'

# The quotation marks are the sanitizer's: the path may have spaces.
sanitize-thread: setup-build
	$(QUIETLY) sanitize-thread "what has threads" \
	  env TSAN_OPTIONS='halt_on_error=1:suppressions="$(CURDIR)/Scripts/thread-sanitizer.suppressions"' \
	  $(CHECKED) test --disable-xctest --sanitize=thread \
	  --scratch-path .build-tsan --filter '$(THREAD_TESTS)'

leaks: setup-test release
	$(QUIETLY) leaks "the program under valgrind" Scripts/check-leaks $(PROGRAM)

fuzz: setup-build ## run every fuzz target ten million times, or RUNS times
	@echo "== fuzz: $(or $(RUNS),10000000) runs a target"
	@Scripts/fuzz

fuzz-short: setup-build ## run every fuzz target for some seconds
	$(QUIETLY) fuzz-short "six seconds a target" env RUNS=10000000 SECONDS_EACH=6 Scripts/fuzz

benchmark: release ## run the benchmarks, in release
	@echo "== benchmark: every case alone"
	@touch Benchmarks/Package.swift # or SwiftPM misses files that came into the package beside it
	@swift package --package-path Benchmarks benchmark --no-progress --grouping metric
	@echo "== benchmark: every case beside its peers"
	@swift run --package-path Benchmarks -c release ratios
	@echo "== benchmark: the program beside /bin/true"
	@swift run --package-path Benchmarks -c release coldstart

benchmark-quick: ## the ten ratios that matter, each with what it means: under two minutes
	@touch Benchmarks/Package.swift # or SwiftPM misses files that came into the package beside it
	@swift run --package-path Benchmarks -c release ratios --quick --seconds 2

benchmark-peers: release ## price one usage file with DuckDB, Polars, Python, C and this program
	@Benchmarks/peers/compare.py .build/release/livepeer-pricing

format: ## format the code
	@echo "== format"
	@swift format --in-place --recursive --parallel $(SWIFT_FILES)

clean: ## remove everything that was built
	@echo "== clean"
	@rm -rf .build* Benchmarks/.build* Examples/.build* Fuzz/.build*
