# make run · test · browser · check · demo-reset · docs · bench: nothing else to learn.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test browser check demo-reset docs bench bench-inspection messages setup setup-dev

run: setup ## the site with the demo city; a second run loses nothing
	@HENGYUAN_DEMO=1 $(BIN)/hengyuan serve

setup:
	@$(PYTHON) tools/setup.py

setup-dev:
	@$(PYTHON) tools/setup.py --dev

test: setup-dev ## the suite on the embedded database
	@$(BIN)/pytest hengyuan/law -n 2 --dist worksteal --cov=hengyuan.law --cov-branch \
		--cov-report=term-missing:skip-covered --cov-fail-under=100 --cov-config=pyproject.toml
	@$(BIN)/pytest -n 3 --dist worksteal --ignore=hengyuan/law -m "not browser"

browser: setup-dev ## the pages in headless Chromium, which is installed where that is possible
	@$(BIN)/python tools/browser.py
	@$(BIN)/pytest -n 2 --dist worksteal -m browser

check: setup-dev ## ruff, mypy, floors, templates, translations, migrations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy hengyuan
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/djlint --lint --quiet hengyuan
	@$(BIN)/python tools/messages.py --check
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python manage.py check

messages: setup-dev ## collect what the screens say into the English catalogue
	@$(BIN)/python tools/messages.py

demo-reset: setup ## throw the demo city away and build it anew
	@HENGYUAN_DEMO=1 $(BIN)/hengyuan demo reset

docs: setup ## write the diagram of the chain from its table
	@$(BIN)/hengyuan docs

bench: setup-dev ## speeds as ratios in one run on this machine
	@$(BIN)/python bench/run.py
	@$(BIN)/python bench/pages.py
	@$(BIN)/python bench/lists.py
	@$(BIN)/python bench/sampling.py
	@$(BIN)/python bench/review.py
	@$(BIN)/python bench/review_drift.py
	@$(BIN)/python bench/supervision.py
	@$(BIN)/python bench/radar.py
	@$(BIN)/python bench/supervised_day.py --cases 100000
	@$(BIN)/python bench/follow_up.py

bench-inspection: setup-dev ## what the inspection finds, and how fast
	@$(BIN)/python bench/likeness.py
	@$(BIN)/python bench/inspection.py
	@$(BIN)/python bench/texts.py
	@$(BIN)/python bench/scale.py
