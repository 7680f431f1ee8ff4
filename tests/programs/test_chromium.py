"""Chromium opens the page of files as a visitor's browser does, on a desk and on a phone."""

import json
import shutil
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from built_files import Built

pytestmark = pytest.mark.browser
SCRIPT = Path(__file__).with_name("open_pages.mjs")


@pytest.fixture(scope="module")
def seen(built: Built, execute: Callable[..., str]) -> list[dict[str, Any]]:
    """What the browser saw of every page at each width."""
    pages = sorted(built.out.rglob("*.html"))
    assert built.out / "index.html" in pages
    found = json.loads(execute("node", SCRIPT, str(shutil.which("chromium")), *pages))
    assert len(found) == 2 * len(pages)
    return found


def test_nothing_scrolls_sideways(seen: list[dict[str, Any]]) -> None:
    assert {page["width"] for page in seen} == {1280, 360}
    wide = [
        (p["file"], p["width"], p["scrollWidth"]) for p in seen if p["scrollWidth"] > p["width"]
    ]
    assert wide == []


def test_a_page_names_itself_and_its_language(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        assert page["title"].strip() and page["lang"] == "en-US"
        assert "width=device-width" in page["viewport"]
        assert "user-scalable=no" not in page["viewport"]


def test_headings_skip_no_level(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        levels = [heading["level"] for heading in page["headings"]]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels)), levels
        assert all(heading["text"] for heading in page["headings"])


def test_tables_have_caption_and_head_cells(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        assert page["tables"]
        for table in page["tables"]:
            assert table["caption"]
            assert table["heads"] and set(table["heads"]) == {"col"}
            assert table["rowsWithHead"] == table["rows"] > 0
        captions = Counter(table["caption"] for table in page["tables"])
        assert max(captions.values()) == 1, "two tables with one caption"


def test_every_link_leads_to_a_file_and_every_file_has_a_link(
    built: Built, seen: list[dict[str, Any]]
) -> None:
    linked = set()
    for page in seen:
        for link in page["links"]:
            assert link["text"], link
            address = urlparse(link["url"])
            if address.scheme == "file":
                path = Path(unquote(address.path))
                assert path.is_file(), link
                linked.add(path.relative_to(built.out).as_posix())
            else:
                assert address.scheme == "https", link
    assert linked == set(built.artifacts)


def test_links_can_be_hit_with_a_finger(seen: list[dict[str, Any]]) -> None:
    """44 pixels high, but for links within a sentence (WCAG 2.5.5)."""
    low = [li["text"] for p in seen for li in p["links"] if not li["inText"] and li["height"] < 44]
    assert low == []


def test_text_can_be_read(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        for text in page["texts"]:
            large = text["size"] >= 24 or (text["size"] >= 18.66 and text["bold"])
            assert text["contrast"] >= (3 if large else 4.5), text
            assert text["size"] >= 16, text


def test_a_page_asks_for_nothing_but_itself(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        assert page["faults"] == []
        assert page["asked"] == [Path(page["file"]).as_uri()]


def test_axe_finds_nothing(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        assert page["axePasses"] > 20, "axe did not look"
        assert page["axe"] == []
