#!/bin/bash
# Becomes the server, as its own user; whatever else it is given is run as it is.
set -euo pipefail

if [[ ${1:-} == rabbitmq* ]] && ((EUID == 0)); then
  mkdir -p /var/lib/rabbitmq/mnesia /var/log/rabbitmq
  chown -R rabbitmq:rabbitmq /var/lib/rabbitmq /var/log/rabbitmq /etc/rabbitmq
  # The start script turns into the server instead of watching over it; Erlang does not spin while it waits for work.
  export RABBITMQ_ALLOW_INPUT=1
  export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="${RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:-} -noinput +sbwt none +sbwtdcpu none +sbwtdio none"
  exec setpriv --reuid=rabbitmq --regid=rabbitmq --clear-groups "$@"
fi

exec "$@"
