"""The knowledge base that comes along holds what its article says, cited and printed."""

import json
import re
from pathlib import Path

import pytest
from word_files import W, body, folded

from jobcareer_kb.checking.inspection import Inspected
from jobcareer_kb.inline import parse, plain, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import kinds
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.question import KIND as QUESTION
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import printed
from jobcareer_kb.tasks import Question
from jobcareer_kb.values import Claim, words_of

UNOPENED = "JK231"
"""An address that nobody has opened yet is said to be one; that is no fault of the program's."""


def test_the_knowledge_base_has_no_finding(real_base: Inspected) -> None:
    report = real_base.report
    found = [f"{d.span} {d.code} {d.message}" for d in report.diagnostics if d.code != UNOPENED]
    assert found == []


def test_every_claim_cites(real_kb: KnowledgeBase) -> None:
    uncited = [
        (name, route)
        for name, record in real_kb.records.items()
        for route, words in words_of(record)
        if isinstance(words, Claim) and not parse(str(words)).cites
    ]
    assert uncited == []


ARTICLE = {
    "article": "Job vs. Career: Understanding the Key Differences and Building Your Future. (n.d.)",
    "el-camino": "El Camino College. (n.d.). Difference between Job, Occupation and Career.",
    "indeed-career-vs-job": "Indeed. (2025a). Career vs. Job: What’s the Difference?",
    "nc-careers": "NC Careers. (2004). Jobs vs Careers. What’s the difference?",
    "indeed-difference": "Indeed. (2025b). What’s the Difference Between a Job and a Career?",
    "workforce-ar": "Workforce AR. (2023). The difference between a Job, a Career, and an "
    "Occupation.",
}


@pytest.mark.parametrize("id_", ARTICLE)
def test_a_reference_stands_as_the_article_cites_it(real_kb: KnowledgeBase, id_: str) -> None:
    assert plain(real_kb.sources[id_].entry).startswith(ARTICLE[id_])


def test_a_reference_has_an_address_or_says_why_not(real_kb: KnowledgeBase) -> None:
    silent = [
        name
        for name, record in real_kb.records.items()
        if name.startswith("reference/") and not (record.URL or record.custom.reason_no_url)  # type: ignore[attr-defined]
    ]
    assert silent == []


def test_better_sources_are_cited_before_the_article(real_kb: KnowledgeBase) -> None:
    """The article keeps its citation, behind what was looked up beside it."""
    brackets = [
        (name, found)
        for name, record in real_kb.records.items()
        for _, words in words_of(record)
        for found in re.findall(r"\[@[^\]]*@article[^\]]*\]|\[@article[^\]]+\]", str(words))
    ]
    assert len(brackets) > 50
    assert [each for each in brackets if not each[1].endswith("@article]")] == []


STATEMENTS = (
    "part time or full time", "bills", "training", "grocery store", "ride-share", "every industry",
    "hourly pay", "move up", "specialist", "nurse practitioner", "better pay", "retirement plan",
    "paid leave", "health insurance", "purpose", "short", "basic needs", "promoted",
    "O*NET Interest Profiler", "course", "certificate", "degree", "community college",
    "trade school", "online platform", "new duties", "volunteer", "internship", "part time",
    "mentor", "professional association", "industry", "milestones", "usually free",
    "workforce development office", "thousands of", "resumes", "My Next Move", "average pay",
    "library", "job fairs", "lack experience", "temporary role", "adult education",
    "scholarships", "career assessment", "counselor", "rides", "child care", "stability",
    "income and experience", "Take one step now", "where you are now",
)  # fmt: skip
"""Words by which one knows the statements of the article in the papers of 60 minutes."""


def paper(build: Path, product: str) -> tuple[str, list[str]]:
    """What it says above its list of sources, and the entries of that list."""
    root = body(build / "job-or-career-60" / f"job-or-career-60-{product}.docx")
    said = [folded("".join(paragraph.itertext(f"{W}t"))) for paragraph in root.iter(f"{W}p")]
    place = said.index("References")
    return "\n".join(said[:place]), said[place + 1 :]


def test_the_papers_tell_all_that_the_article_says(real_build: Path) -> None:
    text = "\n".join(paper(real_build, product)[0] for product in ("handout", "booklet")).lower()
    assert [words for words in STATEMENTS if words.lower() not in text] == []


@pytest.mark.parametrize("product, least", [("handout", 30), ("booklet", 150)])
def test_fewer_than_a_third_of_the_marks_are_the_articles(
    real_build: Path, product: str, least: int
) -> None:
    text, sources = paper(real_build, product)
    (number,) = (line[1:].partition("]")[0] for line in sources if "Job vs. Career" in line)
    marks = [m for found in re.findall(r"\[(\d+(?:; \d+)*)\]", text) for m in found.split("; ")]
    assert len(marks) > least
    assert marks.count(number) * 3 < len(marks)


DEFINED = {"job", "career", "occupation"}
DIMENSIONS = {"timeframe", "goals", "education-and-training", "advancement", "benefits"}


def test_every_part_of_the_article_has_its_records(real_kb: KnowledgeBase) -> None:
    table = real_kb.by_kind
    assert set(table["definition"]) >= DEFINED
    assert set(table["distinction"]) == DIMENSIONS
    assert len(table["step"]) == 5
    assert len(table["resource"]) >= 8
    assert len(table["challenge"]) == 6
    assert len(table["takeaway"]) >= 4


