#!/usr/bin/env bash
# The packed package installs into an empty project that has only its peers, and synthesizes there from JavaScript and
# from TypeScript.
set -euo pipefail
languages=$PWD/test/languages
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
version() { node -p "require('./package.json').devDependencies['$1']"; }
packages=("cdk8s@$(version cdk8s)" "constructs@$(version constructs)" "typescript@$(version typescript)")
packages+=("./$(npm pack --silent --ignore-scripts --pack-destination "$project")")
cd "$project"
echo '{ "private": true }' >package.json
npm install --silent "${packages[@]}"
cp "$languages"/{javascript,typescript}/* .
npx tsc --strict --module node16 --target es2022 main.mts
node main.js | diff -B "$languages/expected.yaml" -
node main.mjs | diff -B "$languages/expected.yaml" -
