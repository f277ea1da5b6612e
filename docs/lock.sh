#!/bin/sh
# Renew requirements.lock (to run) and requirements-dev.lock (what tests and lint need besides), with hashes and without index addresses.
set -eu
compile() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-annotate --no-header --custom-compile-command 'make lock' "$@"; }
compile pyproject.toml --extra dashboard --extra documents --extra remote --extra lineage --output-file requirements.lock
all=$(mktemp)
cat requirements.lock requirements-dev.lock >"$all" # versions that are there are kept
compile pyproject.toml --extra dashboard --extra documents --extra remote --extra lineage --extra dev --constraint requirements.lock --output-file "$all"
awk 'NR == FNR { locked[$0] = 1; next } /^[^ ]/ { is_new = !($0 in locked) } is_new' requirements.lock "$all" >requirements-dev.lock
rm "$all"
