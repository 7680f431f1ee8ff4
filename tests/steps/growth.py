"""A small knowledge base in which every text and every list can be grown.

The fields are asked of the models, so a field that is added tomorrow is grown tomorrow. The base is
the starter: sound records of nearly every kind that name each other. What a record of it leaves out
is filled in, so that no field of its model is missing.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, cycle
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import yaml
from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, StringConstraints

import jobcareer_kb
from jobcareer_kb.model import kinds
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.model.activity import Cue
from jobcareer_kb.model.reference import CslName
from jobcareer_kb.values import MAX_WORDS, Claim, Ref, RefTo, Words

STARTER = Path(jobcareer_kb.__file__).parent / "starter"
UNITS = {
    "abbreviations": "U.S. ", "run-on abbreviations": "U.S.", "titles": "Dr. A. ",
    "brackets": "[", "closing brackets": "]", "links": "[a](", "numbered links": "[a][1] ",
    "parentheses": "(a ", "braces": "{{ ", "tags": "<b ", "end tags": "</b>",
    "quotes": '" ', "curly quotes": "“", "closing curly quotes": "”", "single quotes": "' ",
    "apostrophes": "don't ", "possessives": "a's'", "hyphens": "a-b-", "bare hyphens": "-",
    "spaces": " ", "spaces and words": "a    ", "stars": "*", "starred words": "*a* ",
    "nested emphasis": "*a **b ", "stars in words": "a*b ", "backslashes": "\\",
    "escapes": "\\*", "escaped brackets": "\\[", "citations": "[@noaa-climate] ",
    "open citations": "[@", "loose citations": "@noaa-climate ", "unknown citations": "[@nobody] ",
    "locators": "[@noaa-climate, p.  ", "digits": "9", "decimal points": "1.", "commas": "1,",
    "money": "$1 ", "percent": "1% ", "ellipses": "...", "stops": ". ", "question marks": "?",
    "questions": "Why? ", "capital letters": "A", "capitals": "AB ", "one capital": "A ",
    "a very long word": "a", "a long compound": "sometime", "short words": "a ",
    "joints": "and so ", "underscores": "_", "underscored words": "a_b ", "code marks": "`",
    "strikes": "~~", "entities": "&a", "pictures": "![", "addresses": "http://a ",
    "open addresses": "www.a", "colons": "a: ", "semicolons": "a; ", "signs of blocks": "# ",
    "blanks": "... is ", "cards": "card 1 and ", "sheets": 'sheet "a" ', "options": "A, B and ",
    "negatives": "not ", "hedges": "often ", "words to avoid": "of course ",
    "other names": "weather report ", "helpers": "U.S. Climate Normals ",
    "figures": "[#official-averages] ", "open figures": "[#",
    "counts": "100 people ", "shares": "1 percent ",
    "doubled words": "the the ", "drafts": "TODO ",
    "drafts of new": "Write the a ", "blanks to fill": "(insert a ", "open braces": "{{",
    "damaged signs": "\u00e2\u20ac", "lost apostrophes": "a?s ", "Cyrillic letters": "\u043e ",
    "mixed letters": "a\u043e ", "pages": "9-3 ", "hosts": "a.gov ", "dots": "a.",
    "counted cards": "two cards ",
    "counts of all": "all two cards ", "lists of cards": "Cards 1, 2 and 3. ", "piles": "a: 1, 2. ",
    "minutes": "take ten minutes ", "letters of options": "answer B ", "left over": "two a a left ",
    "praise": "Right, ", "licences": "CC BY-SA 4.0 ", "long licences": "Attribution-ShareAlike ",
    "verbs": "is ", "slips of signs": " , ", "sentences without a space": "ab.Cd ",
}  # fmt: skip
"""Of what texts are made that are grown: all that the patterns of the rules look for."""
VARIED: dict[str, Callable[[int], str]] = {
    "different abbreviations": lambda at: f"{capitals(at)} ",
    "explained abbreviations": lambda at: f"{capitals(at).lower()} ({capitals(at)}) ",
    "different citations": lambda at: f"[@source-{at}] ",
    "different names": lambda at: f"@source-{at} ",
    "different words": lambda at: f"{capitals(at).lower()} ",
    "different figures": lambda at: f"{at} cards ",
}
"""The same, each piece another one; what differs has to be remembered, and compared."""


def capitals(number: int) -> str:
    """A row of capital letters for each number: AB, AC and so on."""
    letters = "ABCDEFGHIJ"
    return "".join(letters[int(digit)] for digit in f"{number + 10:02}")


def row(name: str, size: int, whole: bool = False) -> str:
    """So many characters of one unit, or only as many whole ones as have room."""
    if name in UNITS:
        unit = UNITS[name]
        return unit * (size // len(unit)) if whole else (unit * size)[:size]
    pieces, length = [], 0
    for piece in map(VARIED[name], count()):
        pieces.append(piece)
        length += len(piece)
        if length >= size:
            return "".join(pieces[:-1] if whole else pieces)[:size]
    raise AssertionError("there is always one more piece")


_APART = {Cue: ("do", "say", "ask", "listen"), CslName: ("literal", "family")}
"""Models that hold one of some fields."""
_CLOSED = 6
"""Entries of a list that belong together, such as options: each of them is grown."""
_SAMPLES = (
    "https://example.org/a", "en", "0" * 16, "definition/climate", "0B5551", "JK404", "a.csv",
    "a.png", "a.csl",
)  # fmt: skip
"""Values for fields that ask for a form of their own."""
_STRICT = {
    "language": {
        "facilitator": {"flesch_kincaid": 1, "smog": 1},
        "grades_over": 0, "fewest_words": 0, "sentence_words": 15,
        "participant_sentence_words": 15, "sentence_grade": 14, "mean_sentence_least": 40,
        "choppy_run": 2, "choppy_words": 20,
    },
}  # fmt: skip
Data = dict[str, Any]
Said = tuple[Any, ...]
"""What is said about a type: limits, patterns, kinds of record."""


class Leaf(NamedTuple):
    """A text: kind and field, how long it may be, how many there are before it, what it takes."""

    place: str
    most: int
    number: int
    is_address: bool


Grow = Callable[[str, Leaf], str]
Spoil = Callable[[Any, str], Any]
"""A value that is no free text, such as a name, a number, a date, and where it stands."""
Repeat = Callable[[list[Any], Any, int, str], list[Any]]
"""Entries of a list, one more of them, how many it may have, and where it stands: the entries that
it has then."""


def as_it_is(text: str, leaf: Leaf) -> str:
    return text


def as_it_was(value: Any, place: str) -> Any:
    return value


def not_repeated(entries: list[Any], entry: Any, most: int, place: str) -> list[Any]:
    return entries


def bare(annotation: Any, said: Said = ()) -> tuple[Any, Said]:
    """A type without what is said about it, and that."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            said += tuple(more)
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(each for each in get_args(annotation) if each is not NoneType)
        elif any(hasattr(each, "metadata") for each in said):  # a `Field` within `Annotated`
            said = tuple(part for each in said for part in getattr(each, "metadata", (each,)))
        else:
            return annotation, said


