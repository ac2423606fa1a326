# Every verb of the course; CI runs only these. `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
UV_VERSION := 0.13.9
UV := $(shell command -v uv || echo .tools/bin/uv)
export UV_PYTHON_DOWNLOADS := never
# Large, and imported by nothing here: to compile them too would double the set-up's time.
NEVER_IMPORTED := /(tests?|sympy|mpmath|faker|databricks|textual|celery|statsmodels|graph_objs|validators)/
export PATH := $(CURDIR)/.venv/bin:$(PATH)
.DEFAULT_GOAL := help
.PHONY: help setup system site serve test join shards bench check outputs export new newest tfx doctor clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

setup: ## set everything up inside this folder (the other verbs do it by themselves)
	@$(MAKE) -s --no-print-directory -j 2 .venv/.made node_modules/.made

system: # what the tests need from the system, as root on Debian and Ubuntu; elsewhere `make doctor` names it
	@$(PYTHON) -m course.doctor --install

.tools/bin/uv: # uv, if it is not on this machine
	@echo "getting uv $(UV_VERSION) into .tools/ …"
	@$(PYTHON) -m venv .tools >/dev/null 2>&1 && .tools/bin/pip install -q uv==$(UV_VERSION) || \
	  { mkdir -p .tools/bin && $(PYTHON) -m pip install -q --target .tools/lib uv==$(UV_VERSION) && ln -sf ../lib/bin/uv .tools/bin/uv; }

.venv/.made: pyproject.toml uv.lock | $(filter .tools/bin/uv,$(UV)) # the Python environment, from its lock
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else "Python 3.11 to 3.13 is needed; python3 is %d.%d. Name another: make PYTHON=python3.12" % v)'
	@echo "setting up Python packages …"
	@$(UV) sync --locked --quiet --python $(PYTHON)
	@.venv/bin/python -m compileall -qq -j 0 -x '$(NEVER_IMPORTED)' .venv/lib >/dev/null || true
	@ln -sf ../../course/run/guest/ci/course-remote .venv/bin/course-remote
	@ln -sf ../../course/run/guest/ci/course-github .venv/bin/course-github
	@touch $@

node_modules/.made: package.json package-lock.json # marp-cli, d2 and what the browser needs, from their lock
	@command -v node >/dev/null && node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' || { echo "Node 20 or newer is needed: https://nodejs.org"; exit 1; }
	@echo "setting up Node packages …"
	@npm ci --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null
	@touch $@

site: setup ## build the whole site into site/
	@course site

serve: setup ## live preview of pages and decks at http://127.0.0.1:8000 (PORT=…)
	@course serve $(if $(PORT),--port $(PORT))

test: ## run every test (one module: M=07; what a change touches: CHANGED=main; a part: SHARD=2/6; others: F="-k words")
	@$(MAKE) -s --no-print-directory -j 3 system .venv/.made node_modules/.made
	@python -m pytest $(if $(M),--module "$(M)") $(if $(CHANGED),--changed "$(CHANGED)") $(if $(SHARD),--shard "$(SHARD)") $(F)

join: .venv/.made ## one verdict of all parts, whose files are in build/shards/
	@python -m course.report.parts

shards: setup ## how long each part would take (of how many: N=6; workers of a machine: W=3)
	@python tests/sharding.py $(or $(N),6) $(or $(W),3)

bench: setup ## what a full run of the tests costs, by group; adds a row to tools/bench/table.md
	@python tools/bench/bench.py

check: setup ## the structural checks, and the gates on our own code, in seconds
	@course check

outputs: setup ## run the snippets and rewrite their recordings (one: F=snippets/…)
	@course outputs $(F)

export: setup ## PDF, PDF with notes and PPTX of every deck, into build/export/
	@course export

new: setup ## begin a module of the syllabus: make new M=08
	@course new $(M)

newest: system setup ## the suite with the newest of everything, apart; what will rot is told in build/newest/report.md
	@course newest

tfx: setup ## the environment of TFX, some gigabytes, for the lab of module 12
	@python -m course.run.apart tfx

doctor: setup ## what this machine lacks, what for, and how to get it
	@course doctor

clean: ## remove all that was made, but not the environments
	@rm -rf site build docs/notebooks docs/downloads docs/assets/fonts docs/assets/figures/*.svg .pytest_cache
