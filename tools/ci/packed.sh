#!/usr/bin/env bash
# The packed package installs into an empty project that has only its peers, and synthesizes there from JavaScript and
# from TypeScript. Only the path for Pulumi needs Pulumi; with it, it works there too.
set -euo pipefail
repository=$PWD
languages=$PWD/test/languages
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
version() { node -p "require('./package.json').devDependencies['$1']"; }
packages=("cdk8s@$(version cdk8s)" "constructs@$(version constructs)" "typescript@$(version typescript)")
packages+=("./$(npm pack --silent --ignore-scripts --pack-destination "$project")")
cd "$project"
echo '{ "private": true }' >package.json
npm install --silent "${packages[@]}"
cp "$languages"/{javascript,typescript,pulumi}/* .
npx tsc --strict --module node16 --target es2022 main.mts
node main.js | diff -B "$languages/expected.yaml" -
node main.mjs | diff -B "$languages/expected.yaml" -

# Namespaces load when they are read, so all of them are.
[ ! -e node_modules/@pulumi ]
node -e "Object.values(require('cdk8s-knative'))"
npx cdk8s-knative --help >/dev/null
! node -e "require('cdk8s-knative/pulumi')" 2>error
grep -q "Cannot find module '@pulumi/pulumi'" error
ln -s "$repository/node_modules/@pulumi" node_modules/@pulumi
npx tsc --strict --module node16 --target es2022 --skipLibCheck pulumi.mts
# Older projects of Pulumi resolve as Node 10 did, which knows no `exports`.
echo "export { Application } from 'cdk8s-knative/pulumi';" >older.ts
npx tsc --strict --module commonjs --moduleResolution node10 --ignoreDeprecations 6.0 --skipLibCheck --noEmit older.ts
node pulumi.mjs | diff expected -