def test_every_record_is_printed_by_a_workshop(real_kb: KnowledgeBase, real_build: Path) -> None:
    """By what the plan says, and by what the built files hold."""
    manifest = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    in_files = {name for entry in manifest["artifacts"].values() for name in entry["records"]}
    planned = {name for shop in real_kb.of("workshop", Workshop) for name in printed(real_kb, shop)}
    wanted = {name for name in real_kb.records if kinds()[name.partition("/")[0]].printed}
    assert len(wanted) > 80
    assert wanted - planned == set()
    assert wanted - in_files == set()


def test_every_reference_is_cited_by_a_built_file(real_kb: KnowledgeBase, real_build: Path) -> None:
    manifest = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    cited = {name for entry in manifest["artifacts"].values() for name in entry["references"]}
    assert set(real_kb.by_kind["reference"]) == cited


@pytest.mark.parametrize("minutes", [45, 60, 90])
def test_an_agenda_adds_up(real_kb: KnowledgeBase, minutes: int) -> None:
    (shop,) = (s for s in real_kb.of("workshop", Workshop) if s.minutes == minutes)
    moving = shop.moving * (len(shop.agenda) - 1)
    assert shop.arriving + sum(item.minutes for item in shop.agenda) + moving == minutes
    for item in shop.agenda:
        activity = real_kb.get(str(item.activity), Activity)
        place = activity.lengths.index(item.minutes)
        assert sum(phase.minutes[place] for phase in activity.phases) == item.minutes


def test_questions_are_many_of_every_type_and_for_every_objective(real_kb: KnowledgeBase) -> None:
    questions = real_kb.of("question", Question)
    assert len(questions) >= 24
    types = {name for name, each in QUESTION.variants.items() for q in questions if type(q) is each}
    assert types >= {"single", "multiple", "true-false", "matching", "ordering", "short-answer"}
    asked_for = {str(question.objective).partition("/")[2] for question in questions}
    assert asked_for == {objective.id for objective in real_kb.of("objective", Objective)}


def test_every_objective_of_a_workshop_is_taught_and_asked(real_kb: KnowledgeBase) -> None:
    for shop in real_kb.of("workshop", Workshop):
        taught = {
            str(ref)
            for item in shop.agenda
            for ref in real_kb.get(str(item.activity), Activity).objectives
        }
        quiz = [real_kb.get(n, Question) for pick in shop.quiz for n in real_kb.picked(pick)]
        asked_for = {str(question.objective) for question in quiz}
        assert {str(ref) for ref in shop.objectives} <= taught | asked_for, shop.id


VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e or ed at the end: a rule of thumb, kind to nobody."""
    word = word.lower()
    count = len(VOWELS.findall(word))
    if re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouysxzcg]es$", word) and count > 1:
        count -= 1
    return max(1, count)


def grades(text: str) -> tuple[float, float]:
    """Flesch-Kincaid and SMOG of a text."""
    sentences = [s for s in re.split(r"(?<=[.?!:])\s+|\n+", text) if re.search(r"[A-Za-z]", s)]
    words = re.findall(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*", text)
    counts = [sum(syllables(part) for part in re.split(r"[’'-]", word) if part) for word in words]
    long = sum(count >= 3 for count in counts)
    kincaid = 0.39 * len(words) / len(sentences) + 11.8 * sum(counts) / len(words) - 15.59
    smog = 1.0430 * (long * 30 / len(sentences)) ** 0.5 + 3.1291
    return kincaid, smog


GRADED = {
    "easy": ("The cat sat on the mat. It was a fat cat.", 0.0),
    "hard": (
        "Comprehensive organizational development necessitates interdisciplinary study.",
        20.0,
    ),
}


@pytest.mark.parametrize("text, least", GRADED.values(), ids=GRADED)
def test_the_measure_tells_easy_from_hard(text: str, least: float) -> None:
    assert (grades(text)[0] > 15) == (least > 15)


@pytest.mark.parametrize("product, least", [("handout", 20), ("booklet", 60)])
@pytest.mark.parametrize("shop_id", ["job-or-career-45", "job-or-career-60", "job-or-career-90"])
def test_a_paper_reads_as_easily_as_kb_yaml_asks(
    real_kb: KnowledgeBase, real_build: Path, shop_id: str, product: str, least: int
) -> None:
    """Sentences of the records that it prints; names and the list of sources are not."""
    manifest = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    entry = manifest["artifacts"][f"{shop_id}/{shop_id}-{product}.docx"]
    shop = real_kb.get(f"workshop/{shop_id}", Workshop)
    target = real_kb.settings.audiences[shop.audience].reading
    said = []
    for mark in entry["marks"].values():
        record, _, route = mark.partition("#")
        if record in real_kb.records and not record.startswith("reference/"):
            words = dict(words_of(real_kb.records[record])).get(
                tuple(int(part) if part.isdigit() else part for part in route.split("."))
            )
            if words is not None and re.search(r"[.?!]( |$|\[)", str(words)):
                said.append(plain(without_cites(words.inlines)))
    assert len(said) > least
    kincaid, smog = grades("\n".join(said))
    assert kincaid <= target.flesch_kincaid
    assert smog <= target.smog
