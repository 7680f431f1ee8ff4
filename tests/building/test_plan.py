"""Names of files: each says what it is, and no two are the same."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.building.plan import known_formats, name_of, plan
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.model._settings import Product

STARTER = Path(__file__).parents[2] / "src" / "jobcareer_kb" / "starter"
SHOP = "weather-or-climate-30"


@pytest.fixture(scope="module")
def starter() -> KnowledgeBase:
    kb = inspect(read_folder(STARTER, "kb")).kb
    assert kb is not None
    return kb


def with_products(kb: KnowledgeBase, **products: Product) -> KnowledgeBase:
    return replace(kb, settings=kb.settings.model_copy(update={"products": products}))


def product(*formats: str, **more: Any) -> Product:
    return Product(title="Papers", audience="participant", formats=formats, **more)


def test_no_two_formats_end_alike() -> None:
    names = {name_of("handout", format) for format in known_formats()}
    assert len(names) == len(known_formats())


def test_banks_of_one_product_say_their_platform(starter: KnowledgeBase) -> None:
    kb = with_products(starter, questions=product("gift", "moodle-xml"))
    assert [each.path for each in plan(kb)] == [
        f"{SHOP}/{SHOP}-gift.txt",
        f"{SHOP}/{SHOP}-moodle.xml",
    ]


def test_two_files_of_one_name_are_refused(starter: KnowledgeBase) -> None:
    """Large print of one product, and the file of another that is called so."""
    both = {"handout": product("docx"), "handout-large": product("docx")}
    kb = with_products(starter, **both)
    assert len(plan(kb)) == 2
    said = "two files would be called .*-handout-large.docx: one of the product 'handout'"
    with pytest.raises(UsageFault, match=said):
        plan(kb, large=True)