def limit(kind: type, said: Said) -> int | None:
    """The largest size that is said of a text or a list."""
    found = [each.max_length for each in said if isinstance(each, MaxLen | StringConstraints)]
    return min((most for most in found if most is not None), default=None)


def pattern_of(said: Said) -> str:
    patterns = (each.pattern for each in said if isinstance(each, StringConstraints))
    return str(next((pattern for pattern in patterns if pattern not in (None, r"\S")), ""))


def is_id(said: Said) -> bool:
    return any(getattr(each, "__name__", "") == "_IdSchema" for each in said)


def is_text(kind: Any, said: Said) -> bool:
    """Say whether an author words a field freely: no name, no date, no word of a list."""
    is_string = isinstance(kind, type) and issubclass(kind, str) and not issubclass(kind, Ref)
    return is_string and not is_id(said) and pattern_of(said) in ("", _ADDRESS)


_ADDRESS = pattern_of(bare(kinds()["reference"].model.model_fields["URL"].annotation)[1])


def is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def holds_text(annotation: Any, said: Said = ()) -> bool:
    kind, said = bare(annotation, said)
    if is_model(kind):
        fields = kind.model_fields.values()
        return any(holds_text(field.annotation, tuple(field.metadata)) for field in fields)
    if get_origin(kind) in (tuple, dict):
        return any(holds_text(each) for each in get_args(kind) if each is not Ellipsis)
    return is_text(kind, said)


