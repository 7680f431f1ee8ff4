"""A selection is all that one product of a workshop may print, and no more."""

from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.items.authored import authored_item
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.rendering.bind import Bindings
from jobcareer_kb.rendering.context import template_names, workshop_items
from jobcareer_kb.selection import practiced, printed, select
from jobcareer_kb.sheets import sheets_of

STARTER = Path(__file__).parents[2] / "src" / "jobcareer_kb" / "starter"


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    loaded = inspect(read_folder(STARTER, "kb")).kb
    assert loaded is not None
    return loaded


def shop(kb: KnowledgeBase, **changes: Any) -> Workshop:
    (only,) = kb.of("workshop", Workshop)
    data = only.model_dump(mode="json") | changes
    return Workshop.model_validate(data)


def test_picks_keep_the_order_of_the_workshop(kb: KnowledgeBase) -> None:
    picked = select(
        kb, shop(kb, handout=["takeaway/coat-and-date", "definition/*"]), "handout"
    ).picks
    assert picked == ("takeaway/coat-and-date", "definition/climate", "definition/weather")


def test_a_star_picks_a_kind_by_id_and_nothing_twice(kb: KnowledgeBase) -> None:
    picked = select(kb, shop(kb, handout=["definition/weather", "definition/*"]), "handout").picks
    assert picked == ("definition/weather", "definition/climate")


def test_what_a_pick_refers_to_stands_behind_it(kb: KnowledgeBase) -> None:
    selection = select(kb, shop(kb, handout=["guide/plan-a-day-outside"]), "handout")
    assert selection.picks == ("guide/plan-a-day-outside",)
    kinds = {name.partition("/")[0] for name in selection.records}
    assert kinds == {"guide", "step", "resource", "objective", "workshop"}


PRODUCTS = {
    "handout": ({"activity", "question"}, {"definition", "objective"}),
    "quiz": ({"activity", "definition", "takeaway"}, {"question", "objective"}),
    "key": ({"activity", "definition", "takeaway"}, {"question", "objective"}),
    "slides": (set(), {"activity", "definition", "question"}),
    "facilitator-guide": ({"takeaway", "guide"}, {"activity", "question", "objective"}),
}


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_product_gets_the_kinds_it_prints(kb: KnowledgeBase, product: str) -> None:
    absent, present = PRODUCTS[product]
    kinds = {name.partition("/")[0] for name in select(kb, shop(kb), product).records}
    assert kinds & absent == set()
    assert kinds >= present


def test_only_sources_that_the_records_cite_come_along(kb: KnowledgeBase) -> None:
    selection = select(kb, shop(kb, handout=["takeaway/look-up-one-date"]), "handout")
    assert list(selection.sources) == ["ncei-normals"]


def test_labels_name_every_record_and_source_once(kb: KnowledgeBase) -> None:
    selection = select(kb, shop(kb), "handout")
    labels = [label for label, _ in selection.labelled()]
    assert len(labels) == len(set(labels))
    assert set(labels) == {
        "kb.yaml", "order", *selection.records, *(f"source {id_}" for id_ in selection.sources),
    }  # fmt: skip


def test_the_order_of_picks_is_an_input(kb: KnowledgeBase) -> None:
    turned = ["definition/climate", "definition/weather"]
    one = dict(select(kb, shop(kb, handout=turned), "handout").labelled())
    other = dict(select(kb, shop(kb, handout=turned[::-1]), "handout").labelled())
    assert {label for label in one if one[label] != other[label]} == {
        "order", "workshop/weather-or-climate-30",
    }  # fmt: skip


def test_what_some_product_prints(kb: KnowledgeBase) -> None:
    names = printed(kb, shop(kb))
    assert {"step/read-the-forecast", "activity/exit-ticket", "objective/tell-apart"} <= names
    assert "step/read-the-forecast" not in printed(
        kb, shop(kb, handout=["definition/*"], slides=["definition/*"])
    )


def names_of(kb: KnowledgeBase, product: str) -> dict[str, Any]:
    workshop = shop(kb)
    items = workshop_items(kb, workshop, authored_item)
    return template_names(select(kb, workshop, product), items, Bindings())


def test_a_template_sees_the_items_only_where_they_are_among_its_inputs(kb: KnowledgeBase) -> None:
    quiz = {"asked", "checked_by", "total_points"}
    assert quiz & set(names_of(kb, "handout")) == set()
    assert quiz & set(names_of(kb, "slides")) == set()
    assert quiz <= set(names_of(kb, "quiz"))
    assert "answers" not in names_of(kb, "quiz")
    assert "answers" in names_of(kb, "key")


def test_parts_start_where_the_last_one_ends(kb: KnowledgeBase) -> None:
    parts = names_of(kb, "facilitator-guide")["parts"]
    assert [(part.start, part.minutes) for part in parts] == [
        ("0:00", 10),
        ("0:10", 15),
        ("0:25", 5),
    ]
    assert [sum(phase.minutes for phase in part.phases) for part in parts] == [10, 15, 5]


HOME = {
    "job-or-career-60": ({"what-i-found": (5,), "who-can-help": (5,)}, True),
    "job-or-career-90": ({"what-i-found": (3,), "who-can-help": (5,)}, False),
}
"""Parts of sheets that people take home, and whether the room does not work on them."""


@pytest.mark.parametrize("workshop", HOME)
def test_a_sheet_to_take_home_belongs_to_the_part_that_uses_it(
    real_kb: KnowledgeBase, workshop: str
) -> None:
    shops = {each.id: each for each in real_kb.of("workshop", Workshop)}
    sheets = {each.slug: each for each in sheets_of(real_kb, shops[workshop])}
    parts, home = HOME[workshop]
    assert {slug: sheets[slug].parts for slug in parts} == parts
    assert {sheets[slug].home for slug in parts} == {home}
    practicing = {number for number, _ in practiced(sheets.values())}
    assert practicing.isdisjoint({sheets[slug].number for slug in parts}) == home


def test_sheets_of_those_who_come_in_stand_first(real_kb: KnowledgeBase) -> None:
    for shop in real_kb.of("workshop", Workshop):
        first, second, *others = sheets_of(real_kb, shop)
        assert [(each.slug, each.parts) for each in (first, second)] == [
            ("sign-in", (0,)),
            ("parking-lot", (0,)),
        ]
        assert all(0 not in each.parts for each in others)
