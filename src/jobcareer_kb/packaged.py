"""Where `kb/` and `templates/` are: inside an installed wheel, or at the root of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def packaged(folder: str) -> Path:
    """Return the folder `kb` or `templates` that came with the program.

    A wheel carries them under `_data`; an editable install does not see force-included folders,
    so there the checkout's own are used.
    """
    inside = _PACKAGE / "_data" / folder
    return inside if inside.is_dir() else _PACKAGE.parent.parent / folder
