"""Lists of sources in another style than APA; the style here is a small one of our own."""

from typing import Any

import pytest

from jobcareer_kb.bibliography.styles import Style, StyleFault, as_csl
from jobcareer_kb.inline import Emphasis, Link, plain
from jobcareer_kb.model.reference import Reference

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" {options}>
  <info><title>Ours</title><id>https://example.org/ours</id>
    <updated>2026-01-01T00:00:00+00:00</updated></info>
  <macro name="title"><text variable="title" quotes="true"/></macro>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout suffix=".">
      <group delimiter=". ">
        <names variable="author">
          <name name-as-sort-order="first" and="text"{name}/>
          <substitute><text macro="title"/></substitute>
        </names>
        <text macro="title"/>
        <text variable="container-title" font-style="italic"/>
        <date variable="issued"><date-part name="year"/></date>
        <text variable="URL"/>
      </group>
    </layout>
  </bibliography>
</style>
"""
FULL = STYLE.format(options='initialize-with=". "', name=' initialize="false"')
SHORT = STYLE.format(options='initialize-with=". "', name="")


def printed(style: str, language: str = "en-US", **fields: Any) -> str:
    data = {"id": "one", "title": "On tea", **{n.replace("_", "-"): v for n, v in fields.items()}}
    return plain(Style(style.encode(), language).entry(Reference.model_validate(data)))


ANN = [{"family": "Hill", "given": "Mary Ann"}, {"family": "Cruz", "given": "José"}]
ENTRIES = {
    "names as they are": (FULL, {"author": ANN}, "Hill, Mary Ann and José Cruz. “On tea.”"),
    "initials": (SHORT, {"author": ANN}, "Hill, M. A. and J. Cruz. “On tea.”"),
    "a title in the place of an author stands once": (
        FULL,
        {"container_title": "Leaf & Cup", "issued": 2020},
        "“On tea.” Leaf & Cup. 2020.",
    ),
    "a body": (FULL, {"author": [{"literal": "Tea Board"}]}, "Tea Board. “On tea.”"),
    "an address": (FULL, {"URL": "https://a.org/x."}, "“On tea.” https://a.org/x."),
    "a range": (FULL, {"issued": "2010/2014"}, "“On tea.” 2010–2014."),
}


@pytest.mark.parametrize("style, fields, entry", ENTRIES.values(), ids=ENTRIES)
def test_an_entry(style: str, fields: dict[str, Any], entry: str) -> None:
    assert printed(style, **fields) == entry


def test_marks_stand_outside_where_the_language_has_them_there() -> None:
    assert printed(FULL, "en-GB", author=ANN).endswith("On tea’.")


def test_a_language_without_terms_takes_the_english_ones() -> None:
    assert printed(FULL, "tlh", author=ANN) == printed(FULL, author=ANN)


def test_emphasis_and_addresses_are_such() -> None:
    fields = {"id": "one", "title": "On <i>Camellia</i>", "URL": "https://a.org/x"}
    nodes = Style(FULL.encode(), "en-US").entry(Reference.model_validate(fields))
    assert any(isinstance(node, Emphasis) for node in nodes)
    assert [node.url for node in nodes if isinstance(node, Link)] == ["https://a.org/x"]


def test_every_field_reaches_the_style() -> None:
    fields = {"id": "one", "title": "T", "type": "book", "issued": "2019-04~", "volume": 3,
              "editor": ANN, "container-title": "C", "accessed": "2020-01-02"}  # fmt: skip
    assert as_csl(Reference.model_validate(fields)) == {
        "id": "one", "type": "book", "title": "T", "volume": "3", "editor": ANN,
        "container-title": "C", "issued": {"date-parts": [[2019, 4]], "circa": 1},
        "accessed": {"date-parts": [[2020, 1, 2]]},
    }  # fmt: skip


NO_STYLES = {
    "nothing": ("", "no XML"),
    "too large": (" " * 2_000_000, "more than"),
    "another root": ("<a/>", "no CSL style"),
    "of notes alone": (
        '<style xmlns="http://purl.org/net/xbiblio/csl"><citation/></style>',
        "no list of references",
    ),
    "a bomb": ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
}


@pytest.mark.parametrize("text, said", NO_STYLES.values(), ids=NO_STYLES)
def test_what_is_no_style_says_why(text: str, said: str) -> None:
    with pytest.raises(StyleFault, match=said):
        Style(text.encode(), "en-US")


def _hostile(below: str, macros: str = "") -> bytes:
    begin, end = FULL.index("<bibliography>"), FULL.index("</style>")
    layout = f"<bibliography><layout>{below}</layout></bibliography>"
    return f"{FULL[:begin]}{macros}{layout}{FULL[end:]}".encode()


def _doubling(count: int) -> str:
    """Macros of which each calls the one before twice."""
    first = '<macro name="m0"><text value="x"/></macro>'
    calls = (f'<text macro="m{n}"/>' * 2 for n in range(count))
    return first + "".join(f'<macro name="m{n}">{c}</macro>' for n, c in enumerate(calls, 1))


HOSTILE = {
    "macros that double": (_hostile('<text macro="m40"/>', _doubling(40)), "steps for one entry"),
    "macros in a circle": (
        _hostile('<text macro="a"/>', '<macro name="a"><text macro="a"/></macro>'),
        "call each other without end",
    ),
    "elements beside each other": (_hostile('<text variable="title"/>' * 9000), "in one place"),
    "a text without end": (
        _hostile(f'<text variable="title" prefix="{"x" * 9000}"/>'),
        "a text of more than",
    ),
    "a sign that turns text": (
        _hostile('<text variable="title" prefix="&#x202E;"/>'),
        r"U\+202E",
    ),
    "a letter that fills": (_hostile('<text value="a&#x3164;"/>'), r"U\+3164"),
    "a blank of another kind": (_hostile('<text value="&#x2800;"/>'), r"U\+2800"),
    "a selector": (_hostile('<text value="a&#xFE0F;"/>'), r"U\+FE0F"),
    "a tag": (_hostile('<text value="&#xE0041;"/>'), r"U\+E0041"),
}


@pytest.mark.parametrize("data, said", HOSTILE.values(), ids=HOSTILE)
def test_a_style_cannot_keep_one_waiting_nor_hide_words(data: bytes, said: str) -> None:
    with pytest.raises(StyleFault, match=said):
        Style(data, "en-US")


def test_line_ends_and_long_words_about_a_style_are_nobodys_business() -> None:
    about = f"<summary>é\n{'long ' * 900}</summary></info>"
    assert Style(FULL.replace("</info>", about).replace('". "', '". "\n').encode(), "en-US")
