# shellcheck shell=sh
# What mvnw and scripts/* share, in POSIX sh: messages, finding a Java, installing Debian packages. Sourced, never run.

java_needed=17

# say TEXT...: one line to the person at the terminal; standard output stays free for results.
say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
  say "$@"
  exit 1
}

# usage: the comment at the top of the script.
usage() { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p;}' "$0"; }

# java_major HOME: the major version of the Java there (8 and older: 1), or 0. Asking the Java itself costs 50 ms.
java_major() {
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null) || major=
  echo "${major:-0}"
}

# find_java TOOL: the home of the first Java that is new enough and has bin/TOOL; fails when there is none.
find_java() {
  on_path=$(readlink -f "$(command -v "$1" || echo /)") || on_path=/
  for home in "${JAVA_HOME:-/}" "${on_path%/bin/*}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -x "$home/bin/$1" ] && [ "$(java_major "$home")" -ge "$java_needed" ]; then
      echo "$home"
      return
    fi
  done
  return 1
}

# need_java TOOL: find_java, after installing one when there is none; fails when that is not possible.
need_java() {
  find_java "$1" || { apt_install default-jdk-headless && find_java "$1"; }
}

# apt_install PACKAGE...: fails quietly when this is no Debian or we may not.
apt_install() {
  command -v apt-get >/dev/null || return 1
  as_root=
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root='sudo -n'
  fi
  say "installing $* (apt-get)"
  # A list that cannot be refreshed is no reason to give up: the old one may do.
  said=$({
    $as_root apt-get update -qq || true
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      -o DPkg::Lock::Timeout=120 "$@"
  } </dev/null 2>&1) || {
    echo "$said" >&2
    return 1
  }
}
