"""Tables as a screen reader and a printer meet them."""

from docx_reader import MAIN, NAMES, Package, text_of, val
from paper_samples import cell, of_blocks, words

from jobcareer_kb.document import Column, Row, Table

PANEL, SIDE_A, SIDE_B, LINE, KEY = "F7F3EA", "123A70", "943D0D", "6E6759", "E2FBFA"
"""Colors of the base document."""


def test_every_table_is_simple_named_and_headed(package: Package) -> None:
    for found in package.find("//w:tbl"):
        rows = found.findall("w:tr", NAMES)
        heads = [row.find("w:trPr/w:tblHeader", NAMES) is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        assert all(row.find("w:trPr/w:cantSplit", NAMES) is not None for row in rows)
        assert val(found, "w:tblPr/w:tblLook", "firstRow") == "1"
        assert val(found, "w:tblPr/w:tblCaption") and val(found, "w:tblPr/w:tblDescription")
        assert {len(row.findall("w:tc", NAMES)) for row in rows} == {
            len(found.findall("w:tblGrid/w:gridCol", NAMES))
        }
        assert not found.findall(".//w:tc//w:tbl", NAMES)
        assert not found.findall(".//w:gridSpan", NAMES) + found.findall(".//w:vMerge", NAMES)


def test_columns_fill_the_text(package: Package) -> None:
    page = package.find("//w:body/w:sectPr/w:pgSz")[0].get(f"{{{MAIN}}}w")
    for found in package.find("//w:tbl"):
        widths = [int(c.get(f"{{{MAIN}}}w", "0")) for c in found.iterfind(".//w:gridCol", NAMES)]
        assert sum(widths) == int(page or 0) - 2 * 1440


def test_a_column_never_breaks_its_longest_word() -> None:
    narrow = Table(
        "plain",
        (Column(words("Grouping"), 1), Column(words("Part"), 30)),
        (Row((cell("All"), cell("One"))),),
        summary="s",
    )
    written = Package(of_blocks(narrow))
    assert int(written.find("//w:gridCol")[0].get(f"{{{MAIN}}}w", "0")) > 1200


def test_the_caption_is_numbered_and_kept_with_its_table(handout: Package) -> None:
    (caption,) = handout.paragraphs("Caption")
    assert text_of(caption) == "Table 1. What is often true."
    assert "SEQ Table" in val(caption, "w:fldSimple", "instr")
    assert caption.getnext().tag == f"{{{MAIN}}}tbl"


def test_the_sides_of_a_comparison_have_color_word_and_mark(handout: Package) -> None:
    heads = handout.find("//w:tbl")[0].findall("w:tr", NAMES)[0].findall("w:tc", NAMES)
    fills = [val(head, "w:tcPr/w:shd", "fill") for head in heads]
    assert fills == [PANEL, SIDE_A, SIDE_B]
    assert [text_of(head) for head in heads] == ["Look at", "Job ●", "Career ■"]
    assert val(heads[1].findall(".//w:r", NAMES)[-1], "w:rPr/w:rStyle") == "Mark"


def test_the_key_is_a_word_and_a_fill(handout: Package) -> None:
    row = handout.find("//w:tr[.//w:rStyle/@w:val='KeyTag']")[0]
    fills = {val(c, "w:tcPr/w:shd", "fill") for c in row.iterfind("w:tc", NAMES)}
    assert fills == {KEY}
    assert text_of(row.find("w:tc", NAMES)).strip("\u00a0") == "KEY"
    assert "\u00a0KEY\u00a0" in "".join(row.itertext())


def test_numbers_stand_right_with_their_heads(handout: Package) -> None:
    rows = handout.find("//w:tbl[w:tblPr/w:tblDescription[contains(@w:val, 'key')]]/w:tr")
    last = [row.findall("w:tc", NAMES)[-1] for row in rows]
    assert {val(c, "w:p/w:pPr/w:jc") for c in last} == {"right"}


def test_room_to_write_has_four_lines_a_prompt_and_space_below_it(handout: Package) -> None:
    rooms = handout.find("//w:tc[w:tcPr/w:tcBorders]")
    assert [text_of(room) for room in rooms] == ["I like:", "Date:"]
    for room in rooms:
        sides = room.find("w:tcPr/w:tcBorders", NAMES)
        assert len(sides) == 4 and {s.get(f"{{{MAIN}}}color") for s in sides} == {LINE}
    styles = [val(room, "w:p/w:pPr/w:pStyle") for room in rooms]
    assert styles == ["AnswerPhrase", "AnswerLetter"]
    spaces = [handout.style(style, "w:pPr/w:spacing", "after") for style in styles]
    assert spaces == ["384", "104"]


def test_cards_are_large_and_have_lines_to_cut_along(guide: Package) -> None:
    (row,) = guide.find("//w:tr[w:trPr/w:trHeight/@w:val='1750']")
    assert all(c.find("w:tcPr/w:tcBorders", NAMES) is not None for c in row.iterfind("w:tc", NAMES))


def test_a_note_stays_with_the_table_above_it(handout: Package) -> None:
    last = handout.find("//w:tbl")[0].findall("w:tr", NAMES)[-1]
    assert all(
        p.find("w:pPr/w:keepNext", NAMES) is not None for p in last.iterfind(".//w:p", NAMES)
    )


def test_two_tables_never_touch(package: Package) -> None:
    assert not package.find("//w:tbl/following-sibling::*[1][self::w:tbl]")
    assert not package.find("//w:tbl/following-sibling::*[1][self::w:sectPr]")
