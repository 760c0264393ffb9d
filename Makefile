# Everything one does here, by name. `make` alone lists it.

PYTHON ?= python3
ARGS ?=
CORPUS ?= ../shared/search
SIZES ?= 47 1000 10000

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SCRIPTS := tests/js/node_modules/.ready
PEERS := build/bench/peers
AUDIT := tools/audit/node_modules/.ready
UV := $(BIN)/uv
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_LINK_MODE := copy
export UV_SYSTEM_CERTS := true
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help site serve check test fuzz audit lint format picture bench-search lock wheel clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(READY) ## Build the site into site/
	@$(BIN)/mkdocs build --strict $(ARGS)
	@echo "The site is built. It starts at site/index.html. To look at it as visitors will:"
	@echo "  make serve                        rebuilds whenever a file changes"
	@echo "  python3 -m http.server -d site    shows the files exactly as they are"

serve: $(READY) ## Show the site at http://127.0.0.1:8000/ and rebuild it whenever a file changes
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000 $(ARGS)

check: $(READY) ## Look for mistakes in the content without building anything
	@$(BIN)/waystation check $(ARGS)

test: $(READY) $(SCRIPTS) ## Run the tests; ARGS="-k word" runs some of them
	@tools/ensure-browser $(BIN)/playwright
	@$(BIN)/python -m pytest $(ARGS)

fuzz: $(READY) ## Try 20,000 mutated front matters and 5,000 mutated sites, where the tests try fewer
	@WAYSTATION_FUZZ_FRONT_MATTERS=20000 WAYSTATION_FUZZ_SITES=5000 \
		$(BIN)/python -m pytest -s --hypothesis-show-statistics tests/fuzz $(ARGS)

audit: $(READY) $(SCRIPTS) $(AUDIT) ## Hold the site to every gate; the report is build/audit/index.html
	@tools/ensure-browser $(BIN)/playwright
	@WAYSTATION_TODAY=2026-11-28 $(BIN)/mkdocs build --strict --quiet --site-dir build/audit/site
	@$(BIN)/python -m tools.audit build/audit/site build/audit $(ARGS)

lint: $(READY) ## Check layout, style, types and the direction of imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY) ## Lay out the Python files and mend what can be mended
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

picture: $(READY) ## Take the README's picture of the site anew
	@tools/ensure-browser $(BIN)/playwright
	@WAYSTATION_TODAY=2026-11-28 $(BIN)/mkdocs build --strict --quiet --site-dir build/picture
	@$(BIN)/python tools/picture.py build/picture docs/site.jpg

bench-search: $(READY) $(PEERS)/.ready ## Measure the search beside others; SIZES="47 1000" measures less
	@tools/ensure-browser $(BIN)/playwright
	@$(BIN)/python -m bench.search --corpus "$(CORPUS)" --sizes "$(SIZES)" $(ARGS)

lock: $(UV) ## Pin the dependencies again; ARGS=--upgrade takes newer versions
	@$(COMPILE) $(ARGS) pyproject.toml --group dev --output-file requirements.lock
	@$(COMPILE) $(ARGS) --group uv --output-file requirements-uv.lock
	@$(COMPILE) $(ARGS) --group sdists --output-file requirements-build.lock
	@$(COMPILE) $(ARGS) --group peers --output-file bench/requirements-search.lock

wheel: $(READY) ## Make the installable package in dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist $(ARGS)

clean: ## Remove everything that was built; the environment in .venv/ stays
	@rm -rf site dist build .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find plugins tests tools -type d -name __pycache__ -prune -exec rm -rf {} +

# The environment: exactly what the lock files say, each download checked against its hash.

$(UV): requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Waystation needs Python 3.11 or newer, and '$(PYTHON)' is older or missing." >&2; \
		echo "Install one and name it: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
		exit 1; }
	@echo "Preparing the environment in $(VENV)/ (once, and again when a lock file changes) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --require-hashes -r requirements-uv.lock
	@touch $@

# ical.js, which the tests compare the calendars with, axe-core and html-validate.
$(SCRIPTS): tests/js/package.json tests/js/package-lock.json
	@command -v node >/dev/null && command -v npm >/dev/null || { \
		echo "The tests read the calendars with ical.js, and Node.js or npm is missing." >&2; \
		echo "Install both. On Debian and Ubuntu: apt-get install nodejs npm" >&2; exit 1; }
	@cd tests/js && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# Lighthouse and the Nu Html Checker, which only the audit needs.
$(AUDIT): tools/audit/package.json tools/audit/package-lock.json
	@cd tools/audit && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# lunar_python comes as source only; requirements-build.lock pins what builds it.
$(READY): $(UV) requirements.lock requirements-build.lock pyproject.toml
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes \
		--build-constraints requirements-build.lock requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --offline --editable .
	@touch $@

# The other search engines, which the product does not need.
$(PEERS)/.ready: $(UV) bench/requirements-search.lock requirements-build.lock
	@echo "Preparing the other search engines in $(PEERS)/ ..."
	@$(UV) venv --quiet --clear --python $(BIN)/python $(PEERS)
	@$(UV) pip sync --quiet --python $(PEERS)/bin/python --require-hashes \
		--build-constraints requirements-build.lock bench/requirements-search.lock
	@$(PEERS)/bin/python -W ignore -m compileall -q $(PEERS)/lib
	@touch $@
