# `make run` and `make test` set up everything they need in .venv; only Python 3.11+ has to be there.
PYTHON ?= python3
PORT ?= 8501
ADDRESS ?= 127.0.0.1
WORKERS ?= 2
BIN := .venv/bin
INSTALL := -m pip install --quiet --disable-pip-version-check
COMPILE := pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

.PHONY: run test test-engines bench-equal quick check lock licences audit rehearse-upgrade serif pictures bench bench-scale bench-databases bench-viewers bench-replicas
run: .venv/ready
	PYTHONMALLOC=malloc $(BIN)/streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS)

test: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/frictionless validate data/datapackage.json
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --ignore tests/browser
	$(BIN)/python -m pytest tests/browser

# whether Spark counts as the app does; in an environment of its own, for most need no Spark. It needs Java
test-engines: .engines/ready
	.engines/bin/python -m pytest tests/analysis/engines tests/supply/test_licences.py -k "Spark or elsewhere or licences"

# the same for a study of many findings: in memory, in DuckDB and in Spark
FINDINGS ?= 1000000
bench-equal: .engines/ready
	MADE_FINDINGS=$(FINDINGS) .engines/bin/python -m pytest tests/analysis/engines/test_same_numbers.py -k made --durations=0

.engines/ready: deploy/requirements-engines.lock
	$(PYTHON) -m venv .engines
	.engines/bin/python $(INSTALL) --require-hashes -r deploy/requirements-engines.lock
	touch .engines/ready

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
	.lock/bin/uv $(COMPILE) $(UPGRADE) deploy/requirements-signin.txt --constraint requirements.lock --output-file deploy/requirements-signin.lock
	.lock/bin/uv $(COMPILE) $(UPGRADE) deploy/requirements-engines.txt --constraint requirements-dev.lock --output-file deploy/requirements-engines.lock

# docs/licences.md: under which licence each package is that the locks install; after a change of a lock file
licences: .venv/ready-dev
	$(BIN)/python -m tests.supply.licences

# whether a package that the locks install has a published flaw; it fails where it cannot ask
audit: .audit/ready
	.audit/bin/python -m tests.supply.audit

.audit/ready: Makefile
	$(PYTHON) -m venv .audit
	.audit/bin/python $(INSTALL) pip-audit==2.10.1
	touch .audit/ready

# what would break with the newest of these three, in an environment of its own; or, say, NEWEST=streamlit==1.68.0
NEWEST ?= streamlit pandas plotly
rehearse-upgrade:
	$(PYTHON) -m venv --clear .rehearsal
	.rehearsal/bin/python $(INSTALL) $(NEWEST)
	.rehearsal/bin/python -m tests.supply.rehearse_upgrade --wanted > .rehearsal/wanted.txt
	.rehearsal/bin/python $(INSTALL) -r .rehearsal/wanted.txt
	.rehearsal/bin/python -m tests.supply.rehearse_upgrade

# the font of headings, from the one that streamlit brings; once streamlit has another version of it
SERIF = $(wildcard .venv/lib/python*/site-packages/streamlit/static/static/media/SourceSerifVariable-Roman*)
LATIN := 0020-007E,00A0-017F,0218-021B,2010-2015,2018-201E,2020-2022,2026,2030,2039,203A,20AC,2122,2190-2193,2212,2248,2264,2265
serif: .venv/ready
	$(PYTHON) -m venv .lock
	.lock/bin/python $(INSTALL) fonttools==4.68.0 brotli==1.2.1
	.lock/bin/fonttools varLib.instancer $(SERIF) wght=600 opsz=32 --output .lock/serif.ttf
	.lock/bin/pyftsubset .lock/serif.ttf --output-file=ui/style/serif.woff2 --flavor=woff2 --no-hinting --name-IDs=0,13,14 \
		--layout-features=ccmp,kern,liga,locl,mark --unicodes=$(LATIN)

# the README's, of the app as it is now
pictures: .venv/ready-dev
	$(BIN)/python -m docs.pictures

# beside a stock streamlit page and a Dash page; in an environment of its own, for Dash is needed nowhere else
bench: .bench/ready
	.bench/bin/python -m bench.run

# on a million findings, which it makes; beside the built-in study
bench-scale: .bench/ready
	.bench/bin/python -m bench.scale

# with findings in Parquet, 10,000 to 10,000,000 of them, which DuckDB makes
bench-databases: .bench/ready
	.bench/bin/python -m bench.databases

# with ever more viewers at once
bench-viewers: .bench/ready
	.bench/bin/python -m bench.viewers

# the same behind the proxy of deploy/, on one, two and three replicas; and when one of them dies
bench-replicas: .bench/ready
	.bench/bin/python -m bench.replicas

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
