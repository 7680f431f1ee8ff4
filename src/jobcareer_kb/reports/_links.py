"""The name of the program, its page of codes, and how a path is written as an address."""

PROGRAM = "jobcareer-kb"
PAGE = "docs/checks.md"
"""The reference page of the codes, below the root of the program's repository."""


def is_absolute(path: str) -> bool:
    """Say whether a path begins at the root of the machine, with a drive or without."""
    return path.startswith("/") or path[1:3] == ":/"


def relative_uri(path: str) -> str:
    """A path as a relative URI; every part is escaped, so that a colon begins no scheme."""
    from urllib.parse import quote

    return quote(path, safe="/", errors="surrogatepass")


def file_uri(path: str) -> str:
    """A whole path as a URI."""
    drive, colon, rest = path.partition(":") if path[1:3] == ":/" else ("", "", path)
    from urllib.parse import quote

    rest = quote(rest, safe="/", errors="surrogatepass")
    return f"file:///{drive}{colon}{rest}" if colon else f"file://{rest}"
