"""`index.html`: links that lead to files, participants' apart from facilitators'."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import html

from jobcareer_kb.audits import AUDIT_RULES
from jobcareer_kb.building.index import index_page
from jobcareer_kb.building.manifest import Entry, Manifest
from jobcareer_kb.loading.wordings import wordings
from jobcareer_kb.look import Look

Run = Callable[..., Any]


def links(page: bytes) -> list[str]:
    return [
        str(a.get("href")) for a in html.fromstring(page).iter("a") if a.get("download") is not None
    ]


def test_every_file_has_a_link_and_every_link_a_file(real_build: Path) -> None:
    manifest = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    found = links((real_build / "index.html").read_bytes())
    assert sorted(found) == sorted(manifest["artifacts"])
    assert [link for link in found if not (real_build / link).is_file()] == []


def test_a_file_with_answers_never_stands_among_the_participants(real_build: Path) -> None:
    manifest = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    root = html.fromstring((real_build / "index.html").read_bytes())
    for table in root.iter("table"):
        caption = table.findtext("caption") or ""
        for link in table.iter("a"):
            facilitator = manifest["artifacts"][link.get("href")]["facilitator"]
            assert caption.startswith("For facilitators" if facilitator else "For participants")


def test_the_page_needs_nothing_from_elsewhere(real_build: Path) -> None:
    root = html.fromstring((real_build / "index.html").read_bytes())
    assert not list(root.iter("script", "link", "img", "iframe"))
    assert root.get("lang") == "en-US"
    for table in root.iter("table"):
        assert table.find("caption") is not None
        assert all(head.get("scope") for head in table.iter("th"))


def test_the_page_says_what_was_checked_and_what_a_person_must_judge(real_build: Path) -> None:
    root = html.fromstring((real_build / "index.html").read_bytes())
    (part,) = root.xpath("//section[@aria-labelledby='audited']")
    said = part.text_content()
    files = [link for link in links((real_build / "index.html").read_bytes()) if "." in link]
    count = sum(link.endswith((".docx", ".pptx", ".pdf")) for link in files)
    assert f"opened {count} files again" in said
    assert {rule.code for rule in AUDIT_RULES} == set(re.findall(r"JK\d{3}", said))
    assert "What only a person can judge" in said
    assert not re.search(r"complian|conform|accessible|WCAG|508", said)


def test_words_of_the_records_are_escaped() -> None:
    entry = Entry(
        workshop="a",
        product="handout",
        format="docx",
        title="<i>A</i> & b",
        workshop_title="“W” <b>",
        minutes=5,
        facilitator=False,
        digest="",
        fingerprint={},
        records=(),
        references=(),
        marks={},
    )
    manifest = Manifest(
        title="T & <script>alert(1)</script>", artifacts={"a/a-handout.docx": entry}
    )
    page = index_page(manifest, {"a/a-handout.docx": 1500}, Look(), wordings("en", {}))
    root = html.fromstring(page)
    assert not list(root.iter("script", "i", "b"))
    assert root.findtext(".//h1") == "T & <script>alert(1)</script>"
    assert "2 kB" in page.decode()
