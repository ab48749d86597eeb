# make run    the service on 127.0.0.1, with the samples scored; Ctrl-C stops it
# make test   everything that must hold: format, lint, types, contracts, tests
# make help   the other targets

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
NODE_TESTS := tests/extension

.PHONY: help run test install install-test format lint types contracts unit extension extension-test locks train clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 18

# pip, not python: where Debian's python3-venv is missing, an environment without pip is left behind.
$(BIN)/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/pip deploy/locks/run.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r deploy/locks/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-test: $(BIN)/pip deploy/locks/test.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r deploy/locks/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(VENV)/.installed $@

$(NODE_TESTS)/node_modules/.installed: $(NODE_TESTS)/package-lock.json
	npm ci --prefix $(NODE_TESTS) --no-audit --no-fund --loglevel=error
	touch $@

install: $(VENV)/.installed ## install what running needs, from the lock

install-test: $(VENV)/.installed-test $(NODE_TESTS)/node_modules/.installed ## install what testing needs

run: install ## start the service and score the samples
	@PORT=$(PORT) sh deploy/run.sh

test: install-test ## everything that must hold
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint types contracts extension-test
	@$(MAKE) --no-print-directory unit

lint:
	$(BIN)/ruff format --check service tests models benchmarks deploy
	$(BIN)/ruff check service tests models benchmarks deploy

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports --cache-dir .import_linter_cache

# In the order of the folders the long modules come early, so that both processes end together;
# xdist would begin with those of the most tests, and our longest have few.
unit:
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered

extension-test:
	npm test --prefix $(NODE_TESTS)

extension: ## build the store package of the browser extension
	$(PYTHON) deploy/extension/package.py

format: ## rewrite the code in the house format
	$(BIN)/ruff format service tests models benchmarks deploy
	$(BIN)/ruff check --fix service tests models benchmarks deploy

train: install-test ## train the models from the repository alone
	$(BIN)/python models/train.py

locks: ## write the lock files anew (needs uv)
	uv pip compile -q --no-header --generate-hashes --python-version 3.11 pyproject.toml --extra test --extra install -o deploy/locks/test.txt
	uv pip compile -q --no-header --generate-hashes --python-version 3.11 pyproject.toml --extra install --extra postgres -c deploy/locks/test.txt -o deploy/locks/run.txt
	uv pip compile -q --no-header --generate-hashes --python-version 3.11 pyproject.toml --extra batch --extra install --extra postgres -c deploy/locks/test.txt -o deploy/locks/batch.txt
	uv pip compile -q --no-header --generate-hashes --python-version 3.11 pyproject.toml --extra cluster --extra batch --extra install --extra postgres -o deploy/locks/cluster.txt

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage* $(NODE_TESTS)/node_modules
