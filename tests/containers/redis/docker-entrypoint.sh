#!/bin/bash
# Becomes the server, as its own user; whatever else it is given is run as it is.
set -euo pipefail

[[ ${1:-} != -* && ${1:-} != *.conf ]] || set -- redis-server "$@"
if [[ ${1:-} == redis-server ]]; then
  # Debian's Redis lets nobody in from outside without a password; outside is where everybody is.
  set -- "$@" --protected-mode no
  if ((EUID == 0)); then
    chown redis:redis .
    exec setpriv --reuid=redis --regid=redis --clear-groups "$@"
  fi
fi

exec "$@"
