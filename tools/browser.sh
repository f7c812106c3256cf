#!/bin/sh
# Sees to it that there is a Chromium for the tests: the system's, else Debian's, else Playwright's own.
set -eu
cd "$(dirname "$0")/.."

.venv/bin/python tools/find_browser.py >/dev/null && exit 0

. /etc/os-release 2>/dev/null || ID=unknown
if [ "$(id -u)" = 0 ] && [ "$ID" = debian ]; then
    echo "Installing Chromium and a Chinese font …" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null
else
    echo "Downloading Chromium …" >&2
    .venv/bin/playwright install chromium 2>/dev/null || true
fi

if ! .venv/bin/python tools/find_browser.py >/dev/null; then
    echo "The tests need Chromium or Chrome. Install one (Debian: sudo apt install chromium), or set CHROMIUM to its path, and run make test again." >&2
    exit 1
fi
