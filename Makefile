# Källstöd. `make help` lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# A package index that has the CPU build of torch, tried before the ordinary one (see README).
TORCH_INDEX ?=

.PHONY: help install app test evaluate check fix clean
.DEFAULT_GOAL := help

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

install: $(READY)  ## Make .venv with the pinned requirements and the command kallstod

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Källstöd kräver Python 3.11 eller nyare.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installerar; första gången tar det några minuter ..."
	@if [ -n "$(TORCH_INDEX)" ]; then $(PIP) install --index-url $(TORCH_INDEX) torch==2.13.0; fi
	@$(PIP) install -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

app: install  ## Build the index where it is missing or stale, and serve the app on http://127.0.0.1:8501
	@$(BIN)/kallstod ingest
	@$(BIN)/kallstod app

test: install  ## Run all tests
	@$(BIN)/python -m pytest

evaluate: install  ## Run the evaluation suites over the example library; fails where a gate breaks
	@$(BIN)/kallstod ingest corpus --index .kallstod/evaluated
	@$(BIN)/kallstod eval --index .kallstod/evaluated

check: install  ## Lint, types, import direction
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_imports.py

fix: install  ## Format and mend what can be mended by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean:  ## Remove the built index and caches, not the environment
	rm -rf .kallstod .pytest_cache .mypy_cache .ruff_cache
