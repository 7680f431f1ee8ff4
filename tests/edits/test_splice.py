"""One scalar gets other words; every other byte of the file stays."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.edits.splice import Edit, SpliceFault, splice, spliced
from jobcareer_kb.loading.positions import Positions

SAID = "A job is work. [@a]"
FILE = """\
# a comment stays
id: job   # so does this one
meaning: {}
tail:   "not   touched"
list: [one,two ,  three]
"""
STYLES = {
    "plain": "A job is work. [@a]",
    "plain over lines": "A job\n  is work. [@a]",
    "single quotes": "'A job is work. [@a]'",
    "double quotes": '"A job is work. [@a]"',
    "double quotes over lines": '"A job \\\n  is work. [@a]"',
    "folded": ">-\n  A job\n  is work. [@a]",
    "folded, line end kept": ">\n  A job\n  is work. [@a]",
    "literal": "|-\n  A job is work. [@a]",
    "folded, deeper": ">-\n      A job is\n      work. [@a]",
}


def edit_of(text: str, route: tuple[str | int, ...], value: str) -> Edit:
    """An edit as the commands make it: with the place of each character."""
    positions = Positions(text, "f.yaml")
    old = str(at(yaml.load(text, yaml.BaseLoader), route))
    spans = [positions.within(route, i, i + 1) for i in range(len(old))]
    return Edit(positions.value(route), value, tuple((s.line, s.column) for s in spans))


def at(data: object, route: tuple[str | int, ...]) -> object:
    for part in route:
        data = data[part]  # type: ignore[index]
    return data


def read(text: str) -> dict[str, object]:
    return yaml.load(text, yaml.BaseLoader)


@pytest.mark.parametrize("source", STYLES.values(), ids=STYLES)
def test_a_word_changes_where_it_stands_and_nothing_else(source: str) -> None:
    text = FILE.format(source)
    old = str(read(text)["meaning"])
    assert splice(text, edit_of(text, ("meaning",), old.replace("@a]", "@bcd]"))) == text.replace(
        "@a]", "@bcd]"
    )


@pytest.mark.parametrize("source", STYLES.values(), ids=STYLES)
def test_a_whole_new_text_keeps_the_style(source: str) -> None:
    text = FILE.format(source)
    end = "\n" if str(read(text)["meaning"]).endswith("\n") else ""
    new = (
        'It\'s "other" words, long enough to be wrapped to a second line in a block of folded text.'
    )
    after = splice(text, Edit(Positions(text, "f").value(("meaning",)), new + end))
    assert read(after) == {**read(text), "meaning": new + end}
    assert after.split("meaning: ")[1][0] == source[0].replace("A", "I")
    assert after.split("tail:")[1] == text.split("tail:")[1]


@pytest.mark.parametrize(
    "value, written",
    [
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("@a", '"@a"'),
        ("yes", '"yes"'),
        ("12", '"12"'),
        ("1e3", '"1e3"'),
        ("2026-11-24", '"2026-11-24"'),
        (" a", '" a"'),
        ("a:", '"a:"'),
        ('say "a: b"', "'say \"a: b\"'"),
        ("one\ntwo", '"one\\ntwo"'),
        ("it's fine - really, [@a]", "it's fine - really, [@a]"),
    ],
)
def test_quotes_come_only_where_the_words_need_them(value: str, written: str) -> None:
    after = splice(FILE.format("word"), edit_of(FILE.format("word"), ("meaning",), value))
    assert after == FILE.format(written)


def test_in_brackets_a_comma_needs_quotes() -> None:
    text = FILE.format("word")
    after = splice(text, edit_of(text, ("list", 1), "t, w"))
    assert 'list: [one,"t, w" ,  three]' in after


@pytest.mark.parametrize(
    "source, value, fits",
    [("5", "10", True), ("5", "five", False), ("2026-11-24", "2027-01-05", True),
     ("true", "false", True), ("true", "maybe", False)],
)  # fmt: skip
def test_a_number_a_date_and_a_boolean_stay_what_they_are(
    source: str, value: str, fits: bool
) -> None:
    text = FILE.format(source)
    if fits:
        assert splice(text, edit_of(text, ("meaning",), value)) == FILE.format(value)
    else:
        with pytest.raises(SpliceFault):
            splice(text, edit_of(text, ("meaning",), value))


def test_the_same_words_leave_the_file_alone() -> None:
    text = FILE.format(STYLES["folded"])
    assert splice(text, edit_of(text, ("meaning",), SAID)) == text


def test_a_place_without_a_scalar_is_refused() -> None:
    with pytest.raises(SpliceFault, match="no text begins here"):
        splice(FILE.format("a"), Edit(Span("f.yaml", 3, 2), "b"))


def test_several_edits_of_one_file_do_not_disturb_each_other() -> None:
    text = FILE.format(STYLES["folded"])
    edits = (
        edit_of(text, ("list", 0), "a longer one"),
        edit_of(text, ("meaning",), "short"),
        edit_of(text, ("id",), "career"),
    )
    after = read(spliced(text, edits))
    assert (after["id"], after["meaning"]) == ("career", "short")
    assert after["list"] == ["a longer one", "two", "three"]


WORDS = st.text(
    st.one_of(
        st.sampled_from("abc XYZ'\"#:,-[]{}\\*&!|>%@`0123 \u2019\u00e9\n"),
        st.characters(blacklist_categories=["Cs", "Cc"]),
    ),
    max_size=60,
)


@given(st.sampled_from(sorted(STYLES.values())), WORDS)
def test_any_words_either_stand_there_alone_or_are_refused(source: str, value: str) -> None:
    text = FILE.format(source)
    try:
        after = splice(text, edit_of(text, ("meaning",), value))
    except SpliceFault:
        return
    assert read(after) == {**read(text), "meaning": value}
    assert after.startswith("# a comment stays\nid: job   # so does this one\nmeaning: ")
    assert after.endswith('tail:   "not   touched"\nlist: [one,two ,  three]\n')
    assert splice(after, edit_of(after, ("meaning",), value)) == after