@dataclass
class Filler:
    """Fills in what records leave out, and grows their texts and lists."""

    names: Mapping[str, str]
    """The id of one record of each kind."""
    grow: Grow
    repeat: Repeat
    spoil: Spoil
    numbers: Iterator[int]

    def model(self, model: type[BaseModel], data: Data, place: str, grown: bool) -> Data:
        apart = _APART.get(model, ())
        chosen = next((key for key in apart if key in data), apart[0] if apart else "")
        filled: Data = {}
        for name, field in model.model_fields.items():
            key, said = field.alias or name, tuple(field.metadata)
            needed = field.is_required() or holds_text(field.annotation, said)
            if key not in data and (not needed or (key in apart and key != chosen)):
                continue
            usual = field.get_default(call_default_factory=True)
            there = data.get(key, list(usual) if isinstance(usual, tuple) else None)
            filled[key] = self.value(field.annotation, said, there, f"{place}.{key}", grown)
        return filled

    def value(self, annotation: Any, said: Said, there: Any, place: str, grown: bool) -> Any:
        kind, said = bare(annotation, said)
        if is_model(kind):
            return self.model(kind, there or {}, place, grown) if not _is_short(there) else there
        if get_origin(kind) is tuple:
            return self.list(get_args(kind)[0], said, there or [], place, grown)
        if get_origin(kind) is dict:
            key, inner = get_args(kind)
            entries = there or {self.sample(key, ()): None}
            first = next(iter(entries))
            return {
                name: self.value(inner, (), each, f"{place}.*", grown and name == first)
                for name, each in entries.items()
            }
        value = there if there is not None else self.sample(kind, said)
        if not grown:
            return value
        if not is_text(kind, said):
            return self.spoil(value, place)
        most = MAX_WORDS if issubclass(kind, Words) else limit(kind, said) or MAX_WORDS
        return self.grow(str(value), Leaf(place, most, next(self.numbers), bool(pattern_of(said))))

    def list(self, inner: Any, said: Said, there: list[Any], place: str, grown: bool) -> list[Any]:
        least = max((each.min_length for each in said if isinstance(each, MinLen)), default=1)
        most = limit(tuple, said)
        kind, _ = bare(inner)
        entries = [*there, *[None] * (least - len(there))] or [None]
        shown = {key for each in entries if isinstance(each, dict) for key in each}
        entries += [{key: None} for key in _APART.get(kind, ()) if key not in shown]
        whole = kind in _APART or (most or _CLOSED + 1) <= _CLOSED
        filled = [
            self.value(inner, (), each, place, grown and (whole or at == len(entries) - 1))
            for at, each in enumerate(entries)
        ]
        if not grown or not (holds_text(inner) or issubclass(kind, str)):
            return filled
        plain = self.value(inner, (), entries[-1], place, False)
        return self.repeat(filled, plain, most or 1000, place)

    def sample(self, annotation: Any, said: Said) -> Any:
        """A value that fits."""
        kind, said = bare(annotation, said)
        if get_origin(kind) is Literal:
            return get_args(kind)[0]
        for each in said:
            if isinstance(each, RefTo):
                return next(f"{k}/{self.names[k]}" for k in each.kinds if k in self.names)
        if not issubclass(kind, str):
            return {bool: True, int: 1, float: 1.0}.get(kind, "2026-01-01")
        if pattern := pattern_of(said):
            return next(each for each in _SAMPLES if re.search(pattern, each))
        if is_id(said):
            return "some-id"
        return "Words of ours. [@noaa-climate]" if issubclass(kind, Claim) else "words-of-ours"


