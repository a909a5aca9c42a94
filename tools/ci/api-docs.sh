#!/usr/bin/env bash
# API.md is what jsii-docgen makes of the built package.
set -euo pipefail
npx jsii-docgen --output dist/API.md 2>/dev/null
cmp API.md dist/API.md || {
  echo 'API.md is out of date: run `npm run docs`'
  exit 1
}
