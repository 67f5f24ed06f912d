# `make run` and `make test` set up everything they need in .venv; only Python 3.11+ has to be there.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test lint check
run: .venv/ready
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/frictionless validate data/datapackage.json
	$(BIN)/python -m pytest

check: .venv/ready
	$(BIN)/python -m analysis check data

.venv/ready: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch .venv/ready
