# `make help` lists the targets.
PYTHON ?= python3
PORT ?= 8000
export PORT

VENV := .venv
PY := $(VENV)/bin/python
# One stamp for each state of the pinned requirements: a changed list is installed, an unchanged one is not looked at again.
RUNTIME := $(VENV)/.runtime-$(firstword $(shell cksum < requirements.txt))
DEVELOPMENT := $(VENV)/.development-$(firstword $(shell cat requirements.txt requirements-dev.txt | cksum))
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
CHECKER := tests/browser/checker
COLLECTED := staticfiles/staticfiles.json
CODE := accounts api common config exchange incidents insights library taxonomy wiki manage.py

.DEFAULT_GOAL := help

run: $(RUNTIME) $(COLLECTED) ## install, migrate, load the fixtures and serve on http://localhost:8000 (PORT=…)
	$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py load_fixtures
	exec $(PY) -m config.server

admin: $(RUNTIME) ## make an administrator who can sign in at once
	$(PY) manage.py make_admin

test: $(DEVELOPMENT) ## the quick tests, on SQLite
	$(PY) -m pytest -n 2 -q

test-postgresql: $(DEVELOPMENT) ## the same tests on a PostgreSQL of their own
	bin/with-postgresql $(PY) -m pytest -n 2 -q

test-slow: $(DEVELOPMENT) ## hostile addresses and forms, the API against its schema, worked examples (minutes)
	$(PY) -m pytest -m slow -n 2 -q

test-browser: $(DEVELOPMENT) ## the tests in Chromium
	$(PY) -m pytest -m browser -n 2 -q

test-mediawiki: $(DEVELOPMENT) ## a round trip through a real MediaWiki (installs Debian's where it is missing)
	bin/with-mediawiki $(PY) -m pytest -m mediawiki -q

html-checker: $(CHECKER)/node_modules/.package-lock.json ## the W3C's checker of HTML, for those tests (needs npm and Java)

test-all: test test-slow test-postgresql test-browser test-mediawiki ## all of these tests

lint: $(DEVELOPMENT) ## style, templates and types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	find templates -name '*.html' -print0 | xargs -0r $(VENV)/bin/djade --check --target-version 5.2
	$(VENV)/bin/mypy $(CODE)

bench: $(DEVELOPMENT) $(COLLECTED) ## measure, and write docs/benchmarks.md (hours; PARTS="base growth" for some)
	$(PY) -m bench.run $(PARTS)

lock: $(DEVELOPMENT) ## pin the newest versions that requirements*.in allow
	for list in requirements requirements-dev; do \
		$(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --no-build --generate-hashes \
			--no-header $$list.in --output-file $$list.txt || exit 1; \
	done

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 26

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): | $(PY)
	$(PIP_INSTALL) -r requirements.txt
	rm -f $(VENV)/.runtime-* $(VENV)/.development-*
	touch $@

$(DEVELOPMENT): | $(PY)
	$(PIP_INSTALL) -r requirements.txt -r requirements-dev.txt
	rm -f $(VENV)/.runtime-* $(VENV)/.development-*
	touch $@ $(RUNTIME)

$(CHECKER)/node_modules/.package-lock.json: $(CHECKER)/package-lock.json
	cd $(CHECKER) && npm ci
	touch $@

$(COLLECTED): $(RUNTIME) $(shell find static -type f)
	$(PY) manage.py collectstatic --no-input --clear --verbosity 0

.PHONY: run admin test test-slow test-postgresql test-browser test-mediawiki html-checker test-all lint bench lock help
