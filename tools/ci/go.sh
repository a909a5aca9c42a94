#!/usr/bin/env bash
# The generated Go packages compile, and the Go program renders the expected objects.
set -euo pipefail
command -v go >/dev/null || exit 77
cp -r test/languages/go dist/bindings/go/program
cd dist/bindings/go/program
go build github.com/cdk8s-knative/cdk8s-knative-go/cdk8sknative/...
go run . | diff -B "$OLDPWD/test/languages/expected.yaml" -
