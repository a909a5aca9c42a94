#!/bin/sh
set -e
make "$TARGET"
