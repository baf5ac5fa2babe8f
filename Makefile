PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test fuzz lint golden floor figures svg bench clean

demo: $(VENV)/ready
	$(BIN)/healthlint check fixtures/articles --fail-on never

test: lint
	$(BIN)/pytest -n auto

fuzz: $(VENV)/ready  ## the tests on random texts, with very many of them: half an hour
	$(BIN)/pytest -n auto -m hypothesis --hypothesis-profile=fuzz

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/ready  ## write the golden reports anew; read the diff before you commit it
	$(BIN)/python tests/golden.py

floor: $(VENV)/ready  ## raise the floor under the quality of findings to what is measured now
	PYTHONPATH=benchmarks $(BIN)/python tests/floor.py

figures: $(VENV)/ready  ## count how often each rule is right: make figures CORPUS="folder …", beside the labelled fixtures
	$(if $(CORPUS),,$(error name labelled corpora: make figures CORPUS="folder …"))
	$(BIN)/python benchmarks/quality.py fixtures/corpus $(CORPUS) --figures --min-severity info

svg: $(VENV)/ready  ## draw the terminal report of the README
	$(BIN)/python docs/make_terminal_svg.py

bench: $(VENV)/ready
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/engines.py

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src  # pip does it for an installed package, not for an editable one
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
