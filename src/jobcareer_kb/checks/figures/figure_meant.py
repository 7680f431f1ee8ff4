"""A text that tells of one thing does not print the figure of another.

Bad:   Registered nurses earned [#nurse-practitioner-pay].
Bad:   Nurses earned [#nurse-pay], and cooks earned [#nurse-pay].
Good:  Registered nurses earned [#registered-nurse-pay].
Mend:  name the figure of what the text tells of; or say in the text what the other one is.
Why:   the number is right and the year too, and both are of somebody else.
Note:  what a figure is of is read from its id, without the parts that all figures of one column
       have: `registered nurse`. It is looked for in the text, and in the cells, the option or
       whatever else stands beside it in one entry. A text that names both, or prints both, is
       left alone. No sentence prints one figure twice.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import UNSAID, PlacedFigure, Route, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.values import Words, words_of

_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?]\s")
_LONGEST = 5
"""Words of what a figure is of that are looked for in a row."""
Column = tuple[str, str]
"""Of a table: its file and its name."""
Phrase = tuple[str, ...]


def _misplaced(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    subjects = _Subjects(kb)
    for name, facts in kb.facts.items():
        if not facts.figures or name.startswith(("figure/", "evidence/", "brand/")):
            continue
        texts = dict(words_of(kb.written[name]))
        near = _Near(texts, subjects)
        for route, words in texts.items():
            for named in parse(str(words)).figures:
                other = near.other(route, named)
                if other:
                    yield CHECK.rule.at(
                        kb.written_span(name, route, named.start, named.end),
                        f"figure '{named.figure}', but the text tells of '{other[0]}'",
                        f"write '{other[1]}', or say what the other figure is of",
                    )
            for named in _again(str(words)):
                yield CHECK.rule.at(
                    kb.written_span(name, route, named.start, named.end),
                    f"figure '{named.figure}' for the second time in one sentence",
                    "write the one that was meant",
                )


def _again(text: str) -> Iterator[PlacedFigure]:
    """Figures that the same sentence has printed before."""
    printed: set[tuple[str, str]] = set()
    end = 0
    for named in parse(text).figures:
        if _STOP.search(text, end, named.start):
            printed.clear()
        if (named.figure, named.part) in printed:
            yield named
        printed.add((named.figure, named.part))
        end = named.end


class _Subjects:
    """What each figure is of, and by that its column and name."""

    def __init__(self, kb: KnowledgeBase) -> None:
        columns: dict[Column, dict[str, Phrase]] = defaultdict(dict)
        for figure in kb.of("figure", Figure):
            if figure.data is not None:
                column = (figure.data.file, figure.data.column)
                columns[column][figure.id] = _words(figure.id)
        self.of: dict[str, tuple[Column, Phrase]] = {}
        self.named: dict[Phrase, dict[Column, str]] = defaultdict(dict)
        for column, ids in columns.items():
            shared = frozenset.intersection(*map(frozenset, ids.values()))
            for id_, words in ids.items():
                own = tuple(word for word in words if word not in shared)
                if len(ids) > 1 and 0 < len(own) <= _LONGEST:
                    self.of[id_] = column, own
                    self.named[own][column] = id_


class _Near:
    """What the texts of a record, and those beside them, tell of; each is read once."""

    def __init__(self, texts: Mapping[Route, Words], subjects: _Subjects) -> None:
        self._subjects = subjects
        self._words: dict[Route, list[str]] = defaultdict(list)
        self._told: dict[Route, tuple[frozenset[str], dict[Column, list[Phrase]]]] = {}
        self._printed: dict[Route, set[tuple[str, str]]] = defaultdict(set)
        for route, words in texts.items():
            self._words[_entry(route)] += ["", *_words(UNSAID.sub(" ", str(words)))]
            figures = parse(str(words)).figures
            self._printed[_entry(route)].update((each.figure, each.part) for each in figures)

    def other(self, route: Route, named: PlacedFigure) -> tuple[str, str] | None:
        """What is told of in the place of a figure's own, and the figure of that."""
        if named.figure not in self._subjects.of:
            return None
        column, own = self._subjects.of[named.figure]
        said, told = self._of(_entry(route))
        for phrase in told.get(column, ()):
            different = frozenset(own) - frozenset(phrase)
            meant = self._subjects.named[phrase][column]
            is_printed = (meant, named.part) in self._printed[_entry(route)]
            if different and said.isdisjoint(different) and not is_printed:
                return " ".join(phrase), meant
        return None

    def _of(self, entry: Route) -> tuple[frozenset[str], dict[Column, list[Phrase]]]:
        if entry not in self._told:
            words = self._words[entry]
            told: dict[Column, list[Phrase]] = defaultdict(list)
            sizes, places = range(_LONGEST, 0, -1), range(len(words))
            rows = (tuple(words[at : at + n]) for n in sizes for at in places)
            for phrase in dict.fromkeys(rows):
                for column in self._subjects.named.get(phrase, ()):
                    told[column].append(phrase)
            self._told[entry] = frozenset(words), told
        return self._told[entry]


def _entry(route: Route) -> Route:
    """The entry of a list that holds a text: a row with its cells, an option with its reason."""
    for entry in ("cells", "facts"):
        if entry in route:
            return route[: route.index(entry)]
    return route[:-1] if len(route) > 1 and isinstance(route[-1], str) else route


def _words(text: str) -> Phrase:
    """Words in lower case and without the ending of a plural."""
    return tuple(word.removesuffix("s") for word in _WORD.findall(text.casefold()))


CHECK = check("JK378", "figure-meant", Severity.WARNING, __doc__, _misplaced)
