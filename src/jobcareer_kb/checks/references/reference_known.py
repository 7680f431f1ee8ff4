"""A citation names a reference that stands in references.yaml.

Bad:   [@el-caminho]
Good:  [@el-camino]
Bad:   [@el-camino, @bls]        Bad:  (@el-camino)
Good:  [@el-camino; @bls]        Good: [@el-camino]
Mend:  correct the id, or add the source to kb/references.yaml.
Note:  kb.yaml cites nothing: its words stand on many pages, also where no list of references does.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.references._loose_cites import uncited_names
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.lookalikes import strange_letter
from jobcareer_kb.spelling import Spelling
from jobcareer_kb.values import words_of

_NUMBER = re.compile(r"\d+[a-z]?(?![a-z])")
"""A number in an id, with the letter by which two works of a year are told apart."""
_SLIP = 0.85
"""How alike an id and a known one are if the one is a slip of the other; our own choice."""


def _unknown(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for route, words in words_of(kb.settings):
        for cite in parse(str(words)).cites:
            yield CHECK.rule.at(
                kb.text_span("kb.yaml", route, cite.start, cite.end),
                "a citation in kb.yaml, whose words stand where no list of references does",
                "write the source out",
            )
    known = kb.by_kind.get("reference", {})
    lost = {n for n, facts in kb.facts.items() if any(id_ not in known for id_ in facts.cites)}
    citing = Counter(
        cite.item.reference
        for name in lost
        for _, words in words_of(kb.records[name])
        for cite in parse(str(words)).cites
    )
    spelling = Spelling(known)
    for name, facts in kb.facts.items():
        if name in lost and name.startswith("figure/"):
            yield from _of_figure(kb, name, facts.cites[-1], spelling)
        if name in lost or facts.is_doubtful:
            for route, words in words_of(kb.records[name]):
                yield from _in_text(kb, name, route, str(words), citing, spelling)


def _of_figure(kb: KnowledgeBase, name: str, id_: str, spelling: Spelling) -> Iterator[Diagnostic]:
    if id_ not in kb.by_kind.get("reference", {}) and not kb.is_broken(f"reference/{id_}"):
        span = kb.locate(name, ("reference",))
        yield CHECK.rule.at(span, f"no reference '{id_}'", _mend(id_, 1, spelling))


def _mend(id_: str, citing: int, spelling: Spelling) -> str:
    """What to do: a slip is told from a source that was taken away or renamed.

    A slip may come again and again, as copies of it do; but an id that differs from a known one in
    its digits alone is another year, or another part, of that source.
    """
    strange = strange_letter(id_)
    if strange:
        return f"{strange}: write it as it stands in references.yaml"
    near = spelling.near(id_)
    if near and (citing == 1 or _is_slip(id_, near)):
        return f"did you mean '{near}'?" + (f" {citing} texts say so" if citing > 1 else "")
    if citing > 1:
        return f"{citing} texts cite it: put it back into references.yaml, or cite another source"
    return "add it to references.yaml"


def _is_slip(id_: str, near: str) -> bool:
    """Say whether two ids differ by a letter or two, and not in a number or what is behind it."""
    return _numbers(id_) == _numbers(near) and SequenceMatcher(None, id_, near).ratio() >= _SLIP


def _numbers(id_: str) -> list[str]:
    return _NUMBER.findall(id_)


def _in_text(
    kb: KnowledgeBase,
    name: str,
    route: Route,
    text: str,
    citing: Counter[str],
    spelling: Spelling,
) -> Iterator[Diagnostic]:
    known = kb.by_kind.get("reference", {})
    for cite in parse(text).cites:
        id_, place = cite.item.reference, cite.item.locator or ""
        if id_ not in known and not kb.is_broken(f"reference/{id_}"):
            yield CHECK.rule.at(
                kb.text_span(name, route, cite.start, cite.end),
                f"citation of '{id_}', which is no reference",
                _mend(id_, citing[id_], spelling),
            )
        if place.startswith("@") or place in known:
            yield CHECK.rule.at(
                kb.text_span(name, route, cite.start, cite.end),
                f"'{place}' stands where the page goes, so this source is not cited",
                f"part two sources with a semicolon: '[@{id_}; @{place.removeprefix('@')}]'",
            )
    if parse(text).faults:
        return  # a bracket that does not close is reported as such
    for found in uncited_names(text, known):
        yield CHECK.rule.at(
            kb.text_span(name, route, found.start(), found.end()),
            f"'{found[0]}' stands in no square brackets, so it is no citation",
            f"write '[{found[0]}]'",
        )


CHECK = check("JK202", "reference-known", Severity.ERROR, __doc__, _unknown, whole=False)
