#!/bin/sh
# Fetches one revision of a git repository into a folder, which is emptied before.
#
# URL, REVISION   what is fetched; without a revision, the repository's default branch
# DEPTH           how many commits of its history; 0 for all
# SUBMODULES      whether submodules are fetched too: true or false
# DIRECTORY       the folder
# COMMIT_FILE     gets the id of the commit
# URL_FILE        gets the URL
set -eu

# The folder's owner is the volume's, so git would refuse to work there.
git config --global --add safe.directory "$DIRECTORY"
find "$DIRECTORY" ! -path "$DIRECTORY" -prune ! -name lost+found -exec rm -rf {} +
git init --quiet "$DIRECTORY"
cd "$DIRECTORY"

[ "$DEPTH" -eq 0 ] || depth=--depth=$DEPTH
git remote add -- origin "$URL"
git fetch --quiet ${depth:+"$depth"} -- origin "${REVISION:-HEAD}"
git checkout --quiet --detach FETCH_HEAD
if [ "$SUBMODULES" = true ]; then
  git submodule --quiet update --init --recursive ${depth:+"$depth"}
fi

git rev-parse HEAD | tr -d '\n' >"$COMMIT_FILE"
printf %s "$URL" >"$URL_FILE"
