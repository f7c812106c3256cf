#!/bin/sh
# Sees to it that there is what the tests run: a Chromium (the system's, else Debian's, else Playwright's own) and nginx.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

has_browser() { .venv/bin/python tools/find_browser.py >/dev/null; }
has_nginx() { command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]; }

. /etc/os-release 2>/dev/null || ID=unknown
if [ "$(id -u)" = 0 ] && [ "$ID" = debian ]; then
    wanted=
    has_browser || wanted="$wanted chromium fonts-noto-cjk"
    has_nginx || wanted="$wanted nginx-light"
    if [ -n "$wanted" ]; then
        say "Installing$wanted …"
        apt-get update -qq
        # nginx is run by a test only: no service of this machine is to start.
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq $wanted >/dev/null
    fi
elif ! has_browser; then
    say "Downloading Chromium …"
    .venv/bin/playwright install chromium 2>/dev/null || true
fi

has_nginx || say "One test needs nginx and will fail: install it (Debian: sudo apt install nginx-light; macOS: brew install nginx)."
if ! has_browser; then
    say "The tests need Chromium or Chrome. Install one (Debian: sudo apt install chromium), or set CHROMIUM to its path, and run make test again."
    exit 1
fi
