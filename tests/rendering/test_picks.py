"""What a workshop picks is printed in its order, in the groups of kb.yaml, term by term."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from examples import sizes

from jobcareer_kb.building.make import job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.environment import Templates

STARTER = Path(__file__).parents[2] / "src/jobcareer_kb/starter"
SHOP = "workshop/weather-or-climate-30.yaml"
SEASON = """id: season
term: Season
meaning: A season is a part of the year. [@noaa-climate]
"""


def printed(product: str, files: Mapping[str, str], format: str = "markdown") -> str:
    """A product of the starter with other files laid over it."""
    kept = {file.path: file.data.decode() for file in read_folder(STARTER, "kb").files}
    made = tuple(
        SourceFile(path, f"kb/{path}", text.encode()) for path, text in ({**kept, **files}).items()
    )
    found = inspect(Listing("kb", made, ()))
    errors = [d.message for d in found.report.diagnostics if d.severity.name == "ERROR"]
    assert errors == []
    assert found.kb is not None
    artifact = next(a for a in plan(found.kb) if a.product == product)
    artifact = replace(artifact, format=format)
    templates = Templates(packaged("templates"), "templates")
    return make(job(found.kb, artifact, templates, Look())).data.decode("utf-8", "replace")


def shop(**picks: list[str]) -> str:
    text = (STARTER / SHOP).read_text(encoding="utf-8")
    for field, names in picks.items():
        lines = "".join(f"  - {name}\n" for name in names)
        text = re.sub(rf"^{field}:\n(?:  .*\n)+", f"{field}:\n{lines}", text, flags=re.MULTILINE)
    return text


def heads(text: str) -> list[str]:
    return re.findall(r"^##+ (.*)$", text, re.MULTILINE)


def distinction(id_: str, *terms: str) -> str:
    sides = "".join(
        f"  - of: definition/{term}\n    holds: Often {term} [@noaa-climate]\n" for term in terms
    )
    return f"id: {id_}\ndimension: {id_.title()}\nsides:\n{sides}question: Which {id_}?\n"


THREE = ("weather", "climate", "season")
WITH_SEASON = {
    "definition/season.yaml": SEASON,
    "distinction/time.yaml": distinction("time", *THREE),
    "distinction/use.yaml": distinction("use", *THREE),
    SHOP: shop(
        handout=["definition/*", "distinction/*", "takeaway/*", "challenge/*", "guide/*"],
        slides=["activity/*", "definition/*", "distinction/*"],
    ),
}


def test_a_handout_prints_in_the_order_of_the_picks() -> None:
    picks = ["takeaway/coat-and-date", "distinction/*", "guide/*", "definition/*", "challenge/*"]
    files = {SHOP: shop(handout=picks)}
    found = [head for head in heads(printed("handout", files)) if head in ORDER]
    assert found == ORDER


ORDER = [
    "To keep in mind",
    "How they often differ",
    "Plan a day outside in three looks",
    "What the words mean",
    "What gets in the way, and who can help",
]


def test_picks_of_a_kind_that_are_parted_are_printed_where_they_stand() -> None:
    picks = ["definition/weather", "distinction/*", "definition/climate", "challenge/*", "guide/*"]
    text = printed("handout", {SHOP: shop(handout=picks)})
    found = [h for h in heads(text) if h.startswith(("What the words", "How they"))]
    assert found == [
        "What the words mean", "How they often differ", "What the words mean, continued",
    ]  # fmt: skip


def test_three_terms_stand_in_three_columns() -> None:
    text = printed("handout", WITH_SEASON)
    assert "Weather ●" in text
    assert "Climate ■" in text
    assert "Season ▲" in text
    assert re.search(r"Time.*Often weather.*Often climate.*Often season", text)
    assert heads(text).count("How they often differ") == 1


@pytest.mark.parametrize("format", sizes("markdown", "pptx"))
def test_three_terms_stand_on_slides(format: str) -> None:
    text = printed("slides", WITH_SEASON, format)
    if format == "markdown":
        assert re.search(r"Time.*Often weather.*Often climate.*Often season", text)
        assert "## Season: what it means" in text


@pytest.mark.parametrize("product", sizes("handout", "slides"))
def test_two_pairs_are_two_comparisons(product: str) -> None:
    files = {**WITH_SEASON, "distinction/use.yaml": distinction("use", "season", "climate")}
    files["distinction/time.yaml"] = distinction("time", "weather", "climate")
    text = printed(product, files)
    found = [head for head in heads(text) if head.startswith("How they")]
    assert [re.sub(" [●■]", "", head) for head in found] == [
        "How they often differ: Weather, Climate",
        "How they often differ: Season, Climate",
    ]


def test_more_terms_than_a_table_has_room_for_stand_below_one_another() -> None:
    more = {
        f"definition/{name}.yaml": SEASON.replace("season", name).replace("Season", name.title())
        for name in ("storm", "drought")
    }
    five = (*THREE, "storm", "drought")
    files = {
        **WITH_SEASON,
        **more,
        "distinction/time.yaml": distinction("time", *five),
        "distinction/use.yaml": distinction("use", *five),
    }
    text = printed("handout", files)
    assert "**Drought:** Often drought" in text
    assert "### Time" in text
    assert "**Drought:** Often drought" in printed("slides", files)


def settings(more: str) -> dict[str, str]:
    kept = (STARTER / "kb.yaml").read_text(encoding="utf-8")
    kept = re.sub(r"^(?:challenge|takeaway)_types:\n(?:  .*\n)+", "", kept, flags=re.MULTILINE)
    return {"kb.yaml": kept + more}


TYPES = """
takeaway_types:
  ask: Questions to take home
  try: Try this
