"""Figures: what they print, where they stand in their texts, and what knows of them."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from test_cases import laid_over, listing

from jobcareer_kb.checking.inspection import Inspected, inspect
from jobcareer_kb.figures.bound_records import BoundRecords
from jobcareer_kb.figures.table import matching
from jobcareer_kb.inline import claim_digest, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.ledger.digests import reference_digest
from jobcareer_kb.mending.fixes import fixed
from jobcareer_kb.model._words.figures import FigureWords
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import words_of

FIGURE = """--- figure/imports.yaml
id: imports
what: Value of tea that was brought in
value: 1250
unit: $
year: 1906
place: United States
series: Trade in tea
reference: tea-book
"""
BLACK = """--- definition/black.yaml
id: black
term: Black tea
meaning: {}
"""


def looked_at(text: str, files: Mapping[str, bytes] = {}) -> Inspected:
    made = listing(laid_over(text))
    other = [file.with_data(files.get(file.path, file.data)) for file in made.other]
    return inspect(type(made)(made.folder, made.files, (), tuple(other)))


def base(text: str) -> KnowledgeBase:
    found = looked_at(text).kb
    assert found is not None
    return found


def printed(meaning: str, figure: str = FIGURE) -> str:
    record = base(BLACK.format(meaning) + figure).get("definition/black", Definition)
    return str(record.meaning)


@pytest.mark.parametrize(
    "part, said",
    [
        ("", "$1,250 (1906)"),
        (".value", "$1,250"),
        (".number", "1,250"),
        (".size", "$1,250"),
        (".change", "up $1,250"),
        (".year", "1906"),
    ],
)
def test_parts_of_an_amount(part: str, said: str) -> None:
    assert printed(f'"In all, [#imports{part}]. [@tea-book]"') == f"In all, {said}. [@tea-book]"


@pytest.mark.parametrize(
    "value, unit, to, part, said",
    [
        ("-2.9", "percent", "", ".value", "-2.9 percent"),
        ("-2.9", "percent", "", ".size", "2.9 percent"),
        ("-2.9", "percent", "", ".change", "down 2.9 percent"),
        ("4.0", "percent", "", ".change", "up 4.0 percent"),
        ("0", "percent", "", ".change", "no change"),
        ("12", "'%'", "", ".value", "12%"),
        ("-12", "$", "", ".value", "-$12"),
        ("2", "number", "", ".value", "2"),
        ("1441500", "jobs", "", "", "1,441,500 jobs (1906)"),
        ("-1441500.25", "number", "", ".number", "-1,441,500.25"),
        ("Less than 5 years", "words", "", "", "Less than 5 years (1906)"),
        ("2", "percent", "to: 1916", "", "2 percent (1906–1916)"),
        ("2", "percent", "to: 1916", ".to", "1916"),
    ],
)
def test_values_and_units(value: str, unit: str, to: str, part: str, said: str) -> None:
    figure = FIGURE.replace("1250", value).replace("unit: $", f"unit: {unit}")
    figure = figure.replace("year: 1906", f"year: 1906\n{to}" if to else "year: 1906")
    assert printed(f'"It is [#imports{part}]. [@tea-book]"', figure) == f"It is {said}. [@tea-book]"


def test_plainer_words_print_in_the_place_of_a_value() -> None:
    figure = FIGURE.replace("1250", "Postsecondary award").replace("unit: $", "unit: words")
    figure += "prints: a certificate\n"
    assert printed('"Often [#imports]."', figure) == "Often a certificate (1906). [@{tea-book}]"
    assert printed('"Often [#imports.value] in [#imports.year]."', figure).startswith(
        "Often a certificate in 1906."
    )


PLAINER = {
    "of a number": "value: 1250",
    "of what the row says": "data: {file: t.csv, row: {tea: black}, column: start}",
}


@pytest.mark.parametrize("given", PLAINER.values(), ids=PLAINER)
def test_plainer_words_without_words_that_they_stand_for_are_a_slip(given: str) -> None:
    unit = "unit: $" if "1250" in given else "unit: words"
    figure = FIGURE.replace("value: 1250", given).replace("unit: $", unit) + "prints: a lot\n"
    found = looked_at(BLACK.format('"It is [#imports]."') + figure).report.diagnostics
    assert any("'prints' stands for a 'value' of the unit 'words'" in d.message for d in found)


def test_signs_of_a_value_are_no_markup() -> None:
    figure = FIGURE.replace("1250", '"*[@a] `b`*"').replace("unit: $", "unit: words")
    text = printed('"It is [#imports.value]. [@tea-book]"', figure)
    assert parse(text).faults == ()
    assert [cite.item.reference for cite in parse(text).cites] == ["tea-book"]


CITED = {
    "behind the sentence": ("It paid [#imports].", "It paid $1,250 (1906). [@{tea-book}]"),
    "within a sentence": ("[#imports] was paid.", "$1,250 (1906) [@{tea-book}] was paid."),
    "once for two": (
        "[#imports.value] in [#imports.year].",
        "$1,250 in 1906. [@{tea-book}]",
    ),
    "not where the text cites": ("[#imports]. [@tea-book]", "$1,250 (1906). [@tea-book]"),
}


@pytest.mark.parametrize("text, said", CITED.values(), ids=CITED)
def test_a_claim_cites_the_source_of_its_figure(text: str, said: str) -> None:
    assert printed(f'"{text}"') == said


def test_a_claim_with_a_figure_needs_no_other_citation() -> None:
    assert looked_at(BLACK.format('"It paid [#imports]."') + FIGURE).report.diagnostics == ()


@given(st.lists(st.sampled_from(["[#imports]", "a ", "[#imports.year].", "b", "[#nobody]", " "])))
def test_a_place_in_the_printed_text_leads_to_the_written_one(pieces: list[str]) -> None:
    written = "x" + "".join(pieces)
    kb = KB
    assert isinstance(kb.records, BoundRecords)
    bound = kb.records._bind(Definition.model_fields["meaning"].annotation(written), ())  # type: ignore[misc]
    at = 0
    for piece in bound.pieces:
        for place in range(at, piece.start):
            start, end = bound.back(place, place + 1)
            assert (written[start:end], end - start) == (bound.text[place], 1)
        assert bound.back(piece.start, piece.end) == (piece.written_start, piece.written_end)
        at = piece.end
    start, end = bound.back(0, len(bound.text))
    assert start == 0 and end == len(written)


KB = base(BLACK.format('"It paid [#imports]."') + FIGURE)


def test_a_finding_behind_a_figure_stands_at_its_place() -> None:
    text = BLACK.format('"It paid [#imports], see [@tea-bok]."') + FIGURE
    (found,) = (d for d in looked_at(text).report.diagnostics if d.code == "JK202")
    line = '''meaning: "It paid [#imports], see [@tea-bok]."'''
    assert line[found.span.column - 1 : found.span.end_column - 1] == "tea-bok"


# The ledger goes by the words as printed


def entry(kb: KnowledgeBase, words: str) -> str:
    (statement,) = kb.ledger.statements["definition/black"]
    assert statement.sources[0].state == "unchecked"
    return f"""--- evidence/black-tea-book.yaml
