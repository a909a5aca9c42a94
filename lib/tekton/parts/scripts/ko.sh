#!/bin/sh
# Builds an image of a Go program and pushes it.
#
# IMAGE           name of the image, with its tag
# SOURCE          folder of the source
# PACKAGE         package of the program, such as ./cmd/server
# DIGEST_FILE     gets the digest of the image
# URL_FILE        gets the name of the image
set -eu
cd "$SOURCE"

# Another user may own the folder, the volume's, and git would refuse to work there.
printf '[safe]\n\tdirectory = *\n' >>"$HOME/.gitconfig"

# A colon before the last slash belongs to the registry's port.
case ${IMAGE##*/} in
  *:*) repository=${IMAGE%:*} tag=${IMAGE##*:} ;;
  *) repository=$IMAGE tag=latest ;;
esac
reference=$(KO_DOCKER_REPO=$repository ko build --bare --tags="$tag" "$PACKAGE")

printf %s "${reference##*@}" >"$DIGEST_FILE"
printf %s "$IMAGE" >"$URL_FILE"
