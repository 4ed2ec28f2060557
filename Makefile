# Everything a clone needs, with python3, python3-venv, make and git alone. `make` by itself lists the commands.

PYTHON ?= python3
ADDRESS ?= localhost
PORT ?= 8501

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
NPM := npm ci --silent --ignore-scripts --fetch-retries=1 --fetch-timeout=30000 --prefix web
BASIC := web/node_modules/plotly.js-basic-dist-min/plotly-basic.min.js
LOCK := $(BIN)/python -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help run test web soak fix schema lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(MAKEFILE_LIST)

run: $(VENV)/.run ## start the app on data/events.json at http://localhost:8501 (ADDRESS=, PORT=)
	@echo "The timeline opens at http://$(ADDRESS):$(PORT) - stop it with Ctrl+C."
	@export TIMELINE_PLOTLY="$${TIMELINE_PLOTLY-$$(ls $(BASIC) 2> /dev/null)}" MALLOC_ARENA_MAX=2; \
	exec $(BIN)/python -m streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT) --server.headless true

test: $(VENV)/.dev ## check style and types, then run all tests
	@$(BIN)/python -m ruff check
	@$(BIN)/python -m ruff format --check
	@$(BIN)/python -m mypy
	@$(BIN)/python -m pytest -q --numprocesses auto --dist loadfile

web: ## fetch with npm what embeds and exports are tried in, and a smaller Plotly that `make run` then gives to interactive embeds
	@$(NPM)

soak: $(VENV)/.dev ## try the store with all kills, crowds and reads, the dates with all hostile texts (some minutes)
	@TIMELINE_SOAK=1 $(BIN)/python -m pytest -q -s tests/test_store_hard.py tests/test_store_homes.py tests/test_store_machine.py tests/test_hostile.py

fix: $(VENV)/.dev ## format the code and mend what the linter can mend
	@$(BIN)/python -m ruff format
	@$(BIN)/python -m ruff check --fix

schema: $(VENV)/.run ## write data/events.schema.json from the models
	@$(BIN)/python -m timeline.store.schema > data/events.schema.json.new
	@mv data/events.schema.json.new data/events.schema.json

lock: $(VENV)/.dev ## pin all dependencies anew (UPGRADE=--upgrade for newer versions)
	@$(PIP) install --quiet uv
	@$(LOCK) $(UPGRADE) -o requirements.lock
	@$(LOCK) $(UPGRADE) --all-extras -c requirements.lock -o requirements-dev.lock

clean: ## remove the virtual environment, what npm brought, and all caches
	@rm -rf $(VENV) web/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis

# A stamp is older than its lock file only when the lock was changed: then, and only then, pip runs again.
$(VENV)/.run: requirements.lock | $(BIN)/python
	@echo "Installing what the app needs, once (some minutes) ..."
	@$(PIP) install -qq --require-hashes -r requirements.lock
	@test -e $(BASIC) || ! command -v npm > /dev/null || $(NPM) --omit=dev || true # else embeds load all of Plotly
	@touch $@

$(VENV)/.dev: requirements-dev.lock | $(BIN)/python
	@echo "Installing what the tests need, once (some minutes) ..."
	@$(PIP) install -qq --require-hashes -r requirements-dev.lock
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) > /dev/null || \
		{ echo "There is no $(PYTHON) here. Install Python 3.11 or newer, or name one: make run PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Timeline needs Python 3.11 or newer, and this is $$($(PYTHON) --version). Name a newer one: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || \
		{ echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
