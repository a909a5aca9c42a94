#!/usr/bin/env bash
# Every example renders in its folder, as its README says, and twice to the same bytes; the cluster would take the result.
# The one for Pulumi compiles, also as Pulumi does it, which asks for more of its tsconfig.json.
set -euo pipefail
for example in examples/*/; do
  [ -e "$example"cdk8s.yaml ] || continue
  (
    cd "$example"
    npx cdk8s synth --check-upgrade=false >/dev/null
    before=$(cat dist/* | sha256sum)
    npx cdk8s synth --check-upgrade=false >/dev/null
    [ "$before" = "$(cat dist/* | sha256sum)" ]
  )
  echo "$example: $(cat "$example"dist/*.yaml | grep -c '^kind:') objects"
  node lib/cli/main.js validate "$example"dist/*.yaml
done
npx tsc -p examples/pulumi
cd examples/pulumi
node -e '
  const { readFileSync } = require("node:fs");
  const { resolve } = require("node:path");
  const { register } = require("@pulumi/pulumi/vendor/ts-node@7.0.1");
  register().compile(readFileSync("index.ts", "utf8"), resolve("index.ts"));
'
