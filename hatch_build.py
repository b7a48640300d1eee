"""Compile the dataset into the wheel, so that an installed program never parses TOML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface[Any]):
    """Check the TOML and add its compiled form beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled file and tell hatchling where it goes; an editable build has none."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from ldncli.dataset import compiled, making, opening

        self.folder = tempfile.TemporaryDirectory()
        target = Path(self.folder.name) / opening.COMPILED
        source = root / "data"
        draft = target.with_suffix(".part")
        compiled.compile_file(target, draft, making.checked(source), making.made_from(source))
        build_data["force_include"][str(target)] = f"ldncli/data/{opening.COMPILED}"
