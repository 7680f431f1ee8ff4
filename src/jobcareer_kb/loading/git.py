"""Ask git about files (io)."""

import os
import subprocess
from pathlib import Path


def tracked(file: Path) -> bool:
    """Say whether a file is under version control."""
    done = subprocess.run(
        ["git", "-C", os.path.dirname(file), "ls-files", "--error-unmatch", "--", file.name],
        capture_output=True,
        check=False,
    )
    return done.returncode == 0
