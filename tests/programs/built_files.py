"""An output folder as the tests of this folder read it."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass
class Built:
    """An output folder and what its manifest says."""

    out: Path

    @cached_property
    def artifacts(self) -> dict[str, dict[str, Any]]:
        """Entries of the manifest by path below the folder."""
        text = (self.out / "manifest.json").read_text(encoding="utf-8")
        return json.loads(text)["artifacts"]

    def files(self, *suffixes: str) -> list[Path]:
        """Every file with one of the suffixes, sorted; at least one, or the test proves nothing."""
        found = [self.out / path for path in sorted(self.artifacts) if path.endswith(suffixes)]
        assert found, f"the build made no file that ends in {suffixes}"
        return found
