#!/bin/sh
# Builds an image from a Dockerfile and pushes it.
#
# IMAGE           name of the image, with its tag
# SOURCE          folder of the source
# DOCKERFILE      path of the Dockerfile below it
# DIGEST_FILE     gets the digest of the image
# URL_FILE        gets the name of the image
set -eu

buildah build --file "$SOURCE/$DOCKERFILE" --tag "$IMAGE" "$SOURCE"
buildah push --digestfile "$DIGEST_FILE" "$IMAGE"
printf %s "$IMAGE" >"$URL_FILE"
