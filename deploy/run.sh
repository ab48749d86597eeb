#!/bin/sh
# Starts the service, scores the samples, says where to look, and stays up until Ctrl-C.
set -eu
port="${PORT:-8000}"
bin=.venv/bin

if ! "$bin/python" - "$port" <<'PY' 2>/dev/null
import socket, sys
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    probe.bind(("127.0.0.1", int(sys.argv[1])))
PY
then
    echo "Port $port is taken or cannot be used; another one: make run PORT=8001" >&2
    exit 1
fi

# A reader of the table needs no line a request; whoever does sets the level.
CITEMARK_LOG_LEVEL="${CITEMARK_LOG_LEVEL:-warning}" "$bin/citemark" serve --port "$port" &
service=$!
trap 'kill "$service" 2>/dev/null || true; wait "$service" 2>/dev/null || true' EXIT
trap 'exit 0' INT TERM

tries=0
until "$bin/python" - "$port" <<'PY' 2>/dev/null
import sys, urllib.request
urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/readyz", timeout=2)
PY
do
    tries=$((tries + 1))
    if ! kill -0 "$service" 2>/dev/null || [ "$tries" -gt 60 ]; then
        echo "The service did not start; what it says stands above." >&2
        exit 1
    fi
    sleep 0.5
done

"$bin/citemark" score docs/samples/*.json --offline
cat <<END

The service answers on http://127.0.0.1:$port/
  read a summary      http://127.0.0.1:$port/
  the HTTP interface  http://127.0.0.1:$port/docs
  on the command line $bin/citemark score FILE
  in the browser      load the folder extension/ (README.md), open http://127.0.0.1:$port/sample
Press Ctrl-C to stop.
END
wait "$service"
