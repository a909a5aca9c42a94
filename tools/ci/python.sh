#!/usr/bin/env bash
# The Python program renders the expected objects with the built wheel.
set -euo pipefail
command -v python3 >/dev/null || exit 77
version() { node -p "require('./package.json').devDependencies['$1']"; }
peers=("cdk8s==$(version cdk8s)" "constructs==$(version constructs)")
venv="$CACHE/python/$(echo "${peers[@]}" "$(python3 --version)" | tr ' ' '_')"
if [ ! -f "$venv/complete" ]; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet "${peers[@]}" wheel 'setuptools~=75.3.2' 'build~=1.5.0'
  touch "$venv/complete"
fi
"$venv/bin/pip" wheel --quiet --no-deps --no-build-isolation --wheel-dir dist/python dist/bindings/python
"$venv/bin/pip" install --quiet --no-deps --force-reinstall dist/python/*.whl
"$venv/bin/python" test/languages/python/main.py | diff -B test/languages/expected.yaml -
