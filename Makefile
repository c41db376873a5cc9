# A thin face over tools/setup, CMake's presets and the npm workspaces; `make help` tells what
# there is. Node and npm are those that tools/node pins, never the machine's own.
SHELL := /bin/bash
architecture := $(if $(filter aarch64 arm64,$(shell uname -m)),arm64,x64)
own := $(CURDIR)/tools/node/node_modules
export PATH := $(own)/node-linux-$(architecture)/bin:$(own)/.bin:$(CURDIR)/node_modules/.bin:$(PATH)
.DEFAULT_GOAL := help
.PHONY: help demo test build check determinism replay catalog-scale oracle hostile peers bench generate clean
.PHONY: setup setup-test setup-bench native native-all native-bench clang wasm wasm-tests packages

say = @printf '\n\033[1m== %s\033[0m\n'

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: build ## CATALOG=large: install what is missing, build, start the shop; Ctrl-C stops
	@node demo/start.mjs $(if $(CATALOG),--catalog $(CATALOG))

test: setup-test build native-all wasm-tests clang ## install what is missing, run every test
	@node tools/test/main.mjs

build: native packages ## build/release/bin/{proviso,proviso-server} and js/dist/

check: ## format, lint, generated files up to date
	@tools/setup check
	@tools/check

determinism: setup-test native-all clang packages ## a hash per build and runtime: all equal
	@node tests/determinism/main.mjs

replay: native-all packages ## DATA=orders.csv[.xz]: real orders, natively and in WebAssembly
	@node tools/replay/main.mjs $(if $(DATA),"$(DATA)")

bench: native-bench packages ## BENCH=short: how fast; docs/performance.md says what is measured
	@node bench/main.mjs $(if $(filter short,$(BENCH)),--short)

catalog-scale: native-bench packages ## PRODUCTS=1000000 WASM_PRODUCTS=50000: a large catalog, natively and in WebAssembly
	@cmake --build --preset release --target proviso_catalog_scale
	@node bench/catalog/main.mjs --products $(or $(PRODUCTS),1000000) --wasm-products $(or $(WASM_PRODUCTS),50000)

oracle: native-all packages ## PAIRS=1000000 SEED=1: random pairs against the oracle, natively and in WASM
	@node tests/oracle/main.mjs --both --pairs $(or $(PAIRS),1000000) --seed $(or $(SEED),1)

hostile: native-all packages ## PROMOTIONS=1000000: the largest ruleset, and one larger, natively and in WASM
	@node tests/hostile/main.mjs $(if $(PROMOTIONS),--promotions $(PROMOTIONS))

peers: packages ## CASES=folder: cases of other systems in the neutral format
	@node tests/peers/run.mjs $(CASES)

generate: setup ## write what follows from schema/: C++ enums, TypeScript types, docs/codes.md
	@node tools/generate/main.mjs

clean: ## remove everything built (node_modules stays)
	$(say) "removing build/ and dist/"
	@rm -rf build js/dist edge/dist demo/dist

setup:
	@tools/setup

setup-test:
	@tools/setup test

setup-bench:
	@tools/setup bench

native: setup
	$(say) "command and server (g++)"
	@cmake --preset release --log-level=WARNING
	@cmake --build --preset release --target proviso proviso-server

native-all: setup
	$(say) "tests and tools (g++)"
	@cmake --preset release --log-level=WARNING
	@cmake --build --preset release

native-bench: setup-bench
	$(say) "benchmark (g++)"
	@cmake --preset release --log-level=WARNING -DPROVISO_BENCH=ON
	@cmake --build --preset release --target proviso_bench

clang: setup-test
	$(say) "core (clang++)"
	@cmake --preset clang --log-level=WARNING
	@cmake --build --preset clang --target proviso_determinism

wasm: setup
	$(say) "core (WebAssembly)"
	@cmake --preset wasm --log-level=WARNING
	@cmake --build --preset wasm

wasm-tests: setup-test
	$(say) "tests (WebAssembly)"
	@cmake --preset wasm-tests --log-level=WARNING
	@cmake --build --preset wasm-tests

# The workspaces are built again when a source of theirs, or the module, is newer than the stamp.
sources := $(shell find js edge demo package-lock.json -type f \
  -not -path '*/dist/*' -not -path '*/node_modules/*' 2>/dev/null)

packages: build/packages.stamp

build/packages.stamp: $(sources) js/dist/proviso.wasm
	$(say) "npm packages"
	@npm run build --workspaces --if-present --silent
	@touch $@

js/dist/proviso.wasm: wasm ;
