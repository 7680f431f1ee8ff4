"""The steps between formats: what each rewrites, and that all else stays byte for byte."""

import pytest

from jobcareer_kb.mending.edits.splice import SpliceFault
from jobcareer_kb.model import kinds
from jobcareer_kb.model._settings import FORMAT
from jobcareer_kb.upgrades import upgrades, with_format

TYPES = """challenge_types:
  challenge: Challenges
  barrier: Barriers in daily life
takeaway_types:
  thought: To keep in mind
  next-step: Next steps
"""
IN_BRACKETS = (
    "challenge_types: {challenge: Challenges, barrier: Barriers in daily life}, "
    "takeaway_types: {thought: To keep in mind, next-step: Next steps}"
)


def test_each_format_but_the_first_has_a_step() -> None:
    assert list(upgrades()) == list(range(2, FORMAT + 1))


def test_the_second_format_knows_the_names_that_loading_takes_for_todays() -> None:
    assert kinds()["evidence"].former == {"verdict": "says_so"}


def looked(text: str) -> str:
    return upgrades()[2].rewrite("evidence/looks.yaml", text)


ENTRIES = {
    "plain": ("id: a\nverdict: partial # as of 2025\nby: A\n", "verdict", "says_so"),
    "quoted": ("'verdict':   partial\n", "'verdict'", "'says_so'"),
    "escaped": ('"verd\\x69ct": partial\n', '"verd\\x69ct"', '"says_so"'),
    "in brackets": ("- {id: a, verdict: partial}\n", "verdict", "says_so"),
    "explicit": ("? verdict\n: partial\n", "verdict", "says_so"),
    "anchored": ("&key verdict: &value partial\n", "verdict", "says_so"),
    "shared": ("- &a {id: a, verdict: partial}\n- <<: *a\n  id: b\n", "verdict", "says_so"),
    "of Windows": ("id: a\r\nverdict: partial\r\n", "verdict", "says_so"),
    "without an end": ("verdict: partial", "verdict", "says_so"),
    "beside other scripts": ("by: Ольга 😀\nverdict: partial\n", "verdict", "says_so"),
}


@pytest.mark.parametrize(("text", "then", "now"), ENTRIES.values(), ids=ENTRIES)
def test_an_entry_gets_the_name_of_today_and_nothing_else(text: str, then: str, now: str) -> None:
    assert looked(text) == text.replace(then, now)
    assert looked(looked(text)) == looked(text)


def test_of_several_documents_each_is_looked_into() -> None:
    text = "# one\n---\nid: a\nverdict: partial\n---\n- id: b\n  verdict: supported\n...\n"
    assert looked(text) == text.replace("verdict", "says_so")


UNTOUCHED = {
    "a value": "note: verdict\n",
    "in a text": "note: >-\n  verdict: partial\n",
    "further in": "note:\n  verdict: partial\n",
    "in a comment": "id: a # verdict: partial\n",
    "both names": "verdict: partial\nsays_so: supported\n",
    "nothing": "",
    "a list of words": "- verdict\n- [verdict]\n",
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_what_is_no_name_of_a_field_stays(text: str) -> None:
    assert looked(text) == text


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(SpliceFault, match="no YAML"):
        looked("verdict: [\n")


def settings(text: str) -> str:
    return with_format(upgrades()[2].rewrite("kb.yaml", text), 2)


SETTINGS = {
    "plain": (
        "title: T\nresource_groups:\n  a: B # c\n\n# What to make.\nproducts: {}\n",
        f"format: 2\ntitle: T\nresource_groups:\n  a: B # c\n{TYPES}"
        "\n# What to make.\nproducts: {}\n",
    ),
    "comments at the top": (
        "# One.\n\n# Two.\ntitle: T\n",
        f"# One.\n\n# Two.\nformat: 2\ntitle: T\n{TYPES}",
    ),
    "a number there": ("title: T\nformat: 1 # first\n", f"title: T\nformat: 2 # first\n{TYPES}"),
    "without an end": ("title: T", f"format: 2\ntitle: T\n{TYPES}".removesuffix("\n")),
    "in brackets": (
        "{title: T,\n x: y, }\n",
        f"{{format: 2, title: T,\n x: y, {IN_BRACKETS}, }}\n",
    ),
    "a folded text above": (
        "resource_groups: >\n  a\n\n  b\n\nx: y\n",
        f"format: 2\nresource_groups: >\n  a\n\n  b\n{TYPES}\nx: y\n",
    ),
    "a text that keeps its blank lines": (
        "resource_groups: |+\n  a\n\nx: y\n",
        f"format: 2\nresource_groups: |+\n  a\n\n{TYPES}x: y\n",
    ),
    "types of its own": (
        f"title: T\n{TYPES.replace('Challenges', 'Hurdles')}",
        f"format: 2\ntitle: T\n{TYPES.replace('Challenges', 'Hurdles')}",
    ),
    "another language": ("title: T\nlanguage: es\n", "format: 2\ntitle: T\nlanguage: es\n"),
    "a list at the margin": (
        "resource_groups:\n- a\n- b\nx: y\n",
        f"format: 2\nresource_groups:\n- a\n- b\n{TYPES}x: y\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "after"), SETTINGS.values(), ids=SETTINGS)
def test_settings_get_a_number_and_lists_of_types(text: str, after: str) -> None:
    assert settings(text) == after
    assert settings(after) == after


def test_settings_that_stand_further_in_get_lines_that_do() -> None:
    after = settings("  title: T\n  x: y\n")
    assert after.startswith("  format: 2\n  title: T\n  x: y\n  challenge_types:\n    challenge: C")


@pytest.mark.parametrize("text", ["", "- a\n", "? title\n: T\n", "# only words\n", "a: [\n"])
def test_settings_that_cannot_be_changed_are_refused(text: str) -> None:
    with pytest.raises(SpliceFault):
        settings(text)
