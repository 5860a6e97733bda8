# shellcheck shell=bash
# What ./run, ./test and .ci/run share: numbered steps, what the machine must have, the build, and a private RabbitMQ.
# Sourced, never run. The caller sets `set -euo pipefail` and STEPS_TOTAL before the first `step`.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# One configuration for running and testing, so that nothing is built twice. Directory.Build.props optimises it.
CONFIGURATION=Debug
FRAMEWORK=net10.0
NODE_MAJOR_MIN=18
LOGS=$ROOT/.tools/logs
# Exit codes: 1 something failed; 2 the machine lacks something that a person has to bring, or the command line is wrong.
EXIT_FAILED=1
EXIT_MISSING=2

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

STEP=0
step() {
    STEP=$((STEP + 1))
    printf '[%d/%d] %s (%d s)\n' "$STEP" "${STEPS_TOTAL:?}" "$1" "$SECONDS"
}

say() { printf '      %s\n' "$*"; }

fail() { # code, then lines for a person
    local code=$1
    shift
    printf '\n' >&2
    printf '%s\n' "$@" >&2
    exit "$code"
}

# Package sources carry addresses that are nobody's business but the machine's.
without_addresses() { sed -E 's#(https?|wss?)://[^][:space:]"'\'')]+#<address>#g'; }

# ---- what the machine must have -------------------------------------------------------------------------------------

as_root() { # the prefix that makes a command run as root; fails when there is none
    if [ "$(id -u)" = 0 ]; then
        echo env
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        echo "sudo -n"
    else
        return 1
    fi
}

require_dotnet() {
    if ! command -v dotnet >/dev/null; then
        fail $EXIT_MISSING "The .NET 10 SDK is missing." \
            "It is not among Debian's packages: follow https://learn.microsoft.com/dotnet/core/install/linux, then run this again."
    fi
    local version
    if ! version=$(cd "$ROOT" && dotnet --version 2>/dev/null); then
        fail $EXIT_MISSING "This needs a .NET SDK 10.0 (global.json names the band). Installed here:" \
            "$(cd / && dotnet --list-sdks | sed 's/ .*//; s/^/  /')" \
            "Follow https://learn.microsoft.com/dotnet/core/install/linux for .NET 10, then run this again."
    fi
    say ".NET SDK $version"
}

node_is_enough() {
    local major
    command -v node >/dev/null && command -v npm >/dev/null || return 1
    major=$(node --version | sed -E 's/^v([0-9]+).*/\1/')
    [ "$major" -ge $NODE_MAJOR_MIN ]
}

postgresql_bin() { # the newest server installed, since Debian keeps initdb and pg_ctl off the path
    local found
    found=$(command -v initdb) && { dirname "$found"; return; }
    # shellcheck disable=SC2012
    found=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1)
    [ -n "$found" ] && dirname "$found"
}

rabbitmq_bin() { # not /usr/sbin: that wrapper runs the machine's own broker, under its own user
    local folder
    for folder in /usr/lib/rabbitmq/bin /opt/homebrew/sbin /usr/local/sbin; do
        [ -x "$folder/rabbitmq-server" ] && { echo "$folder"; return; }
    done
    return 1
}

has_package() {
    case $1 in
        nodejs | npm) node_is_enough ;;
        postgresql) [ -n "$(postgresql_bin)" ] ;;
        rabbitmq-server) [ -n "$(rabbitmq_bin)" ] ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

require_packages() { # names of Debian packages
    local package missing=()
    for package in "$@"; do
        has_package "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        bring_packages "${missing[@]}"
    fi
    for package in "$@"; do
        has_package "$package" || fail $EXIT_MISSING \
            "'$package' is still not usable after it was installed.$([[ $package = nodejs || $package = npm ]] && echo " Node.js $NODE_MAJOR_MIN or newer with npm is needed.")"
    done
    say "found: $*"
}

