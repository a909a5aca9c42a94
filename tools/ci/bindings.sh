#!/usr/bin/env bash
# Generates the packages for Python, Go and Java into dist/bindings, those of the peers included where no registry serves
# them.
set -euo pipefail
rm -rf dist/bindings
export npm_config_ignore_scripts=true
npx jsii-pacmak --code-only --outdir dist/bindings --targets python
npx jsii-pacmak --code-only --outdir dist/bindings --targets go --targets java --recurse
