# `make` alone lists what there is.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
TOOLS := .venv/tools
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# A browser often waits: three tests at once keep two cores busy.
WORKERS ?= 3
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve build check tools test nightly mutate lint format bench edition lock

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(INSTALLED): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Siyu Atlas needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear .venv
	$(PIP) --no-deps --require-hashes --requirement requirements.txt
	$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(TOOLS): requirements-dev.txt | $(INSTALLED)
	$(PIP) --no-deps --require-hashes --requirement requirements-dev.txt
	@touch $@

serve: $(INSTALLED) ## serve the site on http://127.0.0.1:8000, rebuilt when a record changes
	$(BIN)/mkdocs serve

build: $(INSTALLED) ## write the site to site/
	$(BIN)/mkdocs build --strict

check: $(INSTALLED) ## print every problem in the records and pages
	$(BIN)/python scripts/check.py
	@$(BIN)/python scripts/schema.py --editor

tools: $(INSTALLED) $(TOOLS) ## install what tests, lint and benchmarks need beside the site itself

test: $(INSTALLED) $(TOOLS) ## run all tests but those of make nightly, and measure how much of hooks/ they cover
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov=hooks

nightly: $(INSTALLED) $(TOOLS) ## run the tests that take too long for every change: the real pages at full length
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m nightly

mutate: $(INSTALLED) $(TOOLS) ## break the library in small ways and see that the tests notice
	$(BIN)/python tests/mutate.py

lint: $(INSTALLED) $(TOOLS) ## check style, types and layers of the code, and the workflows
	$(BIN)/ruff check hooks scripts tests
	$(BIN)/ruff format --check hooks scripts tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/*-*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff

format: $(INSTALLED) $(TOOLS) ## format records and code, and mend what can be mended
	$(BIN)/python scripts/format.py
	$(BIN)/ruff check --fix --quiet hooks scripts tests
	$(BIN)/ruff format hooks scripts tests

bench: $(INSTALLED) $(TOOLS) ## measure builds and the server beside plain MkDocs, on the real data and 1,000 made-up records
	$(BIN)/python scripts/bench.py

LOCK := $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --allow-unsafe

edition: $(INSTALLED) ## make a dated copy of the data that never changes, for citations to name
	$(BIN)/python scripts/edition.py $(ATLAS_SITE_URL)

lock: $(INSTALLED) $(TOOLS) ## pin the dependencies of pyproject.toml anew
	$(LOCK) --output-file requirements.txt pyproject.toml
	$(LOCK) --all-extras --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