challenge_types:
  weather: When the sky has other plans
"""


def test_types_of_kb_yaml_head_their_records_in_their_order() -> None:
    files = {
        **settings(TYPES),
        "takeaway/coat-and-date.yaml": "id: coat-and-date\ntype: try\ntext: A [@noaa-climate]\n",
        "takeaway/look-up-one-date.yaml": (
            "id: look-up-one-date\ntype: ask\ntext: B [@noaa-climate]\n"
        ),
        "challenge/the-forecast-changes.yaml": (STARTER / "challenge/the-forecast-changes.yaml")
        .read_text(encoding="utf-8")
        .replace("type: challenge", "type: weather"),
    }
    text = printed("handout", files)
    assert re.search(r"## Questions to take home\s+- B.*\s+### Try this\s+- \[ \] A", text)
    assert "When the sky has other plans" in text
    deck = printed("slides", files)
    assert "\nQuestions to take home\n" in deck.replace("**", "")
    assert "## Try this" in deck


def test_without_types_in_kb_yaml_those_of_the_first_format_hold() -> None:
    text = printed("handout", settings(""))
    assert "Challenges" in text
    assert "To keep in mind" in heads(text)


def test_the_slide_of_the_last_part_shows_the_lines_of_the_exit_ticket() -> None:
    deck = printed("slides", {})
    asked = "What will you look up, and for which day?"
    assert deck.count(asked) == 1
    shown, _, notes = deck.partition(asked)[2].partition("::: notes")
    assert "I will look up:" in shown
    assert "Finish the two lines in a few words." in notes


def test_challenges_on_a_slide_stand_beside_who_can_help() -> None:
    deck = printed("slides", {SHOP: shop(slides=["challenge/the-forecast-changes"])})
    shown = deck.partition("## What may get in the way")[2].partition("::: notes")[0]
    assert "Who can help" in shown
    assert re.search(r"The forecast changes.*A local weather forecast", shown)


def test_a_definition_by_itself_has_a_trait_and_an_example() -> None:
    more = (
        "traits:\n  - It comes each year. [@noaa-climate]\n  - It ends. [@noaa-climate]\n"
        "examples:\n  - Winter. [@noaa-climate]\n"
    )
    files = {"definition/season.yaml": SEASON + more, SHOP: shop(slides=["definition/season"])}
    slide = printed("slides", files).partition("## Season")[2].partition("::: notes")[0]
    assert "It comes each year." in slide
    assert "**For example:** Winter." in slide
    assert "It ends." not in slide
