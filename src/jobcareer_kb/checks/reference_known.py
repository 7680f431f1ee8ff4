"""A citation names a reference that stands in references.yaml.

Bad:   [@el-caminho]
Good:  [@el-camino]
Mend:  correct the id, or add the source to kb/references.yaml.
Note:  kb.yaml cites nothing: its words stand on many pages, also where no list of references does.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import parse
from jobcareer_kb.values import words_of


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
    for name, facts in kb.facts.items():
        if all(id_ in known for id_ in facts.cites):
            continue
        for route, words in words_of(kb.records[name]):
            for cite in parse(str(words)).cites:
                id_ = cite.item.reference
                if id_ in known or kb.is_broken(f"reference/{id_}"):
                    continue
                near = get_close_matches(id_, known, n=1, cutoff=0.6)
                yield CHECK.rule.at(
                    kb.text_span(name, route, cite.start, cite.end),
                    f"citation of '{id_}', which is no reference",
                    f"did you mean '{near[0]}'?" if near else "add it to references.yaml",
                )


CHECK = check("JK202", "reference-known", Severity.ERROR, __doc__, _unknown)