id: black-tea-book
claim: definition/black
claim_digest: "{claim_digest(words)}"
reference: tea-book
reference_digest: "{reference(kb)}"
says_so: supported
by: A reader
on: 2025-12-01
note: Page 3 says so.
"""


def reference(kb: KnowledgeBase) -> str:
    return reference_digest(kb.get("reference/tea-book", Reference))


@pytest.mark.parametrize("cited", ["", " [@tea-book]"], ids=["by the figure", "by the text"])
def test_a_number_that_became_a_figure_is_still_looked_up(cited: str) -> None:
    claim = BLACK.format(f'"It paid [#imports.value] in [#imports.year].{cited}"')
    look = entry(base(claim + FIGURE), "It paid $1,250 in 1906. [@tea-book]")
    (statement,) = base(claim + FIGURE + look).ledger.statements["definition/black"]
    assert statement.sources[0].state == "supported"
    other = base(claim + FIGURE.replace("1250", "1260") + look)
    (statement,) = other.ledger.statements["definition/black"]
    assert (statement.sources[0].state, statement.sources[0].changed) == ("suspect", ("claim",))
    assert isinstance(other.records["evidence/black-tea-book"], Evidence)


# What changes files goes by the records as they are written


ROW = """data:
  file: trade_*.csv
  row: {tea: black}
  column: value_*_usd
