"""A base document says things in many ways: an audit understands them, or passes over them."""

import pytest
from made_files import found, made

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.audits import audits

STYLES, LAYOUT = "word/styles.xml", "ppt/slideLayouts/slideLayout3.xml"
pytestmark = pytest.mark.slow
ODD = {
    "a size that is no number": ('<w:sz w:val="24"/>', '<w:sz w:val="large"/>'),
    "a size that is endless": ('<w:sz w:val="24"/>', '<w:sz w:val="inf"/>'),
    "a color by name": ('w:color w:val="4A505C"', 'w:color w:val="darkGray"'),
    "a color that is left to Word": ('w:color w:val="4A505C"', 'w:color w:val="auto"'),
    "a fill by name": ('w:fill="F7F3EA"', 'w:fill="cream"'),
    "an outline that is no number": ('<w:outlineLvl w:val="1"/>', '<w:outlineLvl w:val="x"/>'),
    "no default style": ('w:default="1"', 'w:default="0"'),
    "a style that is based on itself": (
        '<w:name w:val="Body Text"/><w:basedOn w:val="Normal"/>',
        '<w:name w:val="Body Text"/><w:basedOn w:val="BodyText"/>',
    ),
}


@pytest.mark.parametrize("old, new", ODD.values(), ids=ODD)
def test_odd_words_of_a_style_stop_no_audit(old: str, new: str) -> None:
    data, document = made("handout", "docx")
    entries = entries_of(data)
    assert old in entries[STYLES].decode()
    entries[STYLES] = entries[STYLES].decode().replace(old, new).encode()
    findings = audits()["docx"].findings(canonical_zip(entries), document)
    assert {each.rule.code for each in findings} <= {"JK704", "JK705", "JK717", "JK718"}


BAND = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="12192000" cy="6858000"/></a:xfrm>{}</p:spPr></p:sp>'
)
BEHIND = {
    "dark": ('<a:solidFill><a:srgbClr val="101010"/></a:solidFill>', {"JK715"}),
    "light": ('<a:solidFill><a:srgbClr val="FAFAFA"/></a:solidFill>', set()),
    "a color of the theme": ('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>', set()),
    "no plain color": ("<a:gradFill/>", set()),
    "a color by name": ('<a:solidFill><a:prstClr val="black"/></a:solidFill>', set()),
}


@pytest.mark.parametrize("fill, codes", BEHIND.values(), ids=BEHIND)
def test_letters_stand_on_what_the_layout_has_there(fill: str, codes: set[str]) -> None:
    defect = (LAYOUT, "(?=<p:sp>)", BAND.format(fill))
    assert {each.rule.code for each in found("slides", "pptx", defect)} == codes
