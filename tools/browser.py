"""See that Debian's Chromium is there for the browser tests; install it where that is possible.

Its headless shell first: the same engine without a window's machinery, for less of the processor.
The tests fail, and never skip, where the browser should be and is not. HENGYUAN_CHROMIUM names
another binary.
"""

import os
import shutil
import subprocess
import sys

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
)
PACKAGES = (("chromium-headless-shell", "fonts-noto-cjk"), ("chromium", "fonts-noto-cjk"))


def find() -> str | None:
    """The path of a Chromium, or None."""
    chosen = os.environ.get("HENGYUAN_CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> bool:
    """Install Debian's packages as root, or through sudo that asks for nothing."""
    apt = shutil.which("apt-get")
    if apt is None:
        return False
    sudo = shutil.which("sudo")
    prefix = [] if os.geteuid() == 0 else [sudo, "-n"] if sudo else None
    if prefix is None:
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}

    def done(*words: str) -> bool:
        command = [*prefix, apt, *words]
        return not subprocess.run(command, env=environment, stdout=subprocess.DEVNULL).returncode

    install = ("install", "-y", "-qq", "--no-install-recommends")
    return done("update", "-qq") and any(done(*install, *packages) for packages in PACKAGES)


def main() -> int:
    """0 when a browser is there; 1 with one line that says how to get it."""
    if find():
        return 0
    print("browser: installing chromium for the browser tests", flush=True)
    if install() and find():
        return 0
    print(
        "browser: no Chromium was found and it could not be installed: "
        "apt-get install chromium fonts-noto-cjk, or set HENGYUAN_CHROMIUM",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
