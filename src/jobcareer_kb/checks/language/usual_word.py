"""A text uses words that all of its readers know, spelled as its language has them.

Bad:   colour        e.g. a bill        a stub and/or a bill        his or her plan
Good:  color         such as a bill     a stub, a bill, or both     their plan
Mend:  write what the finding offers.
Why:   Latin in short is misread by people and by screen readers, "and/or" leaves open what is
       meant, and a word for men alone leaves others out; guides to plain language say the same.
       British spelling looks like a slip in American English (`language: en-US`). Words within
       curly quotation marks, sources, and notes of the ledger pass.
"""

import re
from collections.abc import Iterator, Mapping

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._every_text import texts_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model import Record

_PLAIN: Mapping[str, str] = {
    "e.g.": "such as, or for example", "i.e.": "that is", "and/or": "a, b, or both",
    "he or she": "they", "she or he": "they", "he/she": "they", "s/he": "they",
    "his or her": "their", "her or his": "their", "his/her": "their", "him or her": "them",
    "mailman": "mail carrier", "mailmen": "mail carriers", "policeman": "police officer",
    "policemen": "police officers", "fireman": "firefighter", "firemen": "firefighters",
    "chairman": "chair", "chairmen": "chairs", "salesman": "salesperson",
    "salesmen": "salespeople", "businessman": "business person",
    "businessmen": "business people", "workman": "worker", "workmen": "workers",
    "foreman": "supervisor", "foremen": "supervisors", "stewardess": "flight attendant",
    "stewardesses": "flight attendants", "waitress": "server", "waitresses": "servers",
    "manpower": "workers", "mankind": "people", "man-made": "made by people",
    "the disabled": "people with disabilities", "the handicapped": "people with disabilities",
    "the homeless": "people without a home", "the elderly": "older people",
    "the mentally ill": "people with a mental illness",
}  # fmt: skip
_BRITISH: Mapping[str, str] = {
    **{f"{stem}our{end}": f"{stem}or{end}" for stem in (
        "col", "fav", "behavi", "neighb", "hon", "flav", "harb", "rum", "hum", "endeav",
    ) for end in ("", "s", "ed", "ing")},
    "favourite": "favorite", "favourites": "favorites", "neighbourhood": "neighborhood",
    "neighbourhoods": "neighborhoods", "colourful": "colorful", "labour": "labor",
    **{f"{stem}is{end}": f"{stem}iz{end}" for stem in (
        "organ", "recogn", "real", "special", "prior", "summar", "apolog", "final", "minim",
        "maxim", "util", "memor", "emphas", "categor", "custom", "author", "critic", "familiar",
    ) for end in ("e", "es", "ed", "ing")},
    "organisation": "organization", "organisations": "organizations", "analyse": "analyze",
    "analysed": "analyzed", "analysing": "analyzing", "centre": "center", "centres": "centers",
    "metre": "meter", "metres": "meters", "litre": "liter", "litres": "liters",
    "kilometre": "kilometer", "kilometres": "kilometers", "fibre": "fiber", "tyre": "tire",
    "tyres": "tires", "kerb": "curb", "cheque": "check", "cheques": "checks", "grey": "gray",
    "programme": "program", "programmes": "programs", "enrol": "enroll", "enrols": "enrolls",
    "enrolment": "enrollment", "fulfil": "fulfill", "fulfils": "fulfills", "skilful": "skillful",
    "travelled": "traveled", "travelling": "traveling", "traveller": "traveler",
    "travellers": "travelers", "labelled": "labeled", "labelling": "labeling",
    "modelled": "modeled", "counselling": "counseling", "counsellor": "counselor",
    "counsellors": "counselors", "defence": "defense", "offence": "offense",
    "practise": "practice", "practised": "practiced", "practising": "practicing",
    "whilst": "while", "amongst": "among", "learnt": "learned",
    "fortnight": "two weeks", "fortnights": "two weeks", "jewellery": "jewelry",
    "pyjamas": "pajamas", "moustache": "mustache", "plough": "plow", "sceptical": "skeptical",
    "ageing": "aging", "mum": "mom", "maths": "math",
}  # fmt: skip


def _pattern(words: Mapping[str, str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, longest))})(?![\w/-])", re.ASCII)


_SHORT = _pattern(_PLAIN)
_SPELLED = _pattern(_BRITISH)
_QUOTED = re.compile(r"“[^“”]*+”")
_AS_THEY_ARE = ("reference/", "evidence/")
"""Words of others, and of people who wrote down what they saw."""


def _unusual(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb = context.kb
    language = kb.settings.language.casefold()
    if not language.startswith("en") or name.startswith(_AS_THEY_ARE):
        return
    lists = [(_SHORT, _PLAIN)] + ([(_SPELLED, _BRITISH)] if language == "en-us" else [])
    for written in texts_of(kb, name, record):
        text = _QUOTED.sub(lambda found: "“" + " " * (len(found[0]) - 1), written.text)
        for pattern, instead in lists:
            for found in pattern.finditer(text.lower()):
                if text[found.start()].isupper() and pattern is _SPELLED and found.start():
                    continue  # a name, such as that of a theater
                yield CHECK.rule.at(
                    written.span(kb, found.start(), found.end()),
                    f"{quoted(written.text[found.start() : found.end()])} is not for all readers",
                    f"write '{instead[found[0]]}'",
                )


CHECK = check_of_record("JK449", "usual-word", Severity.WARNING, __doc__, _unusual, Record)
