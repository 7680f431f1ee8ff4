"""How to reach a helper: typed on paper, a link in Word, and traced like every text."""

import io
import re
import zipfile

import pytest
from test_cases import laid_over, listing

from jobcareer_kb.building.make import job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import Loaded, load_corpus
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.readers import readers
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.tracing.trace import State, Texts, traced_by_marks

CASE = """--- resource/shop.yaml
id: shop
name: Tea shop
group: shops
what_for: Buy tea. [@tea-book]
how_to_find: See [the map](https://www.example.org/map/) of the town. [@tea-book]
url: https://www.example.com/
phone: 1-800-555-0100
cost: Free. [@tea-book]
region: United States
languages: [English, Spanish]
checked_on: 2025-12-01
--- workshop/tasting.yaml
id: tasting
title: A tasting
question_title: What you tasted
audience: guests
minutes: 10
group: 2 to 8 guests
setting: A kitchen
covers: You taste two teas.
objectives: [objective/tell]
agenda:
  - activity: activity/taste
    minutes: 10
handout: [definition/*, distinction/colour, resource/*]
slides: [activity/taste]
quiz: [question/*]
exit_ticket:
  - "The tea I liked:"
revised: 2026-01-01
"""


def load(case: str) -> Loaded:
    files = laid_over(case)
    files["kb.yaml"] = files["kb.yaml"].replace("[docx]", "[docx, markdown]")
    return load_corpus(listing(files))


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    loaded = load(CASE)
    assert loaded.kb is not None
    assert loaded.diagnostics == ()
    return loaded.kb


def made(kb: KnowledgeBase, format: str) -> bytes:
    artifacts = plan(kb, (), ())
    artifact = next(a for a in artifacts if a.product == "handout" and a.format == format)
    return make(job(kb, artifact, Templates(packaged("templates"), "templates"), Look())).data


def said(data: bytes, reader: str) -> str:
    paragraphs = readers()[reader].read(data).paragraphs
    return "\n".join("".join(piece.text for piece in each.pieces) for each in paragraphs)


def test_on_paper_every_address_can_be_typed(kb: KnowledgeBase) -> None:
    words = said(made(kb, "docx"), "docx")
    assert "\nexample.com\n" in words
    assert "See the map (example.org/map) of the town." in words
    assert "License: CC BY 4.0 (creativecommons.org/licenses/by/4.0)" in words
    assert "1-800-555-0100" in words
    assert "https://" not in words


def test_in_word_an_address_and_a_number_are_links(kb: KnowledgeBase) -> None:
    with zipfile.ZipFile(io.BytesIO(made(kb, "docx"))) as package:
        rels = package.read("word/_rels/document.xml.rels").decode()
    targets = set(re.findall(r'Target="((?:https?|tel):[^"]*)"', rels))
    assert {"https://www.example.com/", "tel:18005550100", "https://www.example.org/map/"} < targets


def test_in_markdown_links_stay_links(kb: KnowledgeBase) -> None:
    words = made(kb, "markdown").decode()
    assert "[the map](https://www.example.org/map/) of the town." in words
    assert "[**example.com**](https://www.example.com/)" in words


def test_every_contact_is_traced_to_its_field(kb: KnowledgeBase) -> None:
    reading = readers()["docx"].read(made(kb, "docx"))
    traces = [t for t in traced_by_marks(reading, Texts(kb)) if t.record == "resource/shop"]
    assert {t.state for t in traces} == {State.EQUAL}
    assert {t.route[0] for t in traces} == {
        "name", "what_for", "how_to_find", "url", "phone", "cost", "languages", "region",
    }  # fmt: skip


def test_one_region_is_printed_once(kb: KnowledgeBase) -> None:
    words = said(made(kb, "docx"), "docx")
    assert words.count("United States") == 1
    assert "For use in: United States" in words


@pytest.mark.parametrize(
    "line, said",
    [
        ("url: www.example.com", "expected an address such as https://example.org/page"),
        ("url: https://user@example.com/", "expected an address such as"),
        ("url: file:///etc/passwd", "expected an address such as"),
        ("phone: call us", "'call us' is not a phone number"),
        ("phone: 211", "211, expected a text"),
        ("checked_on: soon", "expected a date such as 2026-11-24"),
    ],
)
def test_what_is_no_contact_is_refused(line: str, said: str) -> None:
    field = line.partition(":")[0]
    loaded = load(re.sub(rf"(?m)^{field}: .*$", line, CASE, count=0))
    found = [d for d in loaded.diagnostics if d.span.path == "kb/resource/shop.yaml"]
    assert [said in d.message for d in found] == [True], [d.message for d in found]
