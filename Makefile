# newsledger: every target is one line; `make` lists them.
PYTHON ?= python3
INBOX ?= examples/inbox
BIN := .venv/bin
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv/run: requirements.lock pyproject.toml
	@echo "Building the environment in .venv: a minute or two, once." && $(PYTHON) -m venv .venv && $(BIN)/pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock && $(BIN)/pip install -qq --disable-pip-version-check --no-deps --editable . && $(BIN)/python -m compileall -qq flows transforms expectations warehouse dashboard && touch $@

.venv/dev: .venv/run requirements-dev.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock && touch $@

run: .venv/run ## ingest the sample inbox, or INBOX=folder, and say what happened
	@$(BIN)/newsledger ingest $(INBOX)

dashboard: .venv/run ## open the dashboard on the warehouse that `make run` made
	@$(BIN)/newsledger dashboard

test: .venv/dev ## run every test
	@$(BIN)/python -m pytest -n 2 --dist loadfile

lint: .venv/dev ## style, types, import contracts, generated docs
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/pyright --pythonpath $(BIN)/python && $(BIN)/lint-imports && $(BIN)/python -m docs.tables --check

nightly: .venv/dev ## the long tests: mutated files, a hundred kills, a busy machine, scale
	@$(BIN)/python -m pytest -m nightly --timeout 3600

bench: .venv/dev ## how fast it is here, on a generated corpus or CORPUS=folder
	@$(BIN)/python -m benchmarks.bench $(if $(CORPUS),--corpus $(CORPUS)) --json bench.json

bench-compare: .venv/dev ## this tree against the commit REV=..., in turn
	@$(BIN)/python -m benchmarks.compare $(REV) $(if $(CORPUS),--corpus $(CORPUS))

.venv-peers: benchmarks/peers/requirements.txt
	@$(PYTHON) -m venv $@ && $@/bin/pip install -qq --disable-pip-version-check -r $< && touch $@

bench-peers: .venv/dev .venv-peers ## beside the pipeline one would put together from the shelf
	@$(BIN)/python -m benchmarks.against_peers .venv-peers/bin/python $(if $(CORPUS),--corpus $(CORPUS))

.venv-audit:
	@$(PYTHON) -m venv $@ && $@/bin/pip install -qq --disable-pip-version-check pip-audit==2.10.1

audit: .venv-audit ## known vulnerabilities of the locked packages; asks api.osv.dev, so it needs a network
	@.venv-audit/bin/pip-audit --disable-pip --require-hashes --vulnerability-service osv --progress-spinner off -r requirements.lock -r requirements-dev.lock

lock: ## renew the lock files from pyproject.toml; needs uv
	@sh docs/lock.sh

.venv-wheel:
	@$(PYTHON) -m venv $@

wheel: .venv-wheel ## build the wheel into dist/
	@.venv-wheel/bin/pip wheel -q --disable-pip-version-check --no-deps --wheel-dir dist . && ls dist/*.whl

clean: ## remove the environment and what was built
	@rm -rf .venv .venv-audit .venv-peers .venv-wheel build dist *.egg-info

.PHONY: help run dashboard test lint nightly bench bench-compare bench-peers audit lock wheel clean
