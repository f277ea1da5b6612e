#!/bin/sh
# Renew requirements.lock (to run) and requirements-dev.lock (to test), with hashes and without index addresses.
set -eu
compile() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-annotate --no-header --custom-compile-command 'make lock' "$@"; }
compile pyproject.toml --extra dashboard --extra documents --extra remote --extra lineage --output-file requirements.lock
compile pyproject.toml --extra dashboard --extra documents --extra remote --extra lineage --extra dev --constraint requirements.lock --output-file requirements-dev.lock
