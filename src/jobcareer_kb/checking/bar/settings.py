"""Compare the settings and word lists of two states, and take of each the one that asks more.

One walk gives both, so that what is told and what is judged by cannot differ.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, TypeVar

from jobcareer_kb.checking.bar.wording import listed, value_in_words
from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.inline import Route, dotted
from jobcareer_kb.model import Part
from jobcareer_kb.model._bar import WAYS, Way
from jobcareer_kb.model._words import Preferred
from jobcareer_kb.rule import Rule

P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class Change:
    """A setting that asks less than before, or of which no machine can say."""

    route: Route
    words: str
    """What was done to it: `'policies.language.sentence_words' was raised from 25 to 40`."""
    lowers: bool
    """False where it is only told."""


@dataclass
class _Walk:
    """Collects the changes on the way."""

    rules: Mapping[str, Rule]
    changes: list[Change] = field(default_factory=list)

    def part(self, old: P, new: P, route: Route = ()) -> P:
        """What asks more of two settings of one model."""
        stricter = {
            name: self._field(way, getattr(old, name), getattr(new, name), (*route, name))
            for name, way in WAYS[type(new)].items()
        }
        return new.model_copy(update=stricter)

    def _field(self, way: Way, old: Any, new: Any, route: Route) -> Any:
        if way is Way.FREE or (old == new and way not in (Way.ENTRIES, Way.KEPT)):
            return new
        if way in (Way.ENTRIES, Way.KEPT):
            return self._entries(way, old, new, route)
        if way is Way.BY_CODE:
            self.changes += _severities(old, new, route, self.rules)
            return old
        if isinstance(new, Mapping):
            self.changes += _told_by_key(old, new, route)
            return old
        change, stricter = _LISTS[way](old, new) if isinstance(new, tuple) else _one(way, old, new)
        if change:
            self._note(route, change, way is not Way.TOLD)
        elif way is Way.MORE and (change := _renamed(old, new)):
            self._note(route, change, False)
        return stricter

    def _note(self, route: Route, words: str, lowers: bool) -> None:
        self.changes.append(Change(route, f"'{dotted(route)}' {words}", lowers))

    def _entries(self, way: Way, old: Any, new: Any, route: Route) -> Any:
        if isinstance(new, Part):
            return self.part(old, new, route)
        stricter = {
            key: self.part(old[key], each, (*route, key)) if key in old else each
            for key, each in new.items()
        }
        for key in old if way is Way.KEPT else ():
            if key not in new:
                stricter[key] = old[key]
                gone = f"'{dotted((*route, key))}' is gone, so it is neither made nor judged"
                self.changes.append(Change((*route, key), gone, False))
        return stricter


def compared(old: P, new: P, rules: Mapping[str, Rule]) -> tuple[P, tuple[Change, ...]]:
    """What asks more of two states, and what the new one changes to the worse.

    Severities and what has no order are the old ones: who judges by both states has both.
    """
    walk = _Walk(rules)
    return walk.part(old, new), tuple(walk.changes)


def _one(way: Way, old: Any, new: Any) -> tuple[str, Any]:
    """What a change of one value does, if it asks less now, and which of the two asks more."""
    if way in (Way.EITHER, Way.TOLD):
        return f"was changed from {value_in_words(old)} to {value_in_words(new)}", old
    if new is None:
        return f"was {value_in_words(old)} and was taken away", old
    if old is None or (new > old if way is Way.HIGHER else new < old):
        return "", new
    verb = "lowered" if way is Way.HIGHER else "raised"
    return f"was {verb} from {value_in_words(old)} to {value_in_words(new)}", old


def _longer_is_stricter(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[str, Any]:
    kept = {_folded(word) for word in _words(new)}
    gone = [word for word in _words(old) if _folded(word) not in kept]
    names = _names(new)
    back = [each for entry in old for each in _missing(entry, kept, names)]
    return (f"no longer lists {listed(gone)}" if gone else ""), (*new, *back)


def _renamed(old: tuple[Any, ...], new: tuple[Any, ...]) -> str:
    """Which variants are other names for another term than before."""
    now = _names(new)
    words = [word for word, term in _names(old).items() if now.get(word, term) != term]
    return f"has another term for {listed(words)}" if words else ""


def _names(entries: Iterable[Any]) -> dict[str, str]:
    """The term of each variant, where entries have terms."""
    return {
        _folded(word): _folded(entry.term)
        for entry in entries
        if isinstance(entry, Preferred)
        for word in entry.variants
    }


def _shorter_is_stricter(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[str, Any]:
    added = [word for word in new if word not in old]
    stricter = tuple(word for word in new if word in old)
    return (f"now also lists {listed(added)}" if added else ""), stricter


def _told(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[str, Any]:
    added, gone = (listed(w for w in a if w not in b) for a, b in ((new, old), (old, new)))
    done = [f"{words} {verb}" for words, verb in ((added, "added"), (gone, "gone")) if words]
    return f"was changed: {' and '.join(done) or 'another order'}", old


_LISTS: Mapping[Way, Callable[[tuple[Any, ...], tuple[Any, ...]], tuple[str, Any]]] = {
    Way.MORE: _longer_is_stricter,
    Way.FEWER: _shorter_is_stricter,
    Way.TOLD: _told,
}


def _words(entries: Iterable[Any]) -> Iterator[str]:
    """The words of a list; of its entries, where these hold lists."""
    for entry in entries:
        yield from getattr(entry, _list_of(entry)) if isinstance(entry, Part) else (str(entry),)


def _list_of(entry: Part) -> str:
    """The field of an entry that holds its words."""
    return next(name for name, way in WAYS[type(entry)].items() if way is Way.MORE)


def _missing(entry: Any, kept: Set[str], names: Mapping[str, str]) -> Iterator[Any]:
    """What a list lacks of an entry of before: the word, or the entry with the words alone.

    A variant that is a term now stays one; one that names another term now is missing for its own.
    """
    if not isinstance(entry, Part):
        yield from (entry,) if _folded(entry) not in kept else ()
        return
    name, term = _list_of(entry), _folded(getattr(entry, "term", ""))
    words = tuple(
        word
        for word in getattr(entry, name)
        if (key := _folded(word)) not in kept or names.get(key, term) != term
        if key not in names.values()
    )
    if words:
        yield entry.model_copy(update={name: words})


def _folded(word: str) -> str:
    """A word as the checks compare it: capitals and white space do not matter."""
    return " ".join(word.casefold().split())


def _told_by_key(old: Mapping[Any, Any], new: Mapping[Any, Any], route: Route) -> Iterator[Change]:
    """Lists by key, such as the verbs of each level; one that is not there is the usual one."""
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        if before is None or after is None:
            words = f"was {'set' if before is None else 'taken away'}, and differs from the usual"
        else:
            words = _told(before, after)[0]
        yield Change((*route, key), f"'{dotted((*route, key))}' {words}", False)


def _severities(
    old: Mapping[str, str], new: Mapping[str, str], route: Route, rules: Mapping[str, Rule]
) -> Iterator[Change]:
    """Codes of which some finding is less grave than before."""
    for code in dict.fromkeys((*old, *new)):
        rule = rules.get(code)
        own = (rule.severity, *rule.also) if rule is not None else tuple(Severity)
        before = [_set(old.get(code), each) for each in own]
        after = [_set(new.get(code), each) for each in own]
        if any(now < then for now, then in zip(after, before, strict=True)):
            was, now = (_grades(each) for each in (before, after))
            words = f"the severity of {code} was lowered from {was} to {now}"
            yield Change((*route, code), words, True)


def _set(word: str | None, own: Severity) -> Severity:
    return own if word is None else Severity[word.upper()]


def _grades(found: Iterable[Severity]) -> str:
    return " or ".join(each.label for each in sorted(set(found), reverse=True))
