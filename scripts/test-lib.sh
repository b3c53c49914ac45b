# shellcheck shell=bash
# What scripts/test-jar and test-irc-clients are written in: checks with a folder of their own, servers, connections,
# waiting with a deadline. Sourced, never run. Wants $jar and $java; every process it starts is in pids and ended by its id.
# shellcheck disable=SC2030,SC2031 # each check has its own pids, in its own shell

: "${jar:?}" "${java:?}"
# Nothing is kept unless a check wants it.
export HUBBUB_HISTORY_URI=${HUBBUB_HISTORY_URI-null}
work=$(mktemp -d)
here=$work
passed=0
failed=0
pids=()

# Ends what this shell has started. KILL, since a test that failed may have left a server that does not listen to TERM.
end_all() {
  local pid
  for pid in "${pids[@]+"${pids[@]}"}"; do kill -KILL "$pid" || true; done 2>/dev/null
  wait 2>/dev/null || true
  pids=()
}
trap 'end_all; rm -rf "$work"' EXIT

# check NAME COMMAND...: runs a check in a shell and folder ($here) of its own. It fails at the first command that
# fails, and shows then what it printed.
check() {
  local status
  here=$work/$((passed + failed))
  mkdir -p "$here"
  # Not "if (...)": that would switch off -e inside. PIPE: writing to a closed connection shall fail, not kill.
  set +e
  (
    set -e
    pids=()
    trap end_all EXIT
    trap '' PIPE
    "${@:2}"
  ) >"$here/printed" 2>&1
  status=$?
  set -e
  report "$status" "$1"
}

report() {
  if [ "$1" = 0 ]; then
    passed=$((passed + 1))
    echo "ok $2"
  else
    failed=$((failed + 1))
    echo "not ok $2"
    sed 's/^/    /' "$here/printed"
  fi
}

# fail TEXT [FILE...]: ends a check, showing the files.
fail() {
  echo "$1"
  local file
  for file in "${@:2}"; do
    echo "--- ${file##*/}:"
    tail -n 30 "$file" 2>&1 | cat -v
  done
  exit 1
}

# await SECONDS COMMAND...: until the command succeeds; fails after that many seconds.
await() {
  local deadline=$((SECONDS + $1))
  until "${@:2}"; do
    [ "$SECONDS" -le "$deadline" ] || return 1
    sleep 0.05
  done
}

has() { grep -qaF -- "$2" "$1"; }
gone() { ! kill -0 "$1" 2>/dev/null; }

# serve CONF [ARGUMENT...]: starts the jar and waits until it listens; sets server (its id), log and ports.
serve() { launch "$java" -jar "$jar" serve --conf "$@"; }

launch() {
  log=$here/log
  ports=$here/ports
  rm -f "$ports"
  "$@" --ports-file "$ports" </dev/null >"$log" 2>&1 &
  server=$!
  pids+=("$server")
  await 60 listening_or_gone
  listening || fail "the server ended before it listened" "$log"
}

listening() { grep -qs '}' "$ports"; }
listening_or_gone() { listening || gone "$server"; }

# port DOOR: the port of a door, from the file the server wrote.
port() {
  local number
  number=$(sed -n 's/.*"'"$1"'" *: *\([0-9]*\).*/\1/p' "$ports")
  [ -n "$number" ] || fail "no port of $1" "$ports" >&2
  echo "$number"
}

# stop: sends TERM to the server; sets status to its exit code.
stop() {
  kill "$server"
  await 20 gone "$server" || fail "the server does not end" "$log"
  status=0
  wait "$server" || status=$?
}

# dial NAME PORT: opens a connection; what arrives goes to the file $here/NAME; sets NAME_pid.
dial() {
  mkfifo "$here/$1.in"
  nc.openbsd 127.0.0.1 "$2" <"$here/$1.in" >"$here/$1" 2>"$here/$1.err" &
  pids+=("$!")
  declare -g "$1_pid=$!"
  local fd
  exec {fd}>"$here/$1.in"
  declare -g "$1_fd=$fd"
}

# say NAME TEXT: sends text (printf's escapes understood) on a connection.
say() {
  local fd=$1_fd
  printf '%b' "$2" >&"${!fd}"
}

# say_file NAME FILE: sends what is in the file.
say_file() {
  local fd=$1_fd
  cat "$2" >&"${!fd}"
}

# hears NAME TEXT: waits until the text has arrived on the connection.
hears() { await 10 has "$here/$1" "$2" || fail "$1 did not get: $2" "$here/$1" "$here/$1.err" "$log"; }

# hung_up NAME: waits until the server has closed the connection.
hung_up() { await 10 notices_close "$1" || fail "the connection of $1 is still open" "$here/$1" "$log"; }

# netcat reads on from its input when the server closes, and ends at the next thing it cannot send.
notices_close() {
  local pid=$1_pid
  say "$1" . 2>/dev/null || true
  gone "${!pid}"
}

# enter NAME PORT: dials a raw door and waits until the room hears it: joining takes a moment.
enter() {
  dial "$1" "$2"
  say "$1" "$1 is here."
  hears "$1" "$1 is here."
}

# run STATUS ARGUMENT...: runs the jar to its end; its output goes to $here/out.
run() {
  local status=0
  timeout 60 "$java" -jar "$jar" "${@:2}" >"$here/out" 2>&1 || status=$?
  # shellcheck disable=SC2053 # a pattern: "[12]" is either
  [[ $status = $1 ]] || fail "exit code $status, not $1, of: ${*:2}" "$here/out"
  ! grep -E 'Exception|^[[:space:]]+at ' "$here/out" || fail "a stack trace of: ${*:2}" "$here/out"
}

# one_line TEXT...: what run's program printed is one line with all these texts.
one_line() {
  [ "$(wc -l <"$here/out")" = 1 ] || fail "not one line" "$here/out"
  local text
  for text in "$@"; do has "$here/out" "$text" || fail "does not mention $text" "$here/out"; done
}
