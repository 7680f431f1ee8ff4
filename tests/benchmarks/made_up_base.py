"""A whole knowledge base of as many records as asked for, always the same: for timing `check`.

python tests/benchmarks/made_up_base.py DIR [--records 10000] [--a-file 50]

Some 250 records make one course: terms, obstacles, resources, steps with their guides, single
choice items, one workshop that prints them all, and a few entries of the ledger. Every record is
sound, so that a check tells nothing but its counts. A record has some 580 bytes, files hold 50
records or one.
"""

import argparse
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

COURSE = 250
"""Records of one course: as `_SHARES`, and its frame of eight."""
_SHARES = {"definition": 48, "challenge": 48, "resource": 48, "step": 48, "question": 42}
_EVIDENCE = 8
_STEPS_A_GUIDE = 16
_REFERENCES = 4
"""Sources of one course, beside its records."""
_WHO = ("Many people", "Some learners", "Most teams", "A few shops", "New workers")
_OFTEN = ("often", "may", "sometimes", "can")
_DO = ("plan", "learn", "keep", "build", "share", "test", "use", "find", "draw", "sort", "read")
_WHAT = ("a new skill", "the first step", "a short list", "the next tool", "a safe path")
_WHEN = ("on the way", "in the first year", "with a friend", "before they pay", "at a slow pace")
_SETTINGS = """\
format: 2
title: A made-up base
version: "1"
released: "2026-11-24"
language: en-US
publisher: Nobody
licence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
  statement: Share it.
audiences:
  adults:
    title: adults
    reading: {flesch_kincaid: 8, smog: 9}
resource_groups:
  help: Help
products:
  handout:
    title: Handout
    audience: participant
    formats: [docx]
  quiz:
    title: Quiz
    audience: participant
    formats: [docx]
"""

Lines = list[str]


@dataclass(frozen=True)
class Course:
    """One course by its number, and the source of its chances."""

    number: int
    chance: random.Random

    def ids(self, kind: str, count: int) -> list[str]:
        return [f"{kind}-{self.number}-{index}" for index in range(count)]

    def sentence(self, times: int = 1) -> str:
        pick = self.chance.choice
        parts = [
            f"{pick(_WHO)} {pick(_OFTEN)} {pick(_DO)} {pick(_WHAT)} {pick(_WHEN)}."
            for _ in range(times)
        ]
        return " ".join(parts)

    def claim(self, times: int = 1) -> str:
        return (
            f"{self.sentence(times)} [@source-{self.number}-{self.chance.randrange(_REFERENCES)}]"
        )

    def phrase(self) -> str:
        pick = self.chance.choice
        return f"{pick(_DO).capitalize()} {pick(_WHAT)} {pick(_WHEN)}"