--- data/trade_1906.csv
tea,value_1906_usd
black,1250
"""


def mended(text: str) -> str:
    files = listing(laid_over(text))
    done = fixed(inspect(files).report, files, lambda made: inspect(made).report)
    return "".join(change.after.decode() for change in done.changes)


def test_a_mend_keeps_the_name_of_the_figure() -> None:
    text = BLACK.format('"It paid [#imports.value] in [#imports.year]. [@tea-bok]"') + FIGURE
    assert '"It paid [#imports.value] in [#imports.year]. [@tea-book]"' in mended(text)


def test_a_misspelt_figure_is_mended() -> None:
    text = BLACK.format('"It paid [#import.value] in [#imports.year]. [@tea-book]"') + FIGURE
    assert "[#imports.value] in" in mended(text)


def test_value_and_year_are_mended_from_the_row() -> None:
    wrong = FIGURE.replace("1250", "1205").replace("year: 1906", "year: 1907")
    after = mended(BLACK.format('"It paid [#imports]."') + wrong + ROW)
    assert "value: 1250\n" in after and "year: 1906\n" in after


def test_no_mend_leaves_plainer_words_behind() -> None:
    wrong = FIGURE.replace("1250", "Half an hour").replace("unit: $", "unit: words\nprints: soon")
    row = ROW.replace("black,1250", "black,An hour")
    assert "An hour" not in mended(BLACK.format('"It takes [#imports]."') + wrong + row).replace(
        "black,An hour", ""
    )


def test_a_new_table_is_one_file() -> None:
    """A figure without value and year prints what the row says."""
    bare = FIGURE.replace("value: 1250\n", "").replace("year: 1906\n", "")
    text = BLACK.format('"It paid [#imports]."') + bare + ROW
    assert printed('"It paid [#imports]."', bare + ROW) == "It paid $1,250 (1906). [@{tea-book}]"
    newer = text.replace("1906", "1916").replace("black,1250", "black,1400")
    assert looked_at(newer).report.diagnostics == ()
    record = base(newer).get("definition/black", Definition)
    assert str(record.meaning) == "It paid $1,400 (1916). [@{tea-book}]"


def test_a_table_that_counts_in_thousands() -> None:
    bare = FIGURE.replace("value: 1250\n", "").replace("unit: $", "unit: pounds")
    row = ROW.replace("value_*_usd", "sold_*_thousands\n  times: 1000")
    row = row.replace("value_1906_usd", "sold_1906_thousands").replace("1250", "1441.5")
    text = '"They sold [#imports]. [@tea-book]"'
    assert printed(text, bare + row) == "They sold 1,441,500 pounds (1906). [@tea-book]"
    wrong = FIGURE.replace("unit: $", "unit: pounds")
    assert "value: 1441500\n" in mended(BLACK.format(text) + wrong + row)


@pytest.mark.parametrize(
    "pattern, names",
    [
        ("a_*_usd", ["a_2024_usd", "a__usd"]),
        ("a_2024_usd", ["a_2024_usd"]),
        ("*", ["a_2024_usd", "a__usd", "a_usd", "b"]),
        ("*_*_*", ["a_2024_usd", "a__usd"]),
        ("b*b", []),
        ("a_*usd", ["a_2024_usd", "a__usd", "a_usd"]),
    ],
)
def test_a_star_stands_for_any_signs(pattern: str, names: list[str]) -> None:
    assert matching(pattern, ["a_2024_usd", "a__usd", "a_usd", "b"]) == names


def test_many_stars_over_a_long_name_take_no_time() -> None:
    assert matching("*a" * 90 + "b", ["a" * 19_000]) == []


# Tables from anywhere


HOSTILE = {
    "no UTF-8": (b"tea,value_1906_usd\nblack,\xff1250\n", "JK001"),
    "a sign nobody sees": ("tea,value_1906_usd\nbl\u200back,1250\n".encode(), "JK002"),
    "a null": (b"tea,value_1906_usd\nblack,12\x0050\n", "JK002"),
    "too large": (b"a,b\n" + b"1,2\n" * 1_200_000, "JK009"),
    "a line that never ends": (b"tea,value_1906_usd\nblack," + b"1" * 30_000, "JK009"),
    "an open quote": (b'tea,value_1906_usd\n"black,1250\n', "JK370"),
    "nothing at all": (b"", "JK370"),
    "too many columns": (",".join(f"c{n}" for n in range(1_100)).encode() + b"\n", "JK370"),
    "too many rows": (b"a,b\n" + b"1,2\n" * 100_001, "JK370"),
}


@pytest.mark.parametrize("data, code", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_table_is_told_in_the_table_alone(data: bytes, code: str) -> None:
    text = BLACK.format('"It paid [#imports]."') + FIGURE + ROW
    found = looked_at(text, {"data/trade_1906.csv": data}).report.diagnostics
    assert {each.code for each in found} == {code}
    assert {each.span.path for each in found} == {"kb/data/trade_1906.csv"}
    assert len(found) <= 12


WINDOWS = {
    "order mark": "\ufefftea,value_1906_usd\nblack,1250\n",
    "line ends": "tea,value_1906_usd\r\nblack,1250\r\n",
    "both": "\ufefftea,value_1906_usd\r\nblack,1250\r\n",
    "no last line end": "tea,value_1906_usd\nblack,1250",
    "commas in a number": 'tea,value_1906_usd\nblack,"1,250"\n',
    "a comma and a line end in a cell": 'tea,value_1906_usd\n"green, old\nleaves",3\nblack,1250\n',
}


@pytest.mark.parametrize("text", WINDOWS.values(), ids=WINDOWS)
def test_a_table_as_other_programs_save_it(text: str) -> None:
    files = {"data/trade_1906.csv": text.encode()}
    case = BLACK.format('"It paid [#imports]."') + FIGURE + ROW
    assert looked_at(case, files).report.diagnostics == ()


def test_a_row_behind_a_cell_of_two_lines_is_named_by_its_own_line() -> None:
    case = BLACK.format('"It paid [#imports]."') + FIGURE.replace("1250", "1205") + ROW
    data = b'tea,value_1906_usd\n"green, old\nleaves",3\nblack,1250\n'
    (found,) = looked_at(case, {"data/trade_1906.csv": data}).report.diagnostics
    assert (found.code, found.related[0].span.line) == ("JK373", 4)


def test_none_is_a_word_of_its_own() -> None:
    figure = FIGURE.replace("1250", "None").replace("unit: $", "unit: words")
    row = ROW.replace("black,1250", "black,None").replace("value_*_usd", "asked_*")
    row = row.replace("value_1906_usd", "asked_1906")
    assert printed('"Asked for: [#imports]."', figure + row).startswith("Asked for: None (1906).")
    assert looked_at(BLACK.format('"It is [#imports]."') + figure + row).report.diagnostics == ()


def test_the_tables_that_come_along_agree_with_every_figure(real_kb: KnowledgeBase) -> None:
    bound = [name for name in real_kb.facts if name.startswith("figure/")]
    assert len(bound) > 40
    assert set(real_kb.tables) == {"bls_projections_2024_34.csv", "onet_pathways.csv"}
    used = {figure.data.file for figure in real_kb.of("figure", Figure) if figure.data}
    assert used == {"bls_projections_*.csv", "onet_pathways.csv"}
    zones = [real_kb.figures.year(f"{who}-zone") for who in ("childcare-worker", "accountant")]
    assert zones == ["2018", "2024"]
    assert not [
        (name, route)
        for name in real_kb.facts
        for route, words in words_of(real_kb.records[name])
        if "[#" in words
    ]


@pytest.mark.parametrize("sign", ["", "xxxx", "1", "a"], ids=["none", "long", "digit", "letter"])
def test_what_parts_a_number_is_a_short_sign(sign: str) -> None:
    for field in ("thousands", "point"):
        with pytest.raises(ValidationError):
            FigureWords.model_validate({field: sign})


def test_a_space_parts_the_thousands() -> None:
    assert FigureWords.model_validate({"thousands": " "}).thousands == " "
