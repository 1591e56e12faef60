# coproduce: everything that is done more than once. `make help` says what there is.

PYTHON ?= python3
VENV ?= .venv
BENCH_VENV ?= .venv-bench
BIN := $(VENV)/bin
# dev holds test, and test holds run, with equal versions. Extras are kept: without them pip takes the
# newest version of a package that another asks for with an extra, and then refuses it as unpinned.
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-strip-extras --only-binary :all: --emit-build-options \
	--python-version 3.11 \
	--custom-compile-command "make requirements" $(UPGRADE)

ACE := 1.4.6

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types layers check everything ace bench requirements words clean

help: ## Say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' \
		| awk -F'|' '{ printf "  make %-14s %s\n", $$1, $$2 }'

setup: $(VENV)/.ready ## Make .venv, with everything a contributor needs

$(VENV)/.ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -r requirements/dev.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## Hold a pretend meeting, from the first vote to the results
	$(BIN)/coproduce demo

test: setup ## The quick size: 5 minutes; what is missing here is skipped by name
	$(BIN)/pytest

lint: setup ## Style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## Types
	$(BIN)/mypy

layers: setup ## Which package may import which
	$(BIN)/lint-imports --no-cache

check: lint types layers test ## All of the above: do this before every commit

everything: lint types layers ace ## The full matrix, strictly, and the bench: before an issue is resolved
	COPRODUCE_TESTS=everything COPRODUCE_STRICT=1 $(BIN)/pytest
	$(MAKE) bench

# Ace is a program of Node's world, so nothing but the full matrix waits for it. It uses the Chromium
# that is there, and brings none.
ace: build/ace/.ready ## Get Ace, DAISY's checker of EPUB books; it needs Node and npm

build/ace/.ready: Makefile
	PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix build/ace --ignore-scripts --no-audit --no-fund \
		@daisy/ace-cli@$(ACE) @daisy/ace-core@$(ACE) @daisy/ace-axe-runner-puppeteer@$(ACE)
	@touch $@

bench: $(BENCH_VENV)/.ready ## Measure, beside a reference and our peers, and write the README's table
	$(BENCH_VENV)/bin/python -m bench

# The peers want older libraries than we do, so they are measured in an environment of their own.
$(BENCH_VENV)/.ready: requirements/bench.txt pyproject.toml
	$(PYTHON) -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/pip install -q -r requirements/bench.txt
	$(BENCH_VENV)/bin/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

requirements: setup ## Write requirements/*.txt again (UPGRADE=--upgrade takes newer versions)
	$(COMPILE) pyproject.toml --extra test --extra dev -o requirements/dev.txt
	$(COMPILE) pyproject.toml --extra test -c requirements/dev.txt -o requirements/test.txt
	$(COMPILE) pyproject.toml requirements/build.in -c requirements/dev.txt -o requirements/run.txt
	$(COMPILE) pyproject.toml requirements/build.in --extra bench -o requirements/bench.txt

words: setup ## Bring all languages into step with the English of the code and of content/
	$(BIN)/coproduce languages update

clean: ## Remove what tools left behind; .venv stays
	rm -rf build dist wheels .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './$(VENV)*' -prune -exec rm -rf {} +