def _is_short(value: Any) -> bool:
    """Say whether a value is one that a model reads in a short form, such as a year."""
    return isinstance(value, str | int)


@cache
def starter() -> str:
    """The data of the starter's files by path, as JSON, so that nobody changes it."""
    files = sorted(STARTER.rglob("*.yaml"))
    read = {
        str(path.relative_to(STARTER)): yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in files
    }
    return json.dumps(read, default=str)


def small_base() -> dict[str, str]:
    """The files of the small base that the cases of the checks are laid over."""
    text = (Path(__file__).parents[1] / "cases" / "_base.yaml").read_text(encoding="utf-8")
    _, *pieces = re.split(r"^--- (\S+)\n", text, flags=re.MULTILINE)
    files = dict(zip(pieces[::2], pieces[1::2], strict=True))
    return {path: body for path, body in files.items() if path.endswith(".yaml")}


def grown_base(
    grow: Grow = as_it_is, repeat: Repeat = not_repeated, spoil: Spoil = as_it_was
) -> dict[str, Any]:
    """The starter with all fields of all models; of each model the first record is grown.

    Its policies are strict: what some texts would only be told from a certain length on, all are.
    """
    files: dict[str, Any] = json.loads(starter())
    records = {path: data for path, data in files.items() if "/" in path}
    names = {path.partition("/")[0]: _entries(data)[0]["id"] for path, data in records.items()}
    filler = Filler(names, grow, repeat, spoil, count())
    seen: set[type[BaseModel]] = set()

    def filled(model: type[BaseModel], data: Data, place: str) -> Data:
        if model in seen:
            return dict(data)
        seen.add(model)
        return filler.model(model, data, place, True)

    found: dict[str, Any] = {
        "kb.yaml": filled(Settings, files["kb.yaml"], "kb"),
        "words.yaml": filled(WordLists, files["words.yaml"], "words"),
    }
    of_references = kinds()["reference"].model
    entries = files["references.yaml"]["references"]
    filled_entries = [filled(of_references, each, "reference") for each in entries]
    found["references.yaml"] = {"references": filled_entries}
    for path, data in records.items():
        kind = kinds()[path.partition("/")[0]]
        models = [kind.variants.get(each.get("type"), kind.model) for each in _entries(data)]
        found[path] = [
            filled(model, each, kind.name)
            for model, each in zip(models, _entries(data), strict=True)
        ]
    for name, kind in kinds().items():
        if not any(path.startswith(f"{name}/") for path in records) and name != "reference":
            found[f"{name}/some.yaml"] = [filled(kind.model, {}, name)]
    if spoil is as_it_was:
        _agree(found)
    return found


def _agree(files: dict[str, Any]) -> None:
    """Set right what fields of a record, or records, have to agree in."""
    files["kb.yaml"]["policies"] |= _STRICT
    for audience in files["kb.yaml"]["audiences"].values():
        audience["reading"] = {"flesch_kincaid": 1, "smog": 1, "flesch_kincaid_least": 20}
    for entry in files["evidence/some.yaml"]:
        entry["reference"] = "noaa-climate"
    lengths: dict[str, int] = {}
    for activity in _of_kind(files, "activity"):
        activity["lengths"] = [len(activity["phases"])]
        lengths[f"activity/{activity['id']}"] = len(activity["phases"])
        for phase in activity["phases"]:
            phase["minutes"] = [1]
        for sheet in activity.get("sheets", ()):
            for row in sheet["rows"]:
                row["cells"] = (row["cells"] * 5)[: len(sheet["heads"])]
    for shop in _of_kind(files, "workshop"):
        for part in shop["agenda"]:
            part["minutes"] = lengths[part["activity"]]
        shop["minutes"] = sum(part["minutes"] for part in shop["agenda"])
    for item in _of_kind(files, "question"):
        item["points"] = max(item["points"], len(item.get("parts", ())))


