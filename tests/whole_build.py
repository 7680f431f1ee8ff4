"""A build as its user sees it, and a change that reaches all of it."""

from pathlib import Path


def seen(folder: Path) -> dict[str, bytes]:
    """Every file that a user sees."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def retitle(kb: Path, title: str) -> None:
    """Make a change that every artifact prints."""
    settings = kb / "kb.yaml"
    text = settings.read_text()
    line = next(line for line in text.split("\n") if line.startswith("title:"))
    settings.write_text(text.replace(line, f"title: {title}"))
