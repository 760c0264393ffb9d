# Everything one does here, by name. `make` alone lists it.

PYTHON ?= python3
ARGS ?=
CORPUS ?= ../shared/search
SIZES ?=

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SCRIPTS := tests/js/node_modules/.ready
PEERS := build/bench/peers
GENERATORS := build/bench/generators
SCANNER := build/pip-audit
LOCKS := $(wildcard requirements*.lock bench/requirements*.lock)
AUDIT := tools/audit/node_modules/.ready
UV := $(BIN)/uv
ACTIONS := .github/workflows/*.yml .forgejo/workflows/*.yml
ENSURE := PLAYWRIGHT=$(BIN)/playwright tools/ensure
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
# A package that comes built runs nothing while it is installed; those that come as source are named one by one.
SYNC := $(UV) pip sync --quiet --require-hashes --only-binary :all:

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_LINK_MODE := copy
export UV_SYSTEM_CERTS := true
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help site serve check status urls publish test gates stress fuzz audit pip-audit lint format picture bench bench-search lock wheel clean keep-alive

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

# Twice, because not every host shows the summary.
status: $(READY) ## Say what needs a person soon; a CI run says it in its summary as well
	@if [ -n "$$GITHUB_STEP_SUMMARY" ]; then \
		$(BIN)/waystation status --format markdown $(ARGS) >> "$$GITHUB_STEP_SUMMARY"; fi
	@$(BIN)/waystation status $(ARGS)

urls: $(READY) ## Note in urls.lock what is published where; commit it, and no address is lost
	@$(BIN)/waystation urls --update $(ARGS)

# TARGET may come from the environment, where CI keeps it; a machine of CI brings little along.
publish: $(READY) ## Publish the built site; TARGET=/srv/www/stations says where, ARGS=--dry-run only lists
	@if [ -n "$$CI" ]; then tools/ensure rclone ssh; fi
	@$(BIN)/waystation publish "$$TARGET" $(ARGS)

test: $(READY) $(SCRIPTS) ## Run the tests; ARGS="-k word" runs some of them
	@$(ENSURE) browser nginx rclone ssh sshd
	@$(BIN)/python -m pytest $(ARGS)

# Not all gates: the others hold the looks and the program, on the pages of the example. And two activities may
# have one title.
gates: $(READY) $(SCRIPTS) ## Hold the built site, whatever its content, to its links, its facts and valid HTML
	@$(ENSURE) browser
	@$(BIN)/mkdocs build --strict --quiet
	@WAYSTATION_BUILT=site $(BIN)/python -m pytest tests/test_site.py tests/gates/test_plain.py \
		tests/gates/test_pages.py::test_markup_is_valid --deselect tests/test_site.py::test_titles_tell_pages_apart $(ARGS)

stress: $(READY) ## Publish 500 times under load, kill 30 publishes, build twice elsewhere; the tests do fewer
	@$(ENSURE) nginx rclone
	@WAYSTATION_SWAPS=500 WAYSTATION_KILLS=30 WAYSTATION_CHECKOUTS="small example" $(BIN)/python -m pytest -s \
		tests/publish/test_load.py tests/publish/test_cut_off.py tests/test_determinism.py $(ARGS)

fuzz: $(READY) ## Try 20,000 mutated front matters and 5,000 mutated sites, where the tests try fewer
	@WAYSTATION_FUZZ_FRONT_MATTERS=20000 WAYSTATION_FUZZ_SITES=5000 \
		$(BIN)/python -m pytest -s -o faulthandler_timeout=0 --hypothesis-show-statistics tests/fuzz $(ARGS)

audit: $(READY) $(SCRIPTS) $(AUDIT) ## Hold the site to every gate; the report is build/audit/index.html
	@$(ENSURE) browser
	@WAYSTATION_TODAY=2026-11-28 $(BIN)/mkdocs build --strict --quiet --site-dir build/audit/site
	@$(BIN)/python -m tools.audit build/audit/site build/audit $(ARGS)

pip-audit: $(SCANNER)/.ready ## Ask PyPI whether anything that is locked has a known vulnerability
	@for lock in $(LOCKS); do echo "$$lock:"; \
		$(SCANNER)/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off \
			-r $$lock $(ARGS) || exit 1; \
	done

lint: $(READY) ## Check layout, style, types, the direction of imports and the workflows
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/zizmor --quiet --offline --pedantic --strict-collection $(ACTIONS)
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows $(ACTIONS)
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml

format: $(READY) ## Lay out the Python files and mend what can be mended
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

picture: $(READY) ## Take the README's picture of the site anew
	@$(ENSURE) browser
	@WAYSTATION_TODAY=2026-11-28 $(BIN)/mkdocs build --strict --quiet --site-dir build/picture
	@$(BIN)/python tools/picture.py build/picture docs/site.jpg

bench: $(READY) $(GENERATORS)/.ready ## Measure builds beside Hugo's and others'; SIZES="100 1000" measures less
	@$(BIN)/python -m bench.speed $(if $(SIZES),--sizes "$(SIZES)") $(ARGS)

bench-search: $(READY) $(PEERS)/.ready ## Measure the search beside others; SIZES="47 1000" measures less
	@$(ENSURE) browser
	@$(BIN)/python -m bench.search --corpus "$(CORPUS)" $(if $(SIZES),--sizes "$(SIZES)") $(ARGS)

lock: $(UV) ## Pin the dependencies again; ARGS=--upgrade takes newer versions
	@$(COMPILE) $(ARGS) pyproject.toml --group dev --output-file requirements.lock
	@$(COMPILE) $(ARGS) --group uv --output-file requirements-uv.lock
	@$(COMPILE) $(ARGS) --group sdists --output-file requirements-build.lock
	@$(COMPILE) $(ARGS) --group scanner --output-file requirements-audit.lock
	@$(COMPILE) $(ARGS) --group peers --output-file bench/requirements-search.lock
	@$(COMPILE) $(ARGS) --group generators --output-file bench/requirements-speed.lock

wheel: $(READY) ## Make the installable package in dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist $(ARGS)

# It stops them in a public repository where nothing happened for 60 days.
keep-alive: ## Ask GitHub to keep this repository's schedules; its own workflow does so every month
	@for file in $$(cd .github/workflows && grep -l '^  schedule:' *.yml); do \
		gh api --method PUT "repos/$$GITHUB_REPOSITORY/actions/workflows/$$file/enable" || exit 1; done

clean: ## Remove everything that was built; the environment in .venv/ stays
	@rm -rf site dist build .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find plugins tests tools -type d -name __pycache__ -prune -exec rm -rf {} +

# The environment: exactly what the lock files say, each download checked against its hash.

$(UV): requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Waystation needs Python 3.11 or newer, and '$(PYTHON)' is older or missing." >&2; \
		echo "Install one and name it: make PYTHON=python3.12" >&2; exit 1; }
	@PYTHON=$(PYTHON) tools/ensure venv
	@echo "Preparing the environment in $(VENV)/ (once, and again when a lock file changes) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --require-hashes --only-binary :all: -r requirements-uv.lock
	@touch $@

# ical.js, which the tests compare the calendars with, axe-core and html-validate.
$(SCRIPTS): tests/js/package.json tests/js/package-lock.json
	@tools/ensure node
	@cd tests/js && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# Lighthouse and the Nu Html Checker, which only the audit needs.
$(AUDIT): tools/audit/package.json tools/audit/package-lock.json
	@cd tools/audit && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# lunar_python comes as source only, Python without a line of C, and requirements-build.lock pins what builds it.
$(READY): $(UV) requirements.lock requirements-build.lock pyproject.toml
	@$(SYNC) --python $(BIN)/python --no-binary lunar-python \
		--build-constraints requirements-build.lock requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --offline --editable .
	@touch $@

# What looks for known vulnerabilities, which the product does not need.
$(SCANNER)/.ready: $(UV) requirements-audit.lock
	@$(UV) venv --quiet --clear --python $(BIN)/python $(SCANNER)
	@$(SYNC) --python $(SCANNER)/bin/python requirements-audit.lock
	@touch $@

# The other search engines, which the product does not need; jieba comes as source only as well.
$(PEERS)/.ready: $(UV) bench/requirements-search.lock requirements-build.lock
	@echo "Preparing the other search engines in $(PEERS)/ ..."
	@$(UV) venv --quiet --clear --python $(BIN)/python $(PEERS)
	@$(SYNC) --python $(PEERS)/bin/python --no-binary jieba \
		--build-constraints requirements-build.lock bench/requirements-search.lock
	@$(PEERS)/bin/python -W ignore -m compileall -q $(PEERS)/lib
	@touch $@

# The other site generators, likewise.
$(GENERATORS)/.ready: $(UV) bench/requirements-speed.lock requirements-build.lock
	@echo "Preparing the other site generators in $(GENERATORS)/ ..."
	@$(UV) venv --quiet --clear --python $(BIN)/python $(GENERATORS)
	@$(SYNC) --python $(GENERATORS)/bin/python --no-binary jieba \
		--build-constraints requirements-build.lock bench/requirements-speed.lock
	@$(GENERATORS)/bin/python -W ignore -m compileall -q $(GENERATORS)/lib
	@touch $@