def _of_kind(files: dict[str, Any], kind: str) -> Iterator[Data]:
    for path in (path for path in files if path.startswith(f"{kind}/")):
        yield from _entries(files[path])


def _entries(data: Any) -> list[Data]:
    return data if isinstance(data, list) else [data]


# ---- how a file is written ----------------------------------------------------------------------

STYLES = ("double", "single", "folded", "literal")


def as_files(base: Mapping[str, Any], styles: Sequence[str] = STYLES) -> dict[str, str]:
    """The text of each file; each scalar is written in the next of the styles."""
    turns = cycle(styles)
    return {path: _as_yaml(data, turns, 0).lstrip() + "\n" for path, data in sorted(base.items())}


def _as_yaml(value: Any, styles: Iterator[str], indent: int) -> str:
    pad = " " * indent
    if isinstance(value, dict) and value:
        rows = ((key, _as_yaml(each, styles, indent + 2)) for key, each in value.items())
        return "".join(f"\n{pad}{json.dumps(key)}:{row}" for key, row in rows)
    if isinstance(value, list) and value:
        rows_ = (_as_yaml(each, styles, indent + 2) for each in value)
        return "".join(f"\n{pad}- {row.lstrip()}" for row in rows_)
    if isinstance(value, str):
        return f" {_scalar(value, next(styles), pad)}"
    return f" {json.dumps(value)}"


def _scalar(text: str, style: str, pad: str) -> str:
    plain = text.isprintable() and text == text.strip() and text
    if style == "single" and plain:
        return "'" + text.replace("'", "''") + "'"
    if style in ("folded", "literal") and plain:
        lines = _wrapped(text) if style == "folded" else [text]
        head = ">-" if style == "folded" else "|-"
        return head + "".join(f"\n{pad}  {line}" for line in lines)
    return json.dumps(text, ensure_ascii=False)


def _wrapped(text: str) -> list[str]:
    """A text in lines of some eighty characters, which fold to the same text again."""
    lines: list[list[str]] = [[]]
    used = 0
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if used + len(word) > 80 and lines[-1]:
            lines.append([])
            used = 0
        lines[-1].append(word)
        used += len(word) + 1
    return [" ".join(words) for words in lines]


# ---- what is wrong, many times ------------------------------------------------------------------


_WATCHED = """\
avoid: [{words: [of course], instead: leave it out, why: it shames}]
terms: [{term: forecast, variants: [weather report]}]
"""


