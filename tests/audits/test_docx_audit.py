"""Each rule of the audit of Word files finds a defect that is planted in a real file."""

import pytest
from examples import daily
from made_files import found

from jobcareer_kb.audits import audits

BODY, STYLES = "word/document.xml", "word/styles.xml"
SETTINGS, CORE = "word/settings.xml", "docProps/core.xml"
_BODY_TEXT = r"(<w:pStyle w:val=\"BodyText\"/>)(</w:pPr>)"
_ADD = r"(?=<w:p><w:pPr><w:pStyle w:val=\"Heading3\")"
"""Before the first heading of level 3, which stands among text."""


def _para(words: str, style: str = "BodyText", properties: str = "", face: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
        f"<w:r><w:rPr>{face}</w:rPr><w:t>{words}</w:t></w:r></w:p>"
    )


def _style(id_: str, what: str) -> str:
    """The element of a style that says something, with the words before it."""
    return rf'(w:styleId="{id_}">(?:(?!</w:style>).)*?){what}'


DEFECTS = {
    "JK702 a sentence is gone": (BODY, r"<w:t>You sort cards[^<]*</w:t>", "<w:t/>"),
    "JK702 a sentence is there twice": (
        BODY,
        r"(<w:r><w:t>You sort cards[^<]*</w:t></w:r>)",
        r"\1\1",
    ),
    "JK702 a word is another": (BODY, "You sort cards", "You throw cards"),
    "JK702 two paragraphs changed places": (
        BODY,
        r"(<w:p>(?:(?!</w:p>).)*?You can tell whether.*?</w:p>)(<w:p>.*?</w:p>)",
        r"\2\1",
    ),
    "JK702 words are added": (BODY, _ADD, _para("Nobody wrote this.")),
    "JK703 no title": (CORE, "<dc:title>.*</dc:title>", ""),
    "JK703 the title of a program": (CORE, "<dc:title>.*</dc:title>", "<dc:title>Word</dc:title>"),
    "JK704 no language of the styles": (STYLES, "<w:lang [^>]*/>", ""),
    "JK704 another language": (STYLES, '<w:lang w:val="en-US"', '<w:lang w:val="fr-FR"'),
    "JK704 no language in the properties": (CORE, "<dc:language>.*</dc:language>", ""),
    "JK705 a level is skipped": (BODY, '"Heading2"/>', '"Heading3"/>'),
    "JK705 a second title": (BODY, '"Heading2"/>', '"Heading1"/>'),
    "JK705 an empty heading": (BODY, _ADD, _para("", "Heading3")),
    "JK705 a heading parts from its text": (STYLES, _style("Heading2", "<w:keepNext/>"), r"\1"),
    "JK706 bold, and no heading": (BODY, _ADD, _para("Bold words", face="<w:b/>")),
    "JK707 no head row": (BODY, "<w:tblHeader/>", ""),
    "JK707 the look does not say so": (BODY, 'w:firstRow="1"', 'w:firstRow="0"'),
    "JK707 an empty head": (BODY, "<w:t>Look at</w:t>", "<w:t/>"),
    "JK708 merged cells": (BODY, "(<w:tc><w:tcPr>)", r'\1<w:gridSpan w:val="1"/>'),
    "JK708 a row lacks a cell": (
        BODY,
        r"(<w:tr>(?:(?!</w:tr>).)*</w:tc>)<w:tc>(?:(?!</w:tc>).)*</w:tc></w:tr>",
        r"\1</w:tr>",
    ),
    "JK708 a table in a table": (
        BODY,
        r"(</w:tcPr>)",
        r"\1<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    ),
    "JK708 a row breaks": (BODY, "<w:cantSplit/>", ""),
    "JK708 a fixed height": (
        BODY,
        "<w:cantSplit/>",
        '<w:cantSplit/><w:trHeight w:val="9" w:hRule="exact"/>',
    ),
    "JK708 it floats": (BODY, "<w:tblW ", '<w:tblpPr w:leftFromText="9"/><w:tblW '),
    "JK709 no description": (BODY, "<w:tblDescription [^>]*/>", ""),
    "JK710 no words": (BODY, ' descr="[^"]*"', ""),
    "JK710 the name of a file": (BODY, ' descr="[^"]*"', ' descr="photo.png"'),
    "JK710 too many words": (BODY, ' descr="[^"]*"', f' descr="{"long " * 60}"'),
    "JK711 it floats": (BODY, "wp:inline(.*?)wp:inline", r"wp:anchor\1wp:anchor"),
    "JK711 a watermark": (BODY, "(<w:r>)", r"\1<w:pict/>"),
    "JK712 a sign is typed": (BODY, "<w:t>You sort", "<w:t>- You sort"),
    "JK712 a list counts on": (
        BODY,
        _ADD,
        "".join(
            (
                _para("one", "ListNumber", '<w:numPr><w:numId w:val="4"/></w:numPr>'),
                _para("Between", "Heading3"),
                _para("two", "ListNumber", '<w:numPr><w:numId w:val="4"/></w:numPr>'),
            )
        ),
    ),
    "JK713 click here": (BODY, ">ncei.noaa.gov<", ">click here<"),
    "JK713 one text, two targets": (BODY, ">ncei.noaa.gov<", ">weather.gov<"),
    "JK714 no bookmark": (BODY, '<w:hyperlink r:id="rId8"', '<w:hyperlink w:anchor="gone"'),
    "JK714 no address": (BODY, '<w:hyperlink r:id="rId8"', '<w:hyperlink r:id="rId99"'),
    "JK714 no line": (STYLES, _style("Hyperlink", '<w:u w:val="single"/>'), r"\1"),
    "JK715 a pale style": (
        STYLES,
        _style("SourceNote", '<w:color w:val="4A505C"'),
        r'\1<w:color w:val="999999"',
    ),
    "JK715 pale words": (BODY, _ADD, _para("Pale.", face='<w:color w:val="AAAAAA"/>')),
    "JK715 a dark paragraph": (BODY, _BODY_TEXT, r'\1<w:shd w:val="clear" w:fill="333333"/>\2'),
    "JK715 a marked word": (BODY, _ADD, _para("Blue.", face='<w:highlight w:val="darkBlue"/>')),
    "JK715 a dark cell": (
        BODY,
        r'(</w:tcPr>)(<w:p><w:pPr><w:pStyle w:val="TableText")',
        r'<w:shd w:fill="4A505C"/>\1\2',
    ),
    "JK716 an empty paragraph": (BODY, _ADD, "<w:p/>"),
    "JK716 blanks": (BODY, "You sort cards", "You sort      cards"),
    "JK716 underscores": (BODY, "You sort cards", "You sort ____ cards"),
    "JK716 tabs": (BODY, r"(<w:r><w:t>You sort)", r"<w:r><w:tab/><w:tab/></w:r>\1"),
    "JK717 small text": (STYLES, _style("Normal", '<w:sz w:val="24"/>'), r'\1<w:sz w:val="20"/>'),
    "JK717 small print": (
        STYLES,
        _style("SourceNote", '<w:sz w:val="21"/>'),
        r'\1<w:sz w:val="16"/>',
    ),
    "JK718 justified": (STYLES, _style("Normal", "<w:ind "), r'\1<w:jc w:val="both"/><w:ind '),
    "JK718 exact lines": (STYLES, _style("Normal", 'w:lineRule="auto"'), r'\1w:lineRule="exact"'),
    "JK718 capitals": (STYLES, _style("Heading3", "<w:b/>"), r"\1<w:b/><w:caps/>"),
    "JK718 underlined": (BODY, _ADD, _para("Lines.", face='<w:u w:val="single"/>')),
    "JK718 motion": (BODY, _ADD, _para("Blinks.", face='<w:effect w:val="lights"/>')),
    "JK718 hidden": (BODY, _ADD, _para("Hidden.", face="<w:vanish/>")),
    "JK718 long italics": (BODY, _ADD, _para("long " * 80 + ".", face="<w:i/>")),
    "JK719 a control without name": (
        BODY,
        _ADD,
        f"<w:sdt><w:sdtPr/><w:sdtContent>{_para('Here.')}</w:sdtContent></w:sdt>",
    ),
    "JK720 protected": (
        SETTINGS,
        "<w:compat>",
        '<w:documentProtection w:enforcement="1"/><w:compat>',
    ),
    "JK720 old": (SETTINGS, 'w:val="15"', 'w:val="14"'),
    "JK720 asks about fields": (SETTINGS, "<w:compat>", "<w:updateFields/><w:compat>"),
    "JK720 a change": (BODY, _ADD, "<w:p><w:ins><w:r><w:t>New.</w:t></w:r></w:ins></w:p>"),
    "JK720 a comment": (BODY, "(<w:r>)", r'\1<w:commentReference w:id="0"/>'),
    "JK721 no size": (BODY, "<w:pgSz [^>]*/>", ""),
    "JK721 a narrow margin": (BODY, 'w:left="1440"', 'w:left="360"'),
    "JK721 no number": ("word/footer1.xml", r"\bPAGE\b", "DATE"),
    "JK727 a mark twice": (BODY, 'w:id="1" w:name="[^"]*"', 'w:id="0" w:name="again"'),
    "JK727 no such style": (BODY, '"BodyText"', '"Nothing"'),
    "JK727 no such list": (BODY, r'<w:numId w:val="1"/>', '<w:numId w:val="999"/>'),
    "JK727 no such part": (
        "word/_rels/document.xml.rels",
        'Target="media/image1.png"',
        'Target="gone.png"',
    ),
    "JK728 a name of a template": (BODY, "You sort cards", "You sort {{ cards }}"),
    "JK728 a wrong encoding": (BODY, "You sort cards", "You sort cardsâ€™"),
}


@pytest.mark.parametrize("id_", daily([*DEFECTS][::6], {id_: id_ for id_ in DEFECTS}))
def test_a_planted_defect_is_found(id_: str) -> None:
    defect = DEFECTS[id_]
    assert id_.split()[0] in {each.rule.code for each in found("handout", "docx", defect)}


def test_every_rule_has_a_defect() -> None:
    rules = [rule.code for rule, _ in audits()["docx"].looks]
    assert sorted({id_.split()[0] for id_ in DEFECTS}) == rules == sorted(rules)


@pytest.mark.parametrize("product", ["handout", "facilitator-guide", "key", "quiz", "sheet"])
def test_a_file_that_was_not_touched_has_no_finding(product: str) -> None:
    assert found(product, "docx") == []


def test_a_finding_names_the_mark_and_the_style() -> None:
    (pale,) = found("handout", "docx", DEFECTS["JK715 a pale style"])
    assert pale.found.style == "Source Note"
    assert "2.85 to 1 of 999999 on FFFFFF, needs 4.5 to 1" in pale.found.message
    assert "the nearest that does is 767676" in pale.found.message
    twice = found("handout", "docx", DEFECTS["JK712 a sign is typed"])
    assert {each.found.mark for each in twice if each.rule.code == "JK712"} == {
        "_kb_qjtgrdfktmyy_1"
    }
