#!/bin/bash
# Makes the cluster when there is none, then becomes the server; whatever else it is given is run as it is.
set -euo pipefail

[[ ${1:-} != -* ]] || set -- postgres "$@"
[[ ${1:-} == postgres ]] || exec "$@"

if ((EUID == 0)); then
  mkdir -p "$PGDATA" /var/run/postgresql
  chown postgres:postgres "$PGDATA" /var/run/postgresql
  chmod 700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --clear-groups env HOME=/var/lib/postgresql "${BASH_SOURCE[0]}" "$@"
fi

if [[ ! -s $PGDATA/PG_VERSION ]]; then
  user=${POSTGRES_USER:-postgres}
  database=${POSTGRES_DB:-$user}
  method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}
  if [[ -z ${POSTGRES_PASSWORD:-} && $method != trust ]]; then
    printf 'POSTGRES_PASSWORD is missing: a server without a password is not started.\n' >&2
    exit 1
  fi
  # shellcheck disable=SC2086 # the arguments are words
  initdb --username="$user" --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:-}") --encoding=UTF8 --locale=C.UTF-8 --no-sync \
    ${POSTGRES_INITDB_ARGS:-}
  # Before the server listens, so that whoever finds it ready finds its database too.
  if [[ $database != postgres ]]; then
    postgres --single -D "$PGDATA" postgres <<<"CREATE DATABASE \"${database//\"/\"\"}\"" >/dev/null
  fi
  printf "listen_addresses = '*'\n" >>"$PGDATA/postgresql.conf"
  printf 'host all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
fi

exec "$@"
