"""Set up and run this project with nothing but Python 3.11 or later and pip.

python3 dev.py run [WORDS]   install into .venv and run ldn (the home page without words)
python3 dev.py test [WORDS]  install everything into .venv and run lint, types and tests
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


def test(words: list[str]) -> None:
    """Run lint, types, the dataset's own rules and the tests."""
    install("--editable", ".[plots,report]", "--group", "dev")
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    run("mypy")
    run("ldn", "validate")
    run("python", "-m", "pytest", *words)


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
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
