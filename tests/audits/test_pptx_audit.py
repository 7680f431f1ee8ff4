"""Each rule of the audit of decks finds a defect that is planted in a real file."""

import re

import pytest
from examples import daily
from made_files import found, made

from jobcareer_kb.archive import entries_of
from jobcareer_kb.audits import audits
from jobcareer_kb.look import Look

CORE, MAIN = "docProps/core.xml", "ppt/presentation.xml"
TITLE, AGENDA, QUESTION, PAIR = (f"ppt/slides/slide{n}.xml" for n in (1, 2, 3, 4))
_SHAPE = r"(<p:sp>(?:(?!</p:sp>).)*?<p:cNvPr id=\"\d+\" name=\"{}\"(?:(?!</p:sp>).)*</p:sp>)"
_TITLE, _HEAD, _HINT = (_SHAPE.format(name) for name in ("Title", "Small Head", "Hint"))
_TEXT = "Is it weather or climate"
_FACE = rf'<a:rPr lang="en-US"/>(?=<a:t>{_TEXT})'
_PLACE = '<a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>'


def _face(more: str = "", inner: str = "") -> tuple[str, str, str]:
    """Set the title of a question otherwise."""
    return QUESTION, _FACE, f'<a:rPr lang="en-US"{more}>{inner}</a:rPr>'


def _solid(color: str) -> str:
    return f"<a:solidFill>{color}</a:solidFill>"


_DARK = _solid('<a:srgbClr val="222222"/>')


def _box(words: str, inner: str = "", tag: str = "sp") -> tuple[str, str, str]:
    """Add a shape below everything on the slide of a question."""
    place = _PLACE.format(700000, 6000000, 900000, 90000)
    run = f"<a:r><a:rPr lang='en-US'/><a:t>{words}</a:t></a:r>"
    body = f"<p:txBody><a:bodyPr/><a:p>{run}</a:p></p:txBody>"
    shape = (
        f"<p:{tag}><p:nvSpPr><p:cNvPr id='99' name='Added'{inner}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place}</p:spPr>{body if words else ''}</p:{tag}>"
    )
    return QUESTION, f"(?={_HINT[1:-1]})", shape


