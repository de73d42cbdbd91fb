# make run: the reader on its sample content.  make test: the tests.  make check: everything a change must pass.
PYTHON ?= python3
BIN := .venv/bin
# Byte code makes every start three times faster; some machines switch it off.
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test check format snapshots docs wheel-test clean

.venv/.installed: pyproject.toml reader/__init__.py
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

run: .venv/.installed
	$(BIN)/newsreader sample_content

test: .venv/.installed
	$(BIN)/pytest -n 2 --dist worksteal

check: .venv/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist worksteal

format: .venv/.installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

snapshots: .venv/.installed
	$(BIN)/pytest tests/ui --snapshot-update

docs: .venv/.installed
	$(BIN)/python -m docs.generate

wheel-test: .venv/.installed
	$(BIN)/pytest tests/test_wheel.py

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
