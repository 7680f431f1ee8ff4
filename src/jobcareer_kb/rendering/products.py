"""Which products have a template (io); imports nothing heavy, since every check asks."""

from pathlib import Path

SUFFIX = ".xml.j2"


def products_in(folder: Path) -> frozenset[str]:
    """Products that have a template in a folder; a leading underscore marks what they share."""
    names = (path.name.removesuffix(SUFFIX) for path in folder.glob(f"*{SUFFIX}"))
    return frozenset(name for name in names if not name.startswith("_"))