bring_packages() {
    local root wish="missing: $*"
    if ! command -v apt-get >/dev/null; then
        fail $EXIT_MISSING "$wish" "This system has no apt-get. Bring them with its own package manager (README, 'By hand'), then run this again."
    fi
    if ! root=$(as_root); then
        fail $EXIT_MISSING "$wish" "Installing needs an administrator. Run:" "  sudo apt-get install --no-install-recommends $*" "then run this again."
    fi
    say "$wish: installing from Debian's packages"
    mkdir -p "$LOGS"
    # shellcheck disable=SC2086
    if ! (
        trap 'let_services_be "$root" "$@"' EXIT # however it ends: what keeps services off would keep off everybody's
        keep_services_off "$root"
        $root apt-get update -q </dev/null &&
            $root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" </dev/null
    ) >"$LOGS/packages.log" 2>&1; then
        tail -5 "$LOGS/packages.log" | without_addresses >&2
        fail $EXIT_MISSING "Installing failed (the whole log: .tools/logs/packages.log). Mend it, or install by hand:" "  sudo apt-get install $*"
    fi
}

# Debian starts a server when it installs one, and at every boot. We want the programs, not a service beside the ones we start ourselves.
POLICY=/usr/sbin/policy-rc.d
POLICY_IS_OURS=no
keep_services_off() {
    [ -e $POLICY ] && return
    # shellcheck disable=SC2086
    printf '#!/bin/sh\nexit 101\n' | $1 tee $POLICY >/dev/null && $1 chmod 755 $POLICY && POLICY_IS_OURS=yes
}

let_services_be() {
    local root=$1 package
    shift
    # shellcheck disable=SC2086
    [ $POLICY_IS_OURS = yes ] && $root rm -f $POLICY
    [ -d /run/systemd/system ] || return 0
    for package in "$@"; do
        case $package in
            # shellcheck disable=SC2086
            postgresql | rabbitmq-server) $root systemctl disable "$package" || true ;;
        esac
    done
}

# ---- building -------------------------------------------------------------------------------------------------------

build() { # projects or the solution
    local project
    mkdir -p "$LOGS"
    for project in "$@"; do
        say "building ${project##*/}"
        if ! (cd "$ROOT" && dotnet build "$project" -c $CONFIGURATION -nodeReuse:false -v:minimal -clp:NoSummary) >"$LOGS/build.log" 2>&1 </dev/null; then
            grep -E 'error|npm ERR' "$LOGS/build.log" | sort -u | head -20 | sed "s#$ROOT/##g" | without_addresses >&2
            if grep -q 'error NU' "$LOGS/build.log"; then
                fail $EXIT_FAILED "Packages could not be fetched (the whole log: .tools/logs/build.log)." \
                    "Is the machine online, and is a package source set up ('dotnet nuget list source')? Then run this again."
            fi
            fail $EXIT_FAILED "The build failed (the whole log: .tools/logs/build.log)."
        fi
    done
}

sources_newer_than() { # stamp file
    [ -e "$1" ] || return 0
    [ -n "$(find "$ROOT/src" "$ROOT/tests" "$ROOT/samples" "$ROOT/workflows" "$ROOT"/Directory.* "$ROOT/global.json" "$ROOT/.editorconfig" \
        \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name TestResults \) -prune -o -newer "$1" -print -quit 2>/dev/null)" ]
}

# ---- waiting for servers --------------------------------------------------------------------------------------------

port_is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

http_status() { # port, path; prints the status code, nothing when there is no answer
    local answer
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    IFS=' ' read -r -t 10 _ answer _ <&3 || true
    exec 3<&-
    echo "$answer"
} 2>/dev/null

wait_until() { # seconds, process id, then a command; 0 held, 1 time is up, 2 the process has ended
    local limit=$((SECONDS + $1)) process=$2
    shift 2
    until "$@"; do
        kill -0 "$process" 2>/dev/null || return 2
        [ $SECONDS -lt $limit ] || return 1
        sleep 0.3
    done
}

free_port() { # the first free one from here on
    local port=$1 tries=100
    while port_is_open "$port"; do
        port=$((port + 1))
        tries=$((tries - 1))
        [ $tries -gt 0 ] || fail $EXIT_FAILED "No free port between $1 and $port on this machine."
    done
    echo "$port"
}

stop_process() { # process id, seconds before it is killed
    local limit=$((SECONDS + $2))
    kill -TERM "$1" 2>/dev/null || return 0
    while kill -0 "$1" 2>/dev/null; do
        if [ $SECONDS -ge $limit ]; then
            kill -KILL "$1" 2>/dev/null || true
            break
        fi
        sleep 0.2
    done
}
