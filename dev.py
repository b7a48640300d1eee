"""Set up and run this project with nothing but Python 3.11 or later and pip.

python3 dev.py run [WORDS]   install into .venv and run ldn (the home page without words)
python3 dev.py test [WORDS]  install everything into .venv and run lint, types and tests
python3 dev.py test --fast   the same without the slow tests, installing only what changed
python3 dev.py generate      write anew what is made from the code: help pages, schemas, lists
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PLACE = Path(os.environ.get("LDN_VENV") or ROOT / ".venv")
BIN = PLACE / ("Scripts" if os.name == "nt" else "bin")


def run(*words: str) -> None:
    """Run a program of the environment; leave with its code when it fails."""
    code = subprocess.run([str(BIN / words[0]), *words[1:]], cwd=ROOT, check=False).returncode
    if code:
        raise SystemExit(code)


def install(*what: str) -> None:
    """Make the environment if there is none, and install into it."""
    if not (BIN / "pip").exists() and not (BIN / "pip.exe").exists():
        venv.create(PLACE, with_pip=True)
    quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run("python", *quiet, "--upgrade", "pip>=25.1")  # the first that knows dependency groups
    run("python", *quiet, *what)


def install_for_tests(*, if_changed: bool) -> None:
    """Install everything; with `if_changed`, only where the list of it is newer."""
    mark = PLACE / "installed-for-tests"
    listed = (ROOT / "pyproject.toml").stat().st_mtime
    if if_changed and mark.exists() and mark.stat().st_mtime >= listed:
        return
    install("--editable", ".[plots,report]", "--group", "dev")
    mark.touch()


def test(words: list[str]) -> None:
    """Run lint, types, the dataset's own rules and the tests."""
    fast = "--fast" in words
    words = [word for word in words if word != "--fast"]
    install_for_tests(if_changed=fast)
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    run("mypy")
    run("ldn", "data", "validate")
    only = ("-m", "not slow") if fast else ()
    # neighbours stay on one core, so that what a module makes for its tests is seldom made twice
    run("python", "-m", "pytest", "-n", "auto", "--dist", "worksteal", *only, *words)


def generate() -> None:
    """Write every generated file; a test fails for each that was forgotten."""
    install_for_tests(if_changed=True)
    for tool in ("generate", "schemas", "data_fields", "api_reference"):
        run("python", "-m", f"tools.{tool}")


def main() -> None:
    """Do what the first word asks for."""
    if sys.version_info < (3, 11):
        raise SystemExit("ldn needs Python 3.11 or later; try: python3.11 dev.py run")
    verb, words = (sys.argv[1:2] or [""])[0], sys.argv[2:]
    if verb == "run":
        install("--editable", ".")
        run("ldn", *words)
    elif verb == "test":
        test(words)
    elif verb == "generate":
        generate()
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
