#!/bin/sh
# Builds an image with the buildpacks of the builder that this runs in, and pushes it. The arguments are environment
# variables of the build, NAME=value.
#
# IMAGE           name of the image, with its tag
# SOURCE          folder of the source
# LAYERS          an empty folder to build in
# PLATFORM        an empty folder for what the buildpacks are told
# RUN_IMAGE       image that the result is based on; without, the builder's
# DIGEST_FILE     gets the digest of the image
# URL_FILE        gets the name of the image
set -eu
PATH=$PATH:/cnb/lifecycle

# Another user may own the folder, the volume's, and git would refuse to work there.
printf '[safe]\n\tdirectory = *\n' >>"$HOME/.gitconfig"

mkdir "$PLATFORM/env"
for variable; do
  printf %s "${variable#*=}" >"$PLATFORM/env/${variable%%=*}"
done

creator -app="$SOURCE" -layers="$LAYERS" -platform="$PLATFORM" -report="$LAYERS/report.toml" \
  ${RUN_IMAGE:+-run-image="$RUN_IMAGE"} "$IMAGE"

sed -n 's/^ *digest *= *"\(sha256:[0-9a-f]*\)" *$/\1/p' "$LAYERS/report.toml" | tr -d '\n' >"$DIGEST_FILE"
[ -s "$DIGEST_FILE" ]
printf %s "$IMAGE" >"$URL_FILE"
