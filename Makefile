# Each command first sets up what it needs in .venv, and only once.
.PHONY: help rehearse test bench requirements upgrade clean

help:
	@echo "make rehearse      try the bot on this machine, with no account"
	@echo "make test          format check, lint, types, import contracts and all tests"
	@echo "make bench         measure the bot against its peers"
	@echo "make requirements  write requirements/*.txt anew from pyproject.toml (needs uv)"
	@echo "make upgrade       the same, with the newest versions that fit"
	@echo "make clean         remove .venv and what the tools left behind"
	@echo "make clean test PYTHON=python3.13 makes .venv anew with that Python."

rehearse:
	@sh requirements/install .venv run
	@exec .venv/bin/python -m bot rehearse

test:
	@sh requirements/install .venv test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

# The peers want other versions of a few packages, so the benchmark has an environment to itself.
bench:
	@sh requirements/install .venv/bench bench
	@exec .venv/bench/bin/python -m bench

upgrade: UPGRADE = --upgrade
requirements upgrade:
	@command -v uv >/dev/null || { echo "This needs uv: install it and try again." >&2; exit 1; }
	@UPGRADE=$(UPGRADE) sh requirements/compile

clean:
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
