"""Lists, and panels that are paragraphs."""

from docx_reader import MAIN, NAMES, Package, text_of, val


def test_every_counting_list_begins_anew(handout: Package) -> None:
    numbering = handout.part("word/numbering.xml")
    restarts = {
        num.get(f"{{{MAIN}}}numId")
        for num in numbering.iterfind("w:num", NAMES)
        if val(num, "w:lvlOverride/w:startOverride") == "1"
    }
    for style, lists in (("ListNumber", 2), ("Choice", 1), ("ChoiceMany", 1), ("ListLetter", 1)):
        used = {val(p, "w:pPr/w:numPr/w:numId") for p in handout.paragraphs(style)}
        assert len(used) == lists and used <= restarts


def test_choices_are_lettered_with_a_sign_to_mark(handout: Package) -> None:
    levels = handout.part("word/numbering.xml").findall(".//w:lvl", NAMES)
    signs = {val(level, "w:pStyle"): val(level, "w:lvlText") for level in levels}
    assert signs["Choice"].split() == ["○", "%1."]
    assert signs["ChoiceMany"].split() == ["□", "%1."]
    assert signs["Checklist"] == "□"


def test_the_last_choice_lets_go_of_what_follows(handout: Package) -> None:
    holds = [val(p, "w:pPr/w:keepNext") for p in handout.paragraphs("ChoiceMany")]
    assert holds == ["", "", "0"]


def test_a_quantity_stands_at_the_edge_of_its_column(guide: Package) -> None:
    (item,) = guide.find("//w:p[w:pPr/w:pStyle/@w:val='Checklist'][w:r/w:tab]")
    assert text_of(item) == "Cards\t1\u00a0set\u00a0a\u00a0pair"
    stops = [
        (tab.get(f"{{{MAIN}}}val"), tab.get(f"{{{MAIN}}}pos"))
        for tab in item.iterfind("w:pPr/w:tabs/w:tab", NAMES)
    ]
    assert stops == [("right", "4440"), ("clear", "9360")]


def test_panels_are_paragraphs_with_a_bar(handout: Package) -> None:
    bars = {}
    for style in handout.styles.iterfind("w:style", NAMES):
        bar = style.find("w:pPr/w:pBdr/w:left", NAMES)
        if bar is not None:
            bars[val(style, "w:name")] = (bar.get(f"{{{MAIN}}}val"), bar.get(f"{{{MAIN}}}color"))
    accent, ink, side_a, side_b = "0B5551", "1E2229", "123A70", "943D0D"
    assert bars["Callout"] == ("single", accent)
    assert bars["Caution"] == ("single", ink)
    assert bars["Side A"] == bars["Side A Title"] == ("single", side_a)
    assert bars["Side B"] == bars["Side B Title"] == ("double", side_b)
    assert bars["Cue Say"] == ("single", accent) and "Cue Do" not in bars


def test_a_panels_title_ends_so_that_it_is_no_heading(handout: Package) -> None:
    assert [text_of(p) for p in handout.paragraphs("CalloutTitle")] == [
        "What you will take away:",
        "Ready?",
    ]


def test_equal_neighbours_stay_two_panels(handout: Package, guide: Package) -> None:
    """Word joins paragraphs of equal fill and indents into one panel."""
    first, second = handout.paragraphs("CalloutTitle")
    assert (val(first, "w:pPr/w:shd", "fill"), val(second, "w:pPr/w:shd", "fill")) == ("", "F7F3EB")
    (ask,) = guide.paragraphs("CueAsk")
    assert val(ask, "w:pPr/w:ind", "right") == "181"
