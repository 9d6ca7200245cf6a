# make demo   see it work            make test   run every test
# make check  what CI runs           make serve  the API on 127.0.0.1:8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
DEMO := .cache/demo.db
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check serve neo4j clean

help:  ## list the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 14

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "mandate needs Python 3.11 or later: make PYTHON=/path/to/python3.11 demo" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); sh tests/debian-packages.sh python3-venv && $(PYTHON) -m venv $(VENV); }

$(READY): pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "installing mandate into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(READY_DEV): $(READY)
	@sh tests/debian-packages.sh --unless java openjdk-17-jre-headless
	@sh tests/debian-packages.sh --unless mvn maven
	@sh tests/debian-packages.sh --unless chromedriver chromium chromium-driver
	@sh tests/debian-packages.sh fonts-noto-cjk
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

setup: $(READY)  ## install mandate into .venv

demo: $(READY)  ## load the samples into a fresh store and ask it a question
	@mkdir -p $(dir $(DEMO)) && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BIN)/mandate load loaders/samples --store sqlite:///$(DEMO)
	@echo; echo '$$ mandate ask 市科技局牵头什么'
	@$(BIN)/mandate ask 市科技局牵头什么 --store sqlite:///$(DEMO)
	@echo
	@echo '接着试试 / try next:'
	@echo '  export MANDATE_STORE=sqlite:///$(DEMO)'
	@echo '  $(BIN)/mandate ask "安顺市财政局配合哪些任务"'
	@echo '  $(BIN)/mandate extract loaders/samples/anshun-rencai-fengong.txt'
	@echo '  $(BIN)/mandate serve        # http://127.0.0.1:8000/docs'

test: $(READY_DEV)  ## install what the tests need and run all of them
	@$(BIN)/python -m pytest

check: $(READY_DEV)  ## format, lint, types, import contracts, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

serve: $(READY)  ## the query API on 127.0.0.1:8000
	@$(BIN)/mandate serve

neo4j: $(READY_DEV)  ## a Neo4j with the samples, Browser and the API, to play with
	@$(BIN)/python -m tests.neo4j.server

clean:  ## remove everything that make has made
	rm -rf $(VENV) .cache build *.egg-info
