# Everything a person or CI runs. Each target sets up what it needs.
.DEFAULT_GOAL := help
.PHONY: help site serve check check-github changed-pages bundle status accept test lint format bench audit fuzz lock clean

export NO_MKDOCS_2_WARNING := 1
BIN := .venv/bin
READY := .venv/.ready
FUZZ ?= $(BIN)/python

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml tools/setup.sh
	@sh tools/setup.sh

site: $(READY) ## Build the site into site/, strictly
	@$(BIN)/mkdocs build --strict
	@echo "The site is in site/. To look at it: make serve, or $(BIN)/python -m http.server --directory site --bind 127.0.0.1"

serve: $(READY) ## Live preview on this machine while you write
	@$(BIN)/mkdocs serve

check: $(READY) ## Check the texts: verbatim, form, both languages in step, every figure
	@$(BIN)/workreport check

check-github: $(READY) ## The same check as annotations and a summary, for the workflows
	@$(BIN)/workreport check --format github

changed-pages: $(READY) ## The pages that differ from the commit BASE, as a Markdown list
	@$(BIN)/python tools/changed_pages.py "$(BASE)"

status: $(READY) ## How far the translation has come
	@$(BIN)/workreport status

accept: $(READY) ## Record that source and translation agree (a maintainer's word, at the merge)
	@$(BIN)/workreport accept

test: $(READY) ## Run every test, in a real browser too
	@sh tools/programs.sh
	@$(BIN)/python -bb -X dev -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: $(READY) ## ruff, ruff format and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(READY) ## Write code and pages in their canonical form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/workreport format

bench: $(READY) ## Build times, faults found and search, beside what others do
	@$(BIN)/python tools/bench.py
	@$(BIN)/python tools/bench_figures.py
	@$(BIN)/python tools/bench_terms.py
	@$(BIN)/python tools/bench_search.py
	@$(BIN)/python tools/bench_serve.py

audit: $(READY) ## Every built page through axe, weight and speed of a first visit, Lighthouse (needs Node.js)
	@sh tools/programs.sh
	@$(BIN)/python tools/audit.py

bundle: site ## What is released: the site, one that opens from a folder, checksums, SBOM, in build/bundle/
	@$(BIN)/python tools/bundle.py

fuzz: $(READY) ## Look for inputs that crash or hang, a minute a target (FUZZ=a python that has atheris)
	@$(FUZZ) tools/fuzz.py

lock: $(READY) ## Renew requirements.lock from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --no-header --upgrade pyproject.toml --output-file requirements.lock

clean: ## Remove what was built and set up
	@rm -rf .venv site build