def slips(number: int) -> dict[str, str]:
    """Files with each kind of slip so many times; records that name each other, and nobody."""
    every = [f"{at:03}" for at in range(number)]
    files: dict[str, Any] = {
        "definition/slips.yaml": [
            _definition(f"lost-{at}", f"Of course. [@tea-boo; @nobody-{at}]", **{
                f"field-{at}": "a", "trait": ["a"]}) for at in every
        ],
        "definition/sound.yaml": [
            _definition(f"sound-{at}", f"Of course a job is a job. [@nobody-{at}] @tea-book")
            for at in every
        ],
        "definition/doubled.yaml": [_definition("doubled", "Yes. [@tea-book]")] * number,
        "definition/keys.yaml": _definition("keys", "Yes.", **{f"key-{at}": "a" for at in every}),
        "definition/line.yaml": _definition("line", "Yes.", traits=["of course"] * number),
        "step/slips.yaml": [
            {"id": f"step-{at}", "title": "Ask", "action": "Ask. [@tea-book]", "tips": [],
             "resources": [f"resource/nobody-{at}", f"resource/found{at}"], "prompt": "I ask:"}
            for at in every
        ],
        "step/sound.yaml": [
            {"id": f"stepp-{at}", "title": "Ask", "action": "Ask. [@tea-book]", "tips": ["a"],
             "resources": [f"resource/nobody-{at}", f"resource/found{at}"], "prompt": "I ask:"}
            for at in every
        ],
        "guide/slips.yaml": {
            "id": "lost", "title": "Ask", "intro": "Ask. [@tea-book]", "instruction": "Ask.",
            "steps": [f"step/nobody-{at}" for at in every],
        },
        "resource/sound.yaml": [
            {"id": f"found-{at}", "name": f"Place {at}", "group": f"nobody-{at}",
             "what_for": "Ask. [@tea-book]", "how_to_find": "Ask. [@tea-book]"}
            for at in every
        ],
        "question/slips.yaml": [_question(f"ask-{at}", 1 + int(at) % 2) for at in every],
        "activity/slips.yaml": [
            {"id": f"act-{at}", "phases": [{"minutes": [1]}, {"title": "a", "cues": []}]}
            for at in every
        ],
        "evidence/slips.yaml": [_evidence(at, number) for at in range(number)],
        "objective/slips.yaml": {"id": "keys", **{f"statement-{at}": "a" for at in every}},
    }  # fmt: skip
    texts = {path: _flow(data) for path, data in files.items()}
    texts["references.yaml"] = small_base()["references.yaml"] + "".join(
        f'  - {{id: source-{at}, type: book, title: Source {at}, issued: "2026-13"}}\n'
        for at in every
    )
    texts["words.yaml"] = _WATCHED
    texts["definition/remarks.yaml"] = "".join(_remarked(at) for at in every)
    texts["definition/codes.yaml"] = _remarked("all", ", ".join(f"JK{at}" for at in every))
    texts["definition/carriage.yaml"] = "id: a\n" + "term: a\tb\r\n" * number
    texts["definition/open.yaml"] = "- id: a\n" * number + "  term: 'a\n"
    return texts


def _flow(data: Any) -> str:
    """A record a line, or a whole file on one."""
    if isinstance(data, list):
        return "".join(f"- {json.dumps(each)}\n" for each in data)
    return f"{json.dumps(data)}\n"


def _definition(id_: str, meaning: str, **more: Any) -> Data:
    return {"id": id_, "term": id_, "meaning": meaning, **more}


def _question(id_: str, keys: int) -> Data:
    options = [
        {"text": f"The same words in each {at % 2}", "key": at < keys, "rationale": "Why"}
        for at in range(4)
    ]
    return {
        "id": id_, "type": "single", "objective": "objective/tell", "level": "apply",
        "about": "definition/green", "stem": f"Is it the same words in each 0, or not? {id_}",
        "options": options, "explanation": "Yes. [@tea-book]", "points": 1,
        "revised": "2026-11-24",
    }  # fmt: skip


def _evidence(at: int, number: int) -> Data:
    return {
        "id": f"look-{at:03}", "claim": ("definition/line", "definition/nobody")[at % 2],
        "claim_digest": f"{at % (number // 2):016}", "reference": "tea-book",
        "reference_digest": "0" * 16, "says_so": "supported", "by": "A person",
        "on": "2026-11-24", "note": "It says so.",
    }  # fmt: skip


def _remarked(at: str, codes: str = "JK404") -> str:
    remark = f'# jk: ignore[{codes}] reason="a name"\n'
    return (
        f"{remark}- id: remark-{at}\n  term: Of course\n  {remark}  meaning: Of course."
        f" [@tea-book] # jk: ignore[JK444]\n"
    )