def write(folder: Path, records: int, a_file: int) -> int:
    """Write a knowledge base; return how many records it holds."""
    chance = random.Random(20261124)
    courses = [Course(number, chance) for number in range(max(1, records // COURSE))]
    by_kind: dict[str, list[Lines]] = {}
    for course in courses:
        for kind, entries in _course(course).items():
            by_kind.setdefault(kind, []).extend(entries)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kb.yaml").write_text(_SETTINGS, encoding="utf-8")
    references = by_kind.pop("reference")
    text = "references:\n" + "".join(_entry(lines) for lines in references)
    (folder / "references.yaml").write_text(text, encoding="utf-8")
    for kind, entries in by_kind.items():
        _write_kind(folder / kind, entries, a_file)
    return len(references) + sum(len(entries) for entries in by_kind.values())


def _write_kind(folder: Path, entries: list[Lines], a_file: int) -> None:
    folder.mkdir()
    for at in range(0, len(entries), a_file):
        group = entries[at : at + a_file]
        alone = a_file == 1
        text = "\n".join(group[0]) + "\n" if alone else "".join(_entry(each) for each in group)
        (folder / f"part-{at // a_file:06}.yaml").write_text(text, encoding="utf-8")


def _entry(lines: Lines) -> str:
    first, *rest = lines
    return "\n".join([f"- {first}", *(f"  {line}" for line in rest)]) + "\n"


def _course(course: Course) -> Mapping[str, list[Lines]]:
    ids = {kind: course.ids(kind, count) for kind, count in _SHARES.items()}
    guides = course.ids("guide", _SHARES["step"] // _STEPS_A_GUIDE)
    made = {
        "reference": [_reference(id_) for id_ in course.ids("source", _REFERENCES)],
        "definition": [_definition(course, id_) for id_ in ids["definition"]],
        "challenge": [_challenge(course, id_, ids["resource"]) for id_ in ids["challenge"]],
        "resource": [_resource(course, id_) for id_ in ids["resource"]],
        "step": [_step(course, id_, ids["resource"]) for id_ in ids["step"]],
        "question": [
            _question(course, id_, index, ids["definition"][index])
            for index, id_ in enumerate(ids["question"])
        ],
        "guide": [
            _guide(course, id_, ids["step"][at * _STEPS_A_GUIDE :][:_STEPS_A_GUIDE])
            for at, id_ in enumerate(guides)
        ],
        "objective": [_objective(course)],
        "activity": [_activity(course)],
        "workshop": [_workshop(course, ids, guides)],
    }
    return made | {"evidence": list(_evidence(course, made["definition"]))}


def _definition(course: Course, id_: str) -> Lines:
    return [
        f"id: {id_}",
        f"term: Term {id_.replace('definition', 'number')}",
        "meaning: >-",
        f"  {course.claim(2)}",
        "traits:",
        *(f"  - {course.claim()}" for _ in range(3)),
        "examples:",
        f'  - "{course.claim()}"',
    ]


def _challenge(course: Course, id_: str, resources: list[str]) -> Lines:
    return [
        f"id: {id_}",
        "type: challenge",
        f"title: {course.phrase()}",
        f"obstacle: {course.claim(2)}",
        "solutions:",
        *(f"  - {course.claim()}" for _ in range(4)),
        "resources:",
        *(f"  - resource/{id_}" for id_ in course.chance.sample(resources, 2)),
    ]


def _resource(course: Course, id_: str) -> Lines:
    return [
        f"id: {id_}",
        f"name: Place {id_}",
        "group: help",
        "what_for: >-",
        f"  {course.sentence(2)}",
        f"  {course.claim(2)}",
        f"for_whom: {course.sentence()}",
        f"how_to_find: {course.claim(1)}",
    ]


def _step(course: Course, id_: str, resources: list[str]) -> Lines:
    return [
        f"id: {id_}",
        f"title: {course.phrase()}",
        f'action: "{course.claim(2)}"',
        "tips:",
        *(f"  - {course.claim()}" for _ in range(3)),
        f"resources: [resource/{course.chance.choice(resources)}]",
        f'prompt: "{course.phrase()}:"',
    ]


def _question(course: Course, id_: str, index: int, about: str) -> Lines:
    lines = [
        f"id: {id_}",
        "type: single",
        f"objective: objective/objective-{course.number}-0",
        "level: apply",
        f"about: definition/{about}",
        f"stem: Ana wants to {course.phrase().lower()}. What is a good move in case {id_[9:]}?",
        "options:",
    ]
    for place in range(4):
        lines.append(f"  - text: {course.phrase()}")
        lines += ["    key: true"] if place == index % 4 else []
        lines.append(f"    rationale: {course.sentence()}")
    return [*lines, f"explanation: {course.claim()}", "points: 1", 'revised: "2026-11-24"']


def _guide(course: Course, id_: str, steps: list[str]) -> Lines:
    return [
        f"id: {id_}",
        f"title: {course.phrase()}",
        f"intro: {course.claim()}",
        "instruction: Fill in one line below each step.",
        "steps:",
        *(f"  - step/{step}" for step in steps),
    ]


def _objective(course: Course) -> Lines:
    return [
        f"id: objective-{course.number}-0",
        "statement: Choose a first step",
        "verb: choose",
        "level: apply",
        "criterion: Names one step that fits.",
        "promise: You can choose a first step.",
    ]


def _activity(course: Course) -> Lines:
    return [
        f"id: activity-{course.number}-0",
        "title: Choose a step",
        "grouping: Pairs",
        "purpose: People choose before they read.",
        f"objectives: [objective/objective-{course.number}-0]",
        "lengths: [30]",
        "phases:",
        "  - title: Choose",
        "    minutes: [30]",
        "    cues:",
        "      - do: Show the list.",
        "      - ask: Which step would you choose?",
        "short_on_time: Show one step.",
        "for_all: Read the list aloud.",
    ]


def _workshop(course: Course, ids: Mapping[str, list[str]], guides: list[str]) -> Lines:
    kinds = ("definition", "challenge", "resource")
    return [
        f"id: workshop-{course.number}-0",
        f"title: Course {course.number}",
        f"question_title: What you know of course {course.number}",
        "audience: adults",
        "minutes: 30",
        "group: 8 to 20 adults",
        "setting: In person",
        "covers: You choose a first step.",
        f"objectives: [objective/objective-{course.number}-0]",
        "agenda:",
        f"  - activity: activity/activity-{course.number}-0",
        "    minutes: 30",
        "handout:",
        *(f"  - {kind}/{id_}" for kind in kinds for id_ in ids[kind]),
        *(f"  - guide/{id_}" for id_ in guides),
        f"slides: [activity/activity-{course.number}-0]",
        "quiz:",
        *(f"  - question/{id_}" for id_ in ids["question"]),
        'exit_ticket: ["My first step:"]',
        'revised: "2026-11-24"',
    ]


def _reference(id_: str) -> Lines:
    return [
        f"id: {id_}",
        "type: webpage",
        f"title: A page about {id_}",
        "author:",
        f"  - literal: Office of {id_}",
        "issued: 2025",
        f"URL: https://example.org/{id_}",
        "publisher: Example",
    ]


# Dates are quoted, since other programs make something else than a text of a date.
def _evidence(course: Course, definitions: list[Lines]) -> Iterator[Lines]:
    """Looks at the meanings of some terms, with the digests that the program would write."""
    from jobcareer_kb.inline import claim_digest
    from jobcareer_kb.ledger.digests import reference_digest
    from jobcareer_kb.model.reference import Reference

    for number, lines in enumerate(definitions[:_EVIDENCE]):
        id_, claim = lines[0].removeprefix("id: "), lines[3].strip()
        source = claim.rpartition("[@")[2].rstrip("]")
        entry = dict(line.split(": ", 1) for line in _reference(source) if not line.endswith(":"))
        literal = entry.pop("  - literal")
        issued = int(entry.pop("issued"))
        cited = Reference.model_validate(
            {**entry, "issued": issued, "author": [{"literal": literal}]}
        )
        yield [
            f"id: evidence-{course.number}-{number}",
            f"claim: definition/{id_}",
            "at: meaning",
            f'claim_digest: "{claim_digest(claim)}"',
            f"reference: {source}",
            f'reference_digest: "{reference_digest(cited)}"',
            "says_so: supported",
            "by: A reader",
            'on: "2026-11-22"',
            f"note: {course.sentence(2)}",
        ]


def main() -> None:
    """Write a base for looking at."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--a-file", type=int, default=50)
    given = parser.parse_args()
    count = write(given.folder, given.records, given.a_file)
    size = sum(path.stat().st_size for path in given.folder.rglob("*.yaml"))
    print(f"{count:,} records, {size:,} bytes, {size // count} a record")


if __name__ == "__main__":
    main()
