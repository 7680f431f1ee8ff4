"""What a change lowers of what it is judged by: the table of ways, and every kind of lowering.

`tests/cases/JK143` to `JK146` hold whole reports; here stand the kinds one by one, and that the
table of ways says what the checks do.
"""

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

import pytest
from annotated_types import Ge, Le
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from test_cases import CASES, FILES, base, laid_over, listing

from jobcareer_kb.checking.bar.ignores import counterpart
from jobcareer_kb.checking.bar.settings import Change, compared
from jobcareer_kb.checking.bar.union import united
from jobcareer_kb.checking.inspection import Inspected, all_rules, inspect
from jobcareer_kb.checking.since import Since, since
from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.loading.files import Listing, SourceFile
from jobcareer_kb.model import Part
from jobcareer_kb.model._bar import WAYS, Way
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words import Avoided, Preferred, WordLists
from jobcareer_kb.report import Report

DAY = datetime.date(2026, 1, 1)
RULES = all_rules()


# The table of ways


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A model and all models that its fields hold."""
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for part in parts_of(field.annotation):
                models(part, seen)
    return seen


def parts_of(annotation: Any) -> Iterator[type[BaseModel]]:
    if get_origin(annotation) is None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
        return
    for each in get_args(annotation):
        yield from parts_of(each)


EVERY = sorted(models(Settings, set()) | models(WordLists, set()), key=lambda model: model.__name__)


def test_every_model_of_settings_stands_in_the_table_and_no_other() -> None:
    assert set(WAYS) == set(EVERY)


@pytest.mark.parametrize("model", EVERY, ids=lambda model: model.__name__)
def test_every_field_has_a_way(model: type[Part]) -> None:
    assert set(WAYS[model]) == set(model.model_fields), "a field of settings without a direction"
    for name, field in model.model_fields.items():
        holds = list(parts_of(field.annotation))
        inner = WAYS[model][name] in (Way.ENTRIES, Way.KEPT)
        of_words = WAYS[model][name] is Way.MORE and set(holds) <= {Avoided, Preferred}
        assert inner == (bool(holds) and not of_words), f"{name}: what it holds has its own ways"


FIELDS = [
    pytest.param(model, name, way, id=f"{model.__name__}.{name}")
    for model in EVERY
    for name, way in WAYS[model].items()
]
AVOIDED = Avoided(words=("menial", "low skill"), instead="name it", why="it ranks")


def pair(way: Way, current: Any) -> tuple[Any, Any]:
    """Two values of a field, of which the first asks more."""
    if isinstance(current, tuple) or way in (Way.MORE, Way.FEWER):
        return (("one", "two"), ("one",)) if way is Way.MORE else (("one",), ("one", "two"))
    if isinstance(current, datetime.date):
        return DAY.replace(year=2027), DAY
    if isinstance(current, str | dict):
        return ("participant", "facilitator") if isinstance(current, str) else ({}, {"apply": ()})
    return (3, 2) if way is Way.HIGHER else (2, 3)


def example(model: type[Part]) -> Part:
    """A value of a model, out of the settings that the tests have or of its own defaults."""
    inspected = looked_at("")
    assert inspected.kb is not None
    found = [inspected.kb.settings, inspected.kb.words, AVOIDED]
    found.append(Preferred(term="resume", variants=("CV", "vita")))
    for part in found:  # grows while it is gone through
        if type(part) is model:
            return part
        for name in type(part).model_fields:
            value = getattr(part, name)
            inner = value.values() if isinstance(value, Mapping) else (value,)
            found += [each for each in inner if isinstance(each, Part)]
    raise AssertionError(f"no example of {model.__name__}")


@pytest.mark.slow
@pytest.mark.parametrize(("model", "name", "way"), FIELDS)
def test_a_looser_value_is_told_and_the_stricter_one_holds(
    model: type[Part], name: str, way: Way
) -> None:
    if way in (Way.ENTRIES, Way.KEPT, Way.BY_CODE) or model in (Avoided, Preferred):
        return  # their parts are tried by themselves
    part = example(model)
    stricter, looser = pair(way, getattr(part, name))
    old, new = (part.model_copy(update={name: value}) for value in (stricter, looser))
    merged, changes = compared(old, new, RULES)
    if way is Way.FREE:
        assert (merged, changes) == (new, ())
        return
    assert {change.route[0] for change in changes} == {name}
    assert all(change.lowers is (way is not Way.TOLD) for change in changes)
    if way in (Way.MORE, Way.FEWER):
        assert set(getattr(merged, name)) == set(stricter)
    else:
        assert getattr(merged, name) == stricter
    back, raised = compared(new, old, RULES)
    if way in (Way.TOLD, Way.EITHER):
        assert raised, "any change is told"
    else:
        assert (back, raised) == (old, ()), "what asks more is never told"


JUDGED_BY = {
    "audiences.guests.reading.flesch_kincaid": "JK401",
    "audiences.guests.reading.smog": "JK401",
    "audiences.guests.reading.flesch_kincaid_least": "JK410",
    "policies.evidence.coverage.cited": "JK210",
    "policies.evidence.coverage.looked_up": "JK210",
    "policies.evidence.coverage.supported": "JK210",
    "policies.evidence.coverage.holds": "JK210",
    "policies.evidence.review_notice": "JK213",
    "policies.language.grades_over": "JK401",
    "policies.language.fewest_words": "JK401",
    "policies.language.sentence_words": "JK402",
    "policies.language.participant_sentence_words": "JK402",
    "policies.language.mean_sentence_least": "JK411",
    "policies.language.choppy_run": "JK412",
    "policies.language.choppy_words": "JK412",
    "policies.language.sentence_grade": "JK408",
    "policies.teaching.unmeasurable": "JK501",
    "policies.teaching.items.options_least": "JK528",
    "policies.teaching.items.options_most": "JK528",
    "policies.teaching.items.stem_words": "JK530",
    "policies.teaching.items.option_words": "JK530",
    "policies.teaching.items.stem_least": "JK526",
    "policies.teaching.items.question_least": "JK526",
    "policies.teaching.items.repeated_lead": "JK527",
    "policies.teaching.items.convergence": "JK521",
    "policies.teaching.items.echo_error": "JK522",
    "policies.teaching.items.echo_rare": "JK522",
    "policies.teaching.items.cue_words": "JK543",
    "policies.teaching.items.restated": "JK586",
    "policies.teaching.items.statements_least": "JK582",
    "policies.teaching.items.hedged": "JK582",
    "policies.teaching.items.balance": "JK587",
    "policies.teaching.items.length.ratio": "JK515",
    "policies.teaching.items.length.ratio_error": "JK515",
    "policies.teaching.items.length.mean_ratio": "JK515",
    "policies.teaching.items.length.excess": "JK515",
    "policies.teaching.items.length.bank_times": "JK540",
    "policies.teaching.items.length.bank_least": "JK540",
    "policies.teaching.items.length.bank_p": "JK540",
    "policies.teaching.items.length.bank_p_least": "JK540",
    "policies.teaching.items.position.p": "JK541",
    "policies.teaching.items.position.least": "JK541",
    "policies.teaching.items.position.run": "JK542",
    "policies.teaching.session.preparation": "JK548",
    **{
        f"policies.teaching.session.{name}": "JK549"
        for name in ("words_aloud", "words_alone", "letter", "phrase", "sentence", "card")
    },
    **{f"policies.teaching.session.{name}": "JK551" for name in ("arriving", "moving")},
    "policies.language.facilitator.flesch_kincaid": "JK401",
    "policies.language.facilitator.smog": "JK401",
    "words.avoid": "JK404",
    "words.terms": "JK406",
    "words.names": "JK406",
    "words.abbreviations": "JK403",
    "words.capitals": "JK403",
    "words.long_words": "JK408",
    "words.absolutes": "JK405",
    "words.figures.money": "JK374",
    "words.figures.counted": "JK374",
    "words.figures.places": "JK374",
    "words.figures.ratios": "JK374",
    "words.figures.measured": "JK374",
    "words.contacts.asking": "JK350",
    "words.contacts.institutions": "JK350",
    "words.contacts.dialed": "JK329",
    "words.twice": "JK423",
    "words.right": "JK573",
    "words.wrong": "JK573",
    "words.teaching.option_words": "JK578",
    "words.teaching.catch_all": "JK516",
    "words.teaching.claim_after_and": "JK533",
    "words.teaching.made_up": "JK532",
    "words.teaching.titles": "JK535",
    "words.teaching.sheet_words": "JK507",
    "words.teaching.paper_words": "JK547",
    "words.teaching.slide_phrases": "JK509",
    "words.teaching.clause_starts": "JK584",
    "words.teaching.time_words": "JK584",
    "words.teaching.purposes": "JK583",
    "words.teaching.articles": "JK583",
    "words.teaching.selves": "JK585",
    "words.teaching.chaining": "JK579",
}
"""Each setting that has an order, and a code whose findings it decides on."""


def routes_with_an_order(model: type[Part], route: Route) -> Iterator[str]:
    for name, way in WAYS[model].items():
        here = (*route, name)
        if way in (Way.HIGHER, Way.LOWER, Way.MORE, Way.FEWER):
            yield ".".join(map(str, here))
        elif way in (Way.ENTRIES, Way.KEPT):
            annotation = model.model_fields[name].annotation
            key = ("guests",) if get_origin(annotation) is dict else ()
            for part in parts_of(annotation):
                yield from routes_with_an_order(part, (*here, *key))  # type: ignore[arg-type]


def test_every_setting_with_an_order_is_tried() -> None:
    ordered = {*routes_with_an_order(Settings, ()), *routes_with_an_order(WordLists, ("words",))}
    assert ordered - {"released"} == set(JUDGED_BY)


@cache
def cases(code: str) -> tuple[Inspected, ...]:
    """The cases of a code, with the checks of its family alone."""
    families = frozenset({"JK0", "JK1", code[:3]})
    texts = [path.read_text(encoding="utf-8") for path in sorted((CASES / code).glob("*.yaml"))]
    texts += [UNCITED] * (code == "JK210")
    found = [inspect(listing(laid_over(text)), families=families) for text in texts]
    return tuple(each for each in found if each.kb is not None and not each.kb.guessed)


def set_to(part: Part, route: list[str], value: Any) -> Part:
    """A part with another value at a route; `value` may be made from the field."""
    name, *rest = route
    inner = getattr(part, name)
    if isinstance(inner, Mapping):
        key, *rest = rest
        if key not in inner:
            return part
        return part.model_copy(update={name: {**inner, key: set_to(inner[key], rest, value)}})
    if rest:
        return part.model_copy(update={name: set_to(inner, rest, value)})
    return part.model_copy(update={name: value(type(part).model_fields[name], inner)})


def bound(field: FieldInfo, kind: type[Ge] | type[Le]) -> Any:
    """The lowest or highest value that a field takes."""
    every = [*field.metadata]
    for argument in get_args(field.annotation):  # of `Percent | None`
        for each in get_args(argument)[1:]:
            every += each.metadata if isinstance(each, FieldInfo) else [each]
    return next(getattr(m, kind.__name__.lower()) for m in every if isinstance(m, kind))


def weight(inspected: Inspected, code: str, route: str, value: Any) -> int:
    """How grave the findings of a code are in all, under another value of a setting."""
    assert inspected.kb is not None
    settings, words = inspected.kb.settings, inspected.kb.words
    first, *rest = route.split(".")
    if code == "JK210":  # what each claim lacks is no error then, so that the floor is asked
        settings = settings.model_copy(update={"severities": {"JK201": "note"}})
    if first == "words":
        words = set_to(words, rest, value)  # type: ignore[assignment]
    else:
        settings = set_to(settings, [first, *rest], value)  # type: ignore[assignment]
    report = inspected.under(settings, words)  # type: ignore[arg-type]
    return sum(each.severity for each in report.diagnostics if each.code == code)


def extremes(way: Way) -> tuple[Any, Any]:
    """Functions to the loosest and the strictest value of a field."""
    if way in (Way.HIGHER, Way.LOWER):
        low, high = (lambda field, _, kind=kind: bound(field, kind) for kind in (Ge, Le))
        return (low, high) if way is Way.HIGHER else (high, low)
    all_words = tuple(sorted({word for text in base().values() for word in str(text).split()}))
    own = tuple({word.strip(".,?\"'") for path in FILES for word in path.read_text().split()})

    def none(_: FieldInfo, now: Any) -> Any:
        return ()

    def same(_: FieldInfo, now: Any) -> Any:
        return now

    def every(_: FieldInfo, now: Any) -> Any:
        return (*now, *all_words, *own)

    return (none, same) if way is Way.MORE else (every, none)


def way_of(route: str) -> Way:
    model: Any = WordLists if route.startswith("words.") else Settings
    names = [n for n in route.removeprefix("words.").split(".") if n != "guests"]
    for name in names[:-1]:
        (model,) = parts_of(model.model_fields[name].annotation)
    return WAYS[model][names[-1]]


@pytest.mark.slow
@pytest.mark.parametrize(("route", "code"), JUDGED_BY.items(), ids=JUDGED_BY)
def test_the_table_goes_the_way_the_checks_go(route: str, code: str) -> None:
    looser, stricter = extremes(way_of(route))
    weights = [
        (weight(case, code, route, looser), weight(case, code, route, stricter))
        for case in cases(code)
    ]
    assert weights, f"no case of {code}"
    assert [pair for pair in weights if pair[0] > pair[1]] == []
    assert [pair for pair in weights if pair[0] < pair[1]], "the setting decides on no case"


# Every kind of lowering, with what it would hide


def looked_at(case: str) -> Inspected:
    return inspect(listing(laid_over(case)), as_of=DAY)


def changed(before: str, after: str, allow_lower: bool = False) -> Since:
    return since(looked_at(before), looked_at(after), DAY, allow_lower)


def told(report: Report) -> list[str]:
    """Code and severity of each finding, in the order of the report."""
    return [f"{each.code} {each.severity.label}" for each in report.diagnostics]


def kb(more: str, old: str = "", new: str = "") -> str:
    """A case in which kb.yaml says more, or something else."""
    text = base()["kb.yaml"] or ""
    assert old in text
    return f"--- kb.yaml\n{text.rstrip().replace(old, new) if old else text.rstrip()}\n{more}\n"


def policies(words: str) -> str:
    return kb(f"policies: {words}")


def part(path: str, old: str = "", new: str = "") -> str:
    text = base()[path] or ""
    assert old in text, f"{path} does not say {old!r}"
    return f"--- {path}\n{text.replace(old, new) if old else text}"


def words(lists: str) -> str:
    return f"--- words.yaml\n{lists}\n"


def source(more: str, address: str = "") -> str:
    text = (base()["references.yaml"] or "").rstrip()
    reason = "\n      reason_no_url: A printed book."
    if address:
        text = text.replace(f"    custom:{reason}", f"    {address}\n    custom:").replace(
            "custom:\n", "custom:\n"
        )
    return f"--- references.yaml\n{text}\n{more}\n"


def look(says_so: str, by: str = "A reader", on: str = "2025-12-01", **fields: str) -> str:
    entry = {
        "id": "one",
        "claim": "definition/green",
        "claim_digest": '"1cd84454d5168f63"',
        "reference": "tea-book",
        "reference_digest": '"b62ccf265ee2703f"',
        "says_so": says_so,
        "by": by,
        "on": on,
        "note": "What it says.",
        **fields,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in entry.items())
    return f"--- evidence/{entry['id']}.yaml\n{lines}"


UNCITED = part("definition/green.yaml", " [@tea-book]", "")
LONG = part(
    "activity/taste.yaml",
    "People taste before they read.",
    "People taste the first cup and the second cup before they read, so that nobody knows yet what "
    "they ought to say about the two of them.",
)
MENIAL = part("activity/taste.yaml", "Pour one cup.", "Pour one menial cup.")
NATO = part("activity/taste.yaml", "Pour one cup.", "Ask the NATO.")
AVOID = "avoid: [{words: [menial], instead: plain, why: it ranks}]"
GREEN = "definition/green.yaml"
NOTE = '# jk: ignore[JK201] reason="it is so"'
FLOOR = "{evidence: {coverage: {looked_up: 20}}}"
NOTES = "products:\n  notes: {title: Notes, audience: facilitator, formats: [docx]}"
GUEST = "    reading: {flesch_kincaid: 8, smog: 9}"
QUIET = '# jk: ignore[JK404] reason="a name"'
HIDDEN = part(GREEN, "meaning: ", f"{NOTE}\nmeaning: ").replace(" [@tea-book]", "")

KINDS: dict[str, tuple[str, str, list[str]]] = {
    "a severity, and what it is of": (
        "", kb("severities: {JK201: note}") + UNCITED, ["JK143 error", "JK201 error"],
    ),
    "a severity that was raised goes": (
        kb("severities: {JK404: error}") + words(AVOID),
        words(AVOID) + MENIAL,
        ["JK143 error", "JK404 error"],
    ),
    "a severity of several codes at once": (
        "", kb("severities: {JK2: note}") + UNCITED, ["JK112 error", "JK201 error"],
    ),
    "a severity that is none": (
        "", kb("severities: {JK201: off}") + UNCITED, ["JK112 error", "JK201 error"],
    ),
    "the severity of telling it": (
        "", kb("severities: {JK143: note}"), ["JK143 error", "JK303 error"],
    ),
    "a floor, and the looks that held it": (
        policies(FLOOR) + look("supported"),
        policies("{evidence: {coverage: {looked_up: 0}}}"),
        ["JK146 warning", "JK143 error", "JK210 error"],
    ),
    "a floor that goes": (policies(FLOOR) + look("supported"), look("supported"), ["JK143 error"]),
    "days of notice": (
        source("      review_by: 2026-02-01"),
        policies("{evidence: {review_notice: 5}}") + source("      review_by: 2026-02-01"),
        ["JK143 error"],
    ),
    "words in a sentence": (
        policies("{language: {sentence_words: 20}}"),
        policies("{language: {sentence_words: 60}}") + LONG,
        ["JK143 error", "JK402 warning"],
    ),
    "the reading target of an audience": (
        "", kb("", GUEST, GUEST.replace("8", "12")), ["JK143 error"],
    ),
    "the reading target of facilitators": (
        "", policies("{language: {facilitator: {smog: 15}}}"), ["JK143 error"],
    ),
    "another audience of a workshop": (
        "",
        kb("", "resource_groups:", f"  judges:\n    title: judges\n{GUEST.replace('9', '12')}\n"
           "resource_groups:")
        + part("workshop/tasting.yaml", "audience: guests", "audience: judges"),
        ["JK143 error", "JK144 warning"],
    ),
    "an unmeasurable verb, and its objective": (
        "",
        policies("{teaching: {unmeasurable: [know]}}")
        + part("objective/tell.yaml", "Tell two", "Learn two").replace("verb: tell", "verb: learn"),
        ["JK143 error", "JK501 error", "JK502 note"],
    ),
    "verbs of a level": (
        "", policies("{teaching: {verbs: {apply: [use]}}}"), ["JK144 warning"],
    ),
    "options of an item": (
        "", policies("{teaching: {items: {options_most: 9}}}"), ["JK143 error"],
    ),
    "a product for facilitators becomes one for participants": (
        kb("", "products:", NOTES),
        kb("", "products:", NOTES.replace("facilitator", "participant")),
        ["JK143 error"],
    ),
    "the formats of a product": ("", kb("", "[docx]", "[markdown]"), ["JK144 warning"]),
    "an audience that reads more than all others": (
        "",
        kb("", "resource_groups:", f"  judges:\n    title: judges\n{GUEST.replace('8', '12')}\n"
           "resource_groups:"),
        ["JK144 warning"],
    ),
    "a product goes": (kb("", "products:", NOTES), "", ["JK144 warning"]),
    "the license": ("", kb("", "Share it.", "Keep it."), ["JK144 warning"]),
    "an earlier release": (
        "",
        kb("", "2026-01-01", "2025-01-01"),
        ["JK143 error", "JK577 warning", "JK577 warning"],
    ),
    "a word to avoid": (
        words(AVOID), words("absolutes: [always]") + MENIAL, ["JK143 error", "JK404 warning"],
    ),
    "all of words.yaml": (words(AVOID), MENIAL, ["JK143 error", "JK404 warning"]),
    "words.yaml is broken": (
        words(AVOID), words("avoid: [") + MENIAL, ["JK404 warning", "JK003 error"],
    ),
    "an abbreviation that is known now": (
        "",
        words("abbreviations: [NATO]") + NATO,
        ["JK143 error", "JK403 warning"],
    ),
    "a word that excuses others": (
        words("hedges: [often]"), words("hedges: [often, can]"), ["JK144 warning"],
    ),
    "the term of a variant": (
        words("terms: [{term: cup, variants: [mug]}]"),
        words("terms: [{term: one mug, variants: [mug]}]")
        + part("activity/taste.yaml", "one cup", "one mug"),
        ["JK144 warning", "JK406 warning"],
    ),
    "a look switches a floor off": (
        policies(FLOOR) + look("supported"),
        policies(FLOOR) + look("supported", reference="tea-site")
        + source("  - {id: tea-site, type: webpage, title: Tea, URL: 'https://example.org'}"),
        ["JK146 warning", "JK208 warning", "JK210 error", "JK203 warning"],
    ),
    "a comment": ("", HIDDEN, ["JK145 warning", "JK201 error"]),
    "a comment on a fault of before": (UNCITED, HIDDEN, ["JK145 warning", "JK201 error"]),
    "a comment at a whole record": (
        part(GREEN, "term:", f"{NOTE}\nterm:"),
        f"--- {GREEN}\n{NOTE}\n" + UNCITED.partition("\n")[2],
        ["JK145 warning", "JK201 error"],
    ),
    "a code more in a comment": (
        words(AVOID) + part(GREEN, "meaning:", f"{QUIET}\nmeaning:").replace("soon", "menial"),
        words(AVOID) + HIDDEN.replace("[JK201]", "[JK404, JK201]").replace("soon", "menial"),
        ["JK145 warning", "JK201 error"],
    ),
    "a comment that had run out": (
        HIDDEN.replace('so"', 'so" until=2025-12-31'),
        HIDDEN.replace('so"', 'so" until=2026-12-31'),
        ["JK145 warning", "JK201 error"],
    ),
    "a later day of a comment": (
        HIDDEN.replace('so"', 'so" until=2026-01-31'),
        HIDDEN.replace('so"', 'so" until=2026-12-31'),
        ["JK145 warning"],
    ),
    "a comment in kb.yaml": (
        policies(FLOOR) + look("supported"),
        kb('policies:\n  evidence:\n    # jk: ignore[JK210] reason="later"\n'
           "    coverage: {looked_up: 20}"),
        ["JK146 warning", "JK145 warning", "JK210 error"],
    ),
    "a comment on telling it": (
        "",
        kb('# jk: ignore[JK143] reason="we agreed"\nseverities: {JK404: note}'),
        ["JK143 error", "JK140 error"],
    ),
    "what was found": (look("unsupported"), look("supported"), ["JK146 error"]),
    "what was found, with a later day": (
        look("unsupported"), look("partial", on="2025-12-24"), ["JK146 error"],
    ),
    "an entry against a claim goes": (look("unsupported"), "", ["JK146 error"]),
    "an answer of better sources goes": (
        look("supported", holds="contradicted"), look("supported"), ["JK146 error"],
    ),
    "an answer of better sources, of the same day": (
        look("supported"), look("supported", holds="partial"), ["JK146 warning"],
    ),
    "an entry is led astray": (
        look("unsupported"),
        look("unsupported", claim_digest='"1cd84454d5168f64"'),
        ["JK146 error", "JK206 warning"],
    ),
    "a second entry speaks louder": (
        look("unsupported"),
        look("unsupported") + look("supported", on="2025-12-24", id="two"),
        ["JK146 error", "JK209 error"],
    ),
    "another reader of the same day": (
        look("partial"), look("partial", "Somebody else"), ["JK146 warning"],
    ),
    "an earlier day": (look("partial"), look("partial", on="2025-11-01"), ["JK146 warning"]),
    "an entry about a claim goes": (look("partial"), "", ["JK146 warning"]),
    "a claim against which an entry spoke is reworded": (
        look("unsupported"), part(GREEN, "soon after", "just after"), ["JK146 warning"],
    ),
    "a look is moved to other words": (
        look("partial"),
        part(GREEN, "soon after", "just after")
        + look("partial", claim_digest='"d9de6c5b3c2ee5a3"'),
        ["JK206 warning", "JK146 warning"],
    ),
    "a later review": (
        source("      review_by: 2027-01-01"), source("      review_by: 2028-01-01"),
        ["JK144 warning"],
    ),
    "no review": (source("      review_by: 2027-01-01"), "", ["JK143 error"]),
    "a doubt": ("", source("      doubtful: Perhaps."), ["JK144 warning"]),
    "kb.yaml is gone": ("", "--- kb.yaml: gone\n" + UNCITED, ["JK130 error"]),
    "kb.yaml is broken": (
        policies("{language: {sentence_words: 20}}"),
        kb("severities: {JK201: note") + UNCITED,
        ["JK201 error", "JK003 error"],
    ),
}  # fmt: skip
"""What stood before, what stands after, and all that is told of it."""


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after", "expected"), KINDS.values(), ids=KINDS)
def test_what_a_change_lowers_is_told_with_what_it_would_hide(
    before: str, after: str, expected: list[str]
) -> None:
    report = changed(before, after).report
    assert sorted(told(report)) == sorted(expected)
    leads = [report.leads(each.code) for each in report.diagnostics]
    assert leads == sorted(leads, reverse=True), "what a change lowers stands first"


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after", "expected"), KINDS.values(), ids=KINDS)
def test_whoever_merges_can_let_it_pass(before: str, after: str, expected: list[str]) -> None:
    """With --allow-lower the change is judged by itself, and what it lowers is a note."""
    report = changed(before, after, allow_lower=True).report
    found = [each for each in report.diagnostics if report.leads(each.code)]
    assert all(each.severity is Severity.NOTE for each in found)
    by_itself = looked_at(after).report
    assert {each for each in report.diagnostics if each not in found} <= {*by_itself.diagnostics}
    assert report.ignored == by_itself.ignored
    wanted = [each for each in expected if RULES[each[:5]].leads]
    assert len(found) == len(wanted), "it is told all the same"


TWO = "traits:\n  - Leaves stay light. [@tea-book]\n"
SAID = '  - Leaves stay green. # jk: ignore[JK201] reason="as above"\n'
LISTED = part(GREEN) + TWO + SAID
FINE: dict[str, tuple[str, str]] = {
    "nothing": ("", ""),
    "lower grades, shorter sentences, fewer excuses": (
        words("long_words: [oxidation]\nhedges: [often]"),
        words("hedges: [often]") + kb("severities: {JK404: error}", GUEST, GUEST.replace("8", "6")),
    ),
    "the usual number, written out": ("", policies("{language: {sentence_words: 25}}")),
    "a word to avoid in another entry": (
        words(AVOID),
        words("avoid: [{words: [petty, Menial], instead: minor, why: it ranks people}]"),
    ),
    "another name for a term": (
        words("terms: [{term: resume, variants: [CV]}]"),
        words("terms: [{term: resume, variants: [CV, vita]}]"),
    ),
    "a new product and a new audience": (
        "",
        kb("", "resource_groups:", f"  more:\n    title: more\n{GUEST}\n"
           "resource_groups:").replace("products:", NOTES),
    ),
    "a comment of before": (HIDDEN, HIDDEN),
    "a comment of before, in another layout": (
        HIDDEN, HIDDEN.replace(f"{NOTE}\n", "").replace("picking.", f"picking. {NOTE}"),
    ),
    "a comment of before, its record in another file": (
        HIDDEN,
        f"--- {GREEN}: gone\n--- definition/all.yaml\n- "
        + HIDDEN.partition("\n")[2].rstrip().replace("\n", "\n  ") + "\n",
    ),
    "a comment of before, the entry further down": (
        LISTED, part(GREEN) + TWO + "  - Some are rolled. [@tea-book]\n" + SAID,
    ),
    "a comment of before, the words edited": (
        LISTED, LISTED.replace("stay green", "stay rather green"),
    ),
    "an earlier day of a comment": (HIDDEN, HIDDEN.replace('so"', 'so" until=2026-12-31')),
    "a look that somebody repeated": (look("partial"), look("supported", on="2025-12-24")),
    "a look at last": (look("unreachable"), look("partial", "Another", on="2025-12-24")),
    "a wrong citation goes with its look": (
        look("unsupported"), part(GREEN, "picking. [@tea-book]", "picking. [@tea-site]")
        + source("  - {id: tea-site, type: webpage, title: Tea, URL: 'https://example.org'}"),
    ),
    "an earlier review": (
        source("      review_by: 2028-01-01"), source("      review_by: 2027-01-01"),
    ),
}  # fmt: skip
"""What stood before, and what stands after; nothing is to be told."""


@pytest.mark.parametrize(("before", "after"), FINE.values(), ids=FINE)
def test_what_asks_no_less_is_not_told(before: str, after: str) -> None:
    assert told(changed(before, after).report) == []


NEW_ENTRIES = {
    "above the one with a comment": (
        LISTED,
        part(GREEN) + 'traits:\n  - New. # jk: ignore[JK201] reason="as above"\n'
        + "  - Leaves stay light. [@tea-book]\n" + SAID,
    ),
    "at its place": (
        LISTED,
        part(GREEN) + TWO + '  - New. # jk: ignore[JK201] reason="as above"\n' + SAID,
    ),
    "the same words once more": (LISTED, LISTED + SAID),
    "of another record": (LISTED, LISTED + part("definition/black.yaml") + TWO + SAID),
    "of a new record": (
        LISTED,
        LISTED + "--- definition/white.yaml\n" + (base()[GREEN] or "").replace("green", "white")
        .replace("Green", "White") + TWO + SAID,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), NEW_ENTRIES.values(), ids=NEW_ENTRIES)
def test_a_comment_serves_only_what_it_served_before(before: str, after: str) -> None:
    found = changed(before, after)
    assert [each for each in told(found.report) if each.startswith(("JK145", "JK201"))] == [
        "JK145 warning", "JK201 error",
    ]  # fmt: skip
    (shown,) = (each for each in found.report.diagnostics if each.code == "JK201")
    assert "ignored by a comment new in this change: as above" in shown.related[-1].label


STARTS = {
    "no knowledge base": ("--- kb.yaml: gone\n", "no knowledge base then"),
    "a broken kb.yaml": (kb("policies: ["), "kb.yaml could not be read then"),
    "a slip in kb.yaml": (
        kb("policies: {language: {sentence_words: few}}"), "had slips then: 'policies' in kb.yaml",
    ),
    "a broken words.yaml": (words("avoid: ["), "had slips then: words.yaml"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "said"), STARTS.values(), ids=STARTS)
def test_what_cannot_be_compared_is_said(before: str, said: str) -> None:
    after = policies("{language: {sentence_words: 60}}") + words("absolutes: [always]")
    found = changed(before, after)
    assert said in found.summary
    assert "JK144" not in str(told(found.report))
    lowered = [each.route for each in found.report.diagnostics if each.code == "JK143"]
    broken_words = before.startswith("--- words")
    assert lowered == ([("policies", "language", "sentence_words")] if broken_words else [])


def test_the_sound_settings_of_a_broken_state_still_judge() -> None:
    before = kb("severities: {JK404: error, JK4: note}") + words(AVOID)
    found = changed(before, words(AVOID) + MENIAL)
    assert told(found.report) == ["JK404 error"]
    assert "'severities' in kb.yaml" in found.summary


# Laws


LISTS = st.lists(st.integers(0, 4) | st.lists(st.integers(0, 3), max_size=3), max_size=6)


@given(LISTS, LISTS, st.integers(0, 5))
def test_a_counterpart_says_the_same_or_was_edited_there(
    old: list[Any], new: list[Any], at: int
) -> None:
    route, exact = counterpart(old, new, (at,))
    assert exact == (len(route) == 1)
    if exact:
        (was,) = route
        assert old[was] == new[at] or (was == at and old[was] not in new and new[at] not in old)
    elif at < len(new):
        assert new[:at].count(new[at]) >= old.count(new[at])


@given(LISTS, LISTS)
def test_no_two_entries_have_one_counterpart(old: list[Any], new: list[Any]) -> None:
    found = [counterpart(old, new, (at,)) for at in range(len(new))]
    exact = [route for route, is_exact in found if is_exact]
    assert len(exact) == len(set(exact))


FINDINGS = st.lists(
    st.builds(
        lambda code, line, message, severity: Diagnostic(code, severity, Span("a", line), message),
        st.sampled_from(["JK201", "JK402"]), st.integers(1, 3), st.sampled_from("xyz"),
        st.sampled_from(list(Severity)),
    ),
    max_size=6, unique_by=lambda d: (d.code, d.span, d.message),
)  # fmt: skip


@given(FINDINGS, FINDINGS)
def test_what_either_state_finds_is_found(own: list[Diagnostic], other: list[Diagnostic]) -> None:
    both = united(Report(tuple(own), {}, (), 0), Report(tuple(other), {}, (), 0)).diagnostics
    for each in (*own, *other):
        here = [d for d in both if (d.code, d.span) == (each.code, each.span)]
        assert max(d.severity for d in here) >= each.severity
        same = [d for d in (*own, *other) if (d.code, d.span) == (each.code, each.span)]
        mine, theirs = (sum(d in same for d in found) for found in (own, other))
        assert max(mine, theirs) <= len(here) <= mine + theirs
    assert {(d.code, d.span) for d in both} == {(d.code, d.span) for d in (*own, *other)}


RICH = (
    kb("policies: {evidence: {coverage: {cited: 100}}, language: {sentence_words: 20}}\n"
       "severities: {JK404: error}")
    + words(AVOID + "\nhedges: [often]\nlong_words: [oxidation]")
    + HIDDEN.replace("[JK201]", "[JK201, JK404]")
    + source("      review_by: 2027-01-01")
    + look("unsupported", claim="definition/black", claim_digest='"8d3b0d4e4a2b7d11"')
)  # fmt: skip
TOKENS = [
    *(b"", b"\n", b" ", b": ", b"- ", b"id: x\n", b"5", b"[]", b"{}", b"[@no]", b"\xff", b"\t"),
    *(b"# jk: ignore[JK201] reason=x\n", b"severities: {JK2: off}\n", b"policies: 1\n", b"'", b"~"),
]


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, bytes]:
    """A small knowledge base with up to three places overwritten, or a file gone."""
    files = {
        path: text.encode()
        for path, text in laid_over(RICH).items()
        if not path.startswith("templates/")
    }
    for _ in range(draw(st.integers(0, 3))):
        path = draw(st.sampled_from(sorted(files)))
        start = draw(st.integers(0, len(files[path])))
        end = start + draw(st.sampled_from([0, 1, 5, 40, 400]))
        token = draw(st.sampled_from(TOKENS))
        files[path] = files[path][:start] + token + files[path][end:]
        if draw(st.sampled_from([False] * 9 + [True])):
            del files[draw(st.sampled_from(sorted(files)))]
    return files


def inspected(files: dict[str, bytes]) -> Inspected:
    sources = tuple(SourceFile(path, f"kb/{path}", data) for path, data in sorted(files.items()))
    return inspect(Listing("kb", sources, ()), as_of=DAY)


@examples(25)
@given(damaged(), damaged())
def test_two_damaged_states_are_compared_without_a_fault(
    was: dict[str, bytes], now: dict[str, bytes]
) -> None:
    before, after = inspected(was), inspected(now)
    found = since(before, after, DAY)
    for each in found.report.diagnostics:
        assert each.message
        assert each.span.path.startswith("kb/")
    assert since(before, after, DAY, allow_lower=True).report.ignored == after.report.ignored
    errors = {d for d in after.report.diagnostics if d.severity is Severity.ERROR}
    known = {(d.code, d.message) for d in before.report.diagnostics}
    shown = {(d.code, d.span) for d in found.report.diagnostics}
    assert {(d.code, d.span) for d in errors if (d.code, d.message) not in known} <= shown


def test_a_change_knows_its_words() -> None:
    old = base()["kb.yaml"]
    assert old is not None
    before, after = looked_at(""), looked_at(policies("{language: {sentence_words: 60}}"))
    assert before.kb is not None
    assert after.kb is not None
    _, changes = compared(before.kb.settings, after.kb.settings, RULES)
    route: Route = ("policies", "language", "sentence_words")
    assert changes == (Change(route, f"'{'.'.join(route)}' was raised from 25 to 60", True),)
