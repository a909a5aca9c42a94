#!/usr/bin/env bash
# jsii-diff finds no break of the public API since the last tag.
set -euo pipefail
if ! tag=$(git describe --tags --abbrev=0 2>/dev/null); then
  echo 'There is no tag yet: nothing to compare with.'
  exit 77
fi
before="$CACHE/release/$(git rev-parse "$tag^{commit}")"
if [ ! -f "$before/.jsii" ]; then
  mkdir -p "$before"
  git archive "$tag" | tar -x -C "$before"
  (cd "$before" && npm ci --silent && npm run --silent build)
fi
# All of the API counts, although the package calls itself experimental.
npx jsii-diff --error-on all "$before" .
