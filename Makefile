# `make` alone lists what there is.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build check test nightly mutate lint format bench lock

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(INSTALLED): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Siyu Atlas needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@

serve: $(INSTALLED) ## serve the site on http://127.0.0.1:8000, rebuilt when a record changes
	$(BIN)/mkdocs serve

build: $(INSTALLED) ## write the site to site/
	$(BIN)/mkdocs build --strict

check: $(INSTALLED) ## print every problem in the records and pages
	$(BIN)/python scripts/check.py

test: $(INSTALLED) ## run all tests but those of make nightly, and measure how much of hooks/ they cover
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov=hooks

nightly: $(INSTALLED) ## run the tests that take too long for every change: the real pages at full length
	$(BIN)/python -m pytest -n 2 --dist worksteal -m nightly

mutate: $(INSTALLED) ## break the library in small ways and see that the tests notice
	$(BIN)/python tests/mutate.py

lint: $(INSTALLED) ## check style, types and layers of the code
	$(BIN)/ruff check hooks scripts tests
	$(BIN)/ruff format --check hooks scripts tests
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED) ## format records and code, and mend what can be mended
	$(BIN)/python scripts/format.py
	$(BIN)/ruff check --fix --quiet hooks scripts tests
	$(BIN)/ruff format hooks scripts tests

bench: $(INSTALLED) ## measure builds and the server beside plain MkDocs, on the real data and 1,000 made-up records
	$(BIN)/python scripts/bench.py

lock: $(INSTALLED) ## pin the dependencies of pyproject.toml anew
	$(BIN)/pip-compile --quiet --strip-extras --all-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --allow-unsafe --output-file requirements.txt pyproject.toml
