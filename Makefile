# `make run` and `make test` set up everything they need in .venv; only Python 3.11+ has to be there.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test check bench bench-scale bench-viewers
run: .venv/ready
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/frictionless validate data/datapackage.json
	$(BIN)/python -m pytest

check: .venv/ready
	$(BIN)/python -m analysis check data

# beside a stock streamlit page and a Dash page; in an environment of its own, for Dash is needed nowhere else
bench: .bench/ready
	.bench/bin/python -m bench.run

# on a million findings, which it makes; beside the built-in study
bench-scale: .bench/ready
	.bench/bin/python -m bench.scale

# with ever more viewers at once
bench-viewers: .bench/ready
	.bench/bin/python -m bench.viewers

.bench/ready: requirements.txt bench/requirements.txt
	$(PYTHON) -m venv .bench
	.bench/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	touch .bench/ready

.venv/ready: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch .venv/ready
