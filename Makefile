# `make run` and `make test` set up everything they need in .venv; only Python 3.11+ has to be there.
PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
BIN := .venv/bin
INSTALL := -m pip install --quiet --disable-pip-version-check
COMPILE := pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

.PHONY: run test quick check lock bench bench-scale bench-viewers
run: .venv/ready
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/frictionless validate data/datapackage.json
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --ignore tests/browser
	$(BIN)/python -m pytest tests/browser

# what says within a minute that nothing is broken; `make test` is what counts
quick: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow"

check: .venv/ready
	$(BIN)/python -m analysis check data

# after a change of requirements.txt or requirements-dev.txt; UPGRADE=--upgrade renews what they do not name, too
lock:
	$(PYTHON) -m venv .lock
	.lock/bin/python $(INSTALL) uv==0.13.9
	.lock/bin/uv $(COMPILE) $(UPGRADE) requirements.txt --output-file requirements.lock
	.lock/bin/uv $(COMPILE) $(UPGRADE) requirements-dev.txt --constraint requirements.lock --output-file requirements-dev.lock

# beside a stock streamlit page and a Dash page; in an environment of its own, for Dash is needed nowhere else
bench: .bench/ready
	.bench/bin/python -m bench.run

# on a million findings, which it makes; beside the built-in study
bench-scale: .bench/ready
	.bench/bin/python -m bench.scale

# with ever more viewers at once
bench-viewers: .bench/ready
	.bench/bin/python -m bench.viewers

# the benches drive a browser, as the tests do
.bench/ready: requirements.txt requirements-dev.txt bench/requirements.txt
	$(PYTHON) -m venv .bench
	.bench/bin/python $(INSTALL) -r bench/requirements.txt
	touch .bench/ready

.venv/ready: requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python $(INSTALL) --require-hashes -r requirements.lock
	touch .venv/ready

# what the tests need beside that: the lock holds both, in the same versions
.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/python $(INSTALL) --require-hashes -r requirements-dev.lock
	touch .venv/ready-dev