DEFECTS = {
    "JK702 words are gone": (QUESTION, "Is it weather", "Is weather"),
    "JK702 words are there twice": (QUESTION, f"({_TEXT})", r"\1 \1"),
    "JK702 words are added": _box("Nobody wrote this"),
    "JK702 notes are gone": ("ppt/notesSlides/notesSlide3.xml", "<a:t>[^<]{9}", "<a:t>"),
    "JK703 no title": (CORE, "<dc:title>.*</dc:title>", ""),
    "JK703 the title of a program": (CORE, "<dc:title>.*</dc:title>", "<dc:title>Deck</dc:title>"),
    "JK704 no language in the properties": (CORE, "<dc:language>.*</dc:language>", ""),
    "JK707 no head row": (AGENDA, ' firstRow="1"', ""),
    "JK707 an empty head": (AGENDA, "<a:t>Part</a:t>", "<a:t/>"),
    "JK708 merged cells": (AGENDA, "<a:tc>", '<a:tc gridSpan="2">'),
    "JK708 a row lacks a cell": (AGENDA, r"<a:tc>(?:(?!</a:tc>).)*</a:tc></a:tr>", "</a:tr>"),
    "JK708 an empty cell": (AGENDA, "<a:t>0:00</a:t>", "<a:t/>"),
    "JK709 no description": (AGENDA, ' descr="[^"]*"', ""),
    "JK710 a shape says nothing": _box(""),
    "JK710 the name of a file": _box("", " descr='photo.jpg'"),
    "JK712 a sign is typed": (QUESTION, _TEXT, f"- {_TEXT}"),
    "JK712 signs in boxes of their own": (
        QUESTION,
        f"(?={_HINT[1:-1]})",
        _box("A")[2] + _box("B")[2],
    ),
    "JK713 click here": (
        QUESTION,
        rf'<a:rPr lang="en-US"/><a:t>{_TEXT}[^<]*',
        '<a:rPr lang="en-US"><a:hlinkClick r:id="rId1"/></a:rPr><a:t>click here',
    ),
    "JK714 no target": _face(inner='<a:hlinkClick r:id="rId99"/>'),
    "JK715 pale digits": _face(inner=_solid('<a:srgbClr val="BBBBBB"/>')),
    "JK715 a pale color of the theme": _face(
        inner=_solid(
            '<a:schemeClr val="tx1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>'
        )
    ),
    "JK715 a dark slide": (QUESTION, "<p:cSld>", f"<p:cSld><p:bg><p:bgPr>{_DARK}</p:bgPr></p:bg>"),
    "JK716 an empty paragraph": (QUESTION, "(<a:lstStyle/>)(<a:p>)", r"\1<a:p/>\2"),
    "JK716 blanks": (QUESTION, "Is it weather", "Is it     weather"),
    "JK717 small letters": _face(' sz="1600"'),
    "JK717 letters that shrink": (
        QUESTION,
        "<a:bodyPr/>",
        '<a:bodyPr><a:normAutofit fontScale="20000"/></a:bodyPr>',
    ),
    "JK718 justified": (QUESTION, rf"<a:p>(?=<a:r>{_FACE})", '<a:p><a:pPr algn="just"/>'),
    "JK718 underlined": _face(' u="sng"'),
    "JK718 struck out": _face(' strike="sngStrike"'),
    "JK720 a password": (MAIN, "(?=<p:defaultTextStyle>)", "<p:modifyVerifier/>"),
    "JK722 a small head after the title": (QUESTION, f"{_HEAD}{_TITLE}", r"\2\1"),
    "JK722 a title that is last": (QUESTION, f"{_TITLE}{_HINT}", r"\2\1"),
    "JK722 a footer in front": (QUESTION, f"{_TITLE}(.*){_SHAPE.format('Footer')}", r"\3\1\2"),
    "JK722 the right side first": (
        PAIR,
        "".join(map(_SHAPE.format, ("Head A", "Side A", "Head B", "Side B"))),
        r"\3\4\1\2",
    ),
    "JK723 no title": (QUESTION, '<p:ph type="title"/>', '<p:ph type="body" idx="77"/>'),
    "JK723 the title of another": (QUESTION, f"{_TEXT}[^<]*", "What the words mean"),
    "JK724 off the slide": (
        PAIR,
        '(name="Side A".*?)<p:spPr/>',
        r"\1<p:spPr>" + _PLACE.format(-90000, 0, 9, 9) + "</p:spPr>",
    ),
    "JK724 two in one place": (
        PAIR,
        '(name="Side A".*?)<p:spPr/>',
        r"\1<p:spPr>" + _PLACE.format(700000, 500000, 9000000, 5000000) + "</p:spPr>",
    ),
    "JK724 an empty place": (QUESTION, r"(name=\"Hint\".*?)<a:r>.*?</a:r>", r"\1"),
    "JK725 no notes": (
        "ppt/notesSlides/notesSlide3.xml",
        '(type="body".*?<p:txBody>).*?(?=</p:txBody>)',
        r"\1",
    ),
    "JK726 it goes on by itself": (QUESTION, "</p:sld>", '<p:transition advTm="9"/></p:sld>'),
    "JK726 a film": (QUESTION, "<p:nvPr>", '<p:nvPr><a:videoFile r:link="rId1"/>'),
    "JK727 an id twice": (QUESTION, '<p:cNvPr id="3"', '<p:cNvPr id="2"'),
    "JK727 no such part": (
        "ppt/slides/_rels/slide3.xml.rels",
        "notesSlide3.xml",
        "notesSlide3.bin",
    ),
    "JK728 a name of a template": (QUESTION, "weather", "{{ weather }}"),
}


@pytest.mark.parametrize("id_", daily([*DEFECTS][::6], {id_: id_ for id_ in DEFECTS}))
def test_a_planted_defect_is_found(id_: str) -> None:
    defect = DEFECTS[id_]
    assert id_.split()[0] in {each.rule.code for each in found("slides", "pptx", defect)}


def test_every_rule_has_a_defect() -> None:
    rules = [rule.code for rule, _ in audits()["pptx"].looks]
    assert sorted({id_.split()[0] for id_ in DEFECTS}) == rules == sorted(rules)


def test_a_deck_that_was_not_touched_has_no_finding() -> None:
    assert found("slides", "pptx") == []


def test_the_defects_stand_where_they_are_thought_to() -> None:
    slides = entries_of(made("slides", "pptx", Look())[0])
    assert re.search(f"{_HEAD}{_TITLE}{_HINT}", slides[QUESTION].decode(), re.DOTALL)
