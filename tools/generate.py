"""Write what is made from the command tree: `python -m tools.generate` after a change of it."""

from __future__ import annotations

from pathlib import Path

from ldncli.cli.completion.shells import SCRIPTS
from tools import command_pages, manual, tree

ROOT = Path(__file__).parent.parent
NAMES = {"bash": "ldn.bash", "zsh": "_ldn", "fish": "ldn.fish", "powershell": "ldn.ps1"}


def files() -> dict[Path, str]:
    """Return every generated file with the text that it should hold."""
    scripts = {ROOT / "completions" / NAMES[shell]: text for shell, text in SCRIPTS.items()}
    return {
        ROOT / "src/ldncli/cli/completion/command_tree.py": tree.module(),
        ROOT / "man" / "ldn.1": manual.page(),
        ROOT / "docs" / "commands.md": command_pages.page(),
        **scripts,
    }


def main() -> None:
    """Write the files that differ."""
    for path, text in files().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
