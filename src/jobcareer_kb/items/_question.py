"""A draft becomes a question, in the words of a knowledge base; or it is said why it does not."""

from functools import partial
from typing import Any

from pydantic import ValidationError

from jobcareer_kb.inline import Route
from jobcareer_kb.items import Candidate, Field, Refused
from jobcareer_kb.items._draft import Answer, Draft, Line
from jobcareer_kb.items._words import Unsaid, field_at, filled, rank
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.question import KIND, Question

MOST = 3
"""Distractors of an item: with the key, as many options as a class is used to."""
LEAST = 2


def candidate(
    draft: Draft,
    source: str,
    objective: str,
    measures: tuple[str, ...],
    kb: KnowledgeBase,
    variant: int,
) -> Candidate | Refused:
    """The item of a draft in the words of a knowledge base; of several variants, one."""
    try:
        options = _options(kb.original or kb, draft, variant)
        if draft.type == "single" and len(options) <= LEAST:
            found = len(options) - 1
            count = f"{found} distractor{'' if found == 1 else 's'}"
            return Refused(draft.id, f"the records show {count} to be wrong, expected {LEAST}")
        said = _Said(kb, draft, variant)
        data = {
            **_frame(kb, draft, said),
            **_parts(draft, options, said),
            "objective": objective,
            "measures": measures,
        }
        question = KIND.variants[draft.type].model_validate(data)
    except Unsaid as reason:
        return Refused(draft.id, str(reason))
    except ValidationError:
        return Refused(draft.id, "its texts do not fit a question")
    assert isinstance(question, Question)
    remake = partial(candidate, draft, source, objective, measures)
    return Candidate(question, source, draft.form, said.traces, variant, remake)


class _Said:
    """Says the lines of a draft, and notes where each comes from."""

    def __init__(self, kb: KnowledgeBase, draft: Draft, variant: int) -> None:
        self._kb, self._draft, self._variant = kb, draft, variant
        self.traces: dict[Route, Field] = {}

    def __call__(self, line: Line, *route: str | int) -> str:
        self.traces[route] = field_at(self._kb, line)
        return filled(self._kb, line, self._draft.id, self._variant)


def _frame(kb: KnowledgeBase, draft: Draft, said: _Said) -> dict[str, Any]:
    return {
        "id": draft.id,
        "type": draft.type,
        "level": draft.level,
        "about": draft.about,
        "points": 1,
        "stem": said(draft.stem, "stem"),
        "explanation": said(draft.explanation, "explanation"),
        "revised": kb.settings.released,
    }


def _parts(draft: Draft, options: tuple[Answer, ...], said: _Said) -> dict[str, Any]:
    """Options, pairs, or things to put in order."""
    match draft.type:
        case "single":
            names = {"text": "text", "why": "rationale"}
            return {
                "options": tuple(
                    {**_texts(each, names, said, "options", i), "key": each in draft.key}
                    for i, each in enumerate(options)
                )
            }
        case "matching":
            names = {"text": "term", "match": "match", "why": "rationale"}
            left = {"text": "match", "why": "rationale"}
            return {
                "pairs": tuple(
                    _texts(each, names, said, "pairs", i) for i, each in enumerate(draft.key)
                ),
                "left_over": tuple(
                    _texts(each, left, said, "left_over", i)
                    for i, each in enumerate(draft.distractors[:1])
                ),
            }
        case "ordering":
            names = {"text": "text", "why": "rationale"}
            return {"items": tuple(
                _texts(each, names, said, "items", i) for i, each in enumerate(draft.key)
            )}  # fmt: skip


def _texts(
    answer: Answer, names: dict[str, str], said: _Said, field: str, index: int
) -> dict[str, Any]:
    lines = {"text": answer.text, "match": answer.match, "why": answer.why}
    return {
        name: said(line, field, index, name)
        for which, name in names.items()
        if (line := lines[which]) is not None
    }


def _options(kb: KnowledgeBase, draft: Draft, variant: int) -> tuple[Answer, ...]:
    """Key and distractors, in an order that only the id decides; in every language the same."""
    if draft.fixed or draft.type != "single":
        return draft.distractors
    every = (*draft.key, *_chosen(kb, draft, variant))
    ranked = sorted(every, key=lambda each: rank(draft.id, each.text.at[0], str(each.text.at[1])))
    return tuple(ranked)


def _chosen(kb: KnowledgeBase, draft: Draft, variant: int) -> tuple[Answer, ...]:
    """The nearest distractors, of which at least one is as long as the key, where there is one; of
    two that say the same, the first. Each variant begins one further on."""
    texts = {filled(kb, each.text, draft.id): each for each in reversed(draft.distractors)}
    ranked = sorted(texts, key=lambda text: draft.distractors.index(texts[text]))
    length = len(filled(kb, draft.key[0].text, draft.id))
    begin = variant % max(1, len(ranked))
    ranked = [*ranked[begin:], *ranked[:begin]]
    chosen = ranked[:MOST]
    longer = [text for text in ranked[MOST:] if len(text) >= length]
    if longer and not any(len(text) >= length for text in chosen):
        chosen[-1] = longer[0]
    return tuple(texts[text] for text in chosen)
