# Newsroom's commands. `make` alone lists them. Each does its own set-up: it finds a Python 3.12
# or newer (PYTHON=... names another), makes .venv and installs what the lock file pins.

PORT ?= 8000
# One more than there are cores: some tests wait.
WORKERS ?= $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))
ARGS ?=

export PYTHON

BIN := .venv/bin

# `make check` asks what a real site would answer. Nothing here is a secret of any site.
PRODUCTION := DEBUG=false \
	SECRET_KEY=checked-only-7Zq2mVx9LrT4wKc8NfB3sHd6PjG5yUaE0iRoQtWvXzMnCbLk \
	SITE_URL=https://news.example \
	ALLOWED_HOSTS=news.example \
	DATABASE_URL=sqlite://:memory:

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo run test test-long bench check install lock clean \
	check-lint check-format check-types check-imports check-templates check-size \
	check-migrations check-deploy runtime dev

help: ## Show this list
	@echo "Newsroom: make <command>"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' Makefile

demo: runtime ## Fill an empty site with demo stories and open it on http://127.0.0.1:8000 (PORT=8001 moves it)
	@PORT=$(PORT) exec $(BIN)/python manage.py demo $(ARGS)

run: runtime ## Start site and worker on the existing database (PORT=8001 moves it)
	@PORT=$(PORT) exec $(BIN)/python manage.py serve $(ARGS)

# Tests begin many processes: what one has compiled, the others need not.
test test-long: export PYTHONDONTWRITEBYTECODE =

test: dev ## Run the tests, on SQLite unless DATABASE_URL is set (ARGS="-k caption -x", WORKERS=0)
	@DATABASE_URL="$${DATABASE_URL:-sqlite://:memory:}" \
		$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

test-long: dev ## Run the long forms of the tests that have one: more examples, more kills, all widths
	@TESTS=long DATABASE_URL="$${DATABASE_URL:-sqlite://:memory:}" \
		$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m long $(ARGS)

bench: dev ## Measure reader pages beside plain Django and Wagtail, some ten minutes (ARGS="--only article", --write)
	@$(BIN)/python benchmarks/bench.py $(ARGS)

check: check-lint check-format check-types check-imports check-templates check-size check-migrations check-deploy ## Run all static checks
	@echo "All checks passed."

install: dev ## Make .venv with everything that site, tests and checks need
	@echo ".venv is ready."

lock: dev ## Renew the lock files from pyproject.toml (KEEP=1 leaves versions that still fit)
	@set -e; \
	UV_CUSTOM_COMPILE_COMMAND="make lock"; export UV_CUSTOM_COMPILE_COMMAND; \
	compile="$(BIN)/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes \
		--no-annotate --no-emit-index-url --no-emit-find-links"; \
	upgrade=$(if $(KEEP),,--upgrade); \
	echo "Locking what the site needs ..."; \
	$$compile $$upgrade pyproject.toml --output-file requirements.lock; \
	echo "Locking what tests and checks need besides ..."; \
	$$compile $$upgrade --constraints requirements.lock pyproject.toml --group dev \
		--output-file requirements-dev.lock; \
	if grep -nE '://|file:' requirements.lock requirements-dev.lock; then \
		echo "A lock file names a host or a path (above); it must hold for every machine." >&2; \
		exit 1; \
	fi

clean: ## Remove .venv and the tools' caches (never the site's data in var/)
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Set-up -----------------------------------------------------------------------------------

runtime:
	@scripts/set-up runtime

dev:
	@scripts/set-up dev

# --- The static checks, one by one ------------------------------------------------------------

check-lint: dev
	@echo "== ruff: lint"
	@$(BIN)/ruff check --quiet .

check-format: dev
	@echo "== ruff: format (make it so with .venv/bin/ruff format .)"
	@$(BIN)/ruff format --check --quiet .

check-types: dev
	@echo "== mypy"
	@$(PRODUCTION) $(BIN)/mypy --no-error-summary

check-imports: dev
	@echo "== import-linter: who may import whom"
	@said=$$($(BIN)/lint-imports --no-logo 2>&1) || { echo "$$said"; exit 1; }

check-templates: dev
	@echo "== djade: templates (make it so with the same command without --check)"
	@find . \( -path ./.venv -o -path ./var \) -prune -o -path '*/templates/*' -name '*.html' \
		-exec $(BIN)/djade --target-version 6.1 --check {} +

check-size: dev
	@echo "== size: modules, functions, parameters, lines of templates, and names that say little"
	@$(BIN)/python scripts/sizes.py

check-migrations: dev
	@echo "== Django: no migration is missing"
	@$(PRODUCTION) $(BIN)/python manage.py makemigrations --check --dry-run

check-deploy: dev
	@echo "== Django: settings fit for production"
	@$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
