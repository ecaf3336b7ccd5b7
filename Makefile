# What whoever works on govbudget types. Needs Python 3.11 or later, pip and git.

PYTHON ?= python3
BIN = .venv/bin

.PHONY: init test lint fix docs pictures bench news ci

# A virtual environment with all that the other words need.
init:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet -e '.[test,recipes]' --group dev
	$(BIN)/pre-commit install

test:
	$(BIN)/python -m pytest -n auto

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m govbudget data check

fix:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The pages that are made from the tables, rules and commands are made again, and what is to be
# translated is brought up to date; every warning is an error.
docs:
	$(BIN)/python docs/trust.py
	$(BIN)/python docs/rules.py
	$(BIN)/python docs/commands.py
	$(BIN)/python docs/translations.py
	$(BIN)/python docs/build.py

# What commands print, the pages and the files that they make, in both languages; needs a Chromium
# and LibreOffice.
pictures:
	$(BIN)/pip install --quiet --group browser
	$(BIN)/python docs/picture.py
	$(BIN)/python docs/screens.py

# All that docs/performance.md has tables of, into that page; while the machine does nothing else.
bench:
	$(BIN)/pip install --quiet --group engines --group bench --group browser
	$(BIN)/python benchmarks/everything.py --write docs/performance.md

# What the changelog will say of the next version.
news:
	$(BIN)/towncrier build --draft --version next

ci:
	.ci/run
