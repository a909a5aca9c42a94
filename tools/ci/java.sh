#!/usr/bin/env bash
# The generated Java packages compile, and the Java program renders the expected objects.
set -euo pipefail
command -v javac >/dev/null && command -v mvn >/dev/null || exit 77
pom=test/languages/java/pom.xml
jars="$CACHE/java/$(sha256sum "$pom" | cut -c1-16)"
[ -d "$jars" ] || mvn --quiet --batch-mode -f "$pom" dependency:copy-dependencies "-DoutputDirectory=$jars"
find dist/bindings/java/src -name '*.java' >dist/sources
javac -nowarn -proc:none -encoding UTF-8 -d dist/java -cp "$jars/*" @dist/sources test/languages/java/Main.java
java -cp "$jars/*:dist/java:dist/bindings/java/src/main/resources" Main | diff -B test/languages/expected.yaml -
