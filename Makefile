# `make` lists what can be made. Python 3.11 or newer and make are all that must be there.

PYTHON ?= python3

# The day of the sample company: its ledger in ledger/ tells two years that end on this day, so its pages and
# letters are made as of it and come out the same whenever they are made. Written here only; tests read it here.
DAY ?= 2026-08-31

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

export ACOMPTE_DAY := $(DAY)

# A cached load knows the ledger's files, not our code: after a change of the code it would show the old result.
export BEANCOUNT_DISABLE_LOAD_CACHE := 1

# Commands here name their ledger; that of the person who runs them has no say.
unexport BEANCOUNT_FILE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help env report docs test heavy lint types bench golden pictures clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

env: $(READY) ## make the environment in .venv, or bring it up to date
	@:

# The package is built in an environment of its own. Its versions are pinned by the two variables: older pips read
# the first, newer ones the second.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "acompte needs Python 3.11 or newer; say which: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,docs,fava,pdf]'
	@touch $@

report: env ## the sample company's site and letters, in build/
	@rm -rf build/letters build/site
	@$(BIN)/acompte -f ledger/main.beancount --as-of $(DAY) letters build/letters
	@$(BIN)/acompte -f ledger/main.beancount --as-of $(DAY) report build/site
	@echo "The site:    build/site/index.html"
	@echo "The letters: build/letters"

# From nothing each time: Sphinx says what is wrong with a page only when it reads it.
docs: env ## the documentation as a site, in build/
	@rm -rf build/docs
	@$(BIN)/sphinx-build -q -E -W --keep-going -d build/doctrees docs build/docs
	@echo "The documentation: build/docs/index.html"

test: env ## the tests, without the heavy ones
	$(BIN)/pytest -n 2 -m 'not heavy'

heavy: env ## the heavy tests: long sweeps
	$(BIN)/pytest -n 2 -m heavy

lint: env ## ruff: rules and layout
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: env ## mypy, strict
	$(BIN)/mypy

bench: env ## measure the speed
	$(BIN)/python tests/bench.py

golden: env ## write the golden files and snapshots anew; read the diff before you keep it
	ACOMPTE_UPDATE_GOLDEN=1 $(BIN)/pytest -m 'not heavy' --snapshot-update

pictures: env ## make the pictures of docs/ anew; look at each before you keep it
	$(BIN)/python tests/pictures.py

clean: ## remove what was made, except the environment
	rm -rf build .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find ledger plugins reports scripts tests -name __pycache__ -prune -exec rm -rf {} +
	find ledger tests -name '.*.picklecache' -exec rm -f {} +
