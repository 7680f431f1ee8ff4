"""The part of `index.html` that says what audits looked for, and what only a person can judge."""

from collections.abc import Iterator
from html import escape

from jobcareer_kb.audits import audits
from jobcareer_kb.building.fingerprint import program_digest
from jobcareer_kb.building.manifest import Manifest
from jobcareer_kb.wordings import Wordings

FORMATS = {"docx": "word-file", "pptx": "powerpoint-file", "markdown": "markdown-file"}
"""Keys of the words for a format; the others are names in every language."""
_PERSON = ("alternatives", "order", "color", "words", "heard", "changed")


def audit_report(manifest: Manifest, words: Wordings) -> Iterator[str]:
    """Lines of the page; none where no file was audited by this version of the program."""
    ours = program_digest()
    # What was just made has no fingerprint here, to save memory.
    prints = ((each.format, each.fingerprint) for each in manifest.artifacts.values())
    made = [form for form, p in prints if form in audits() and p.get("program", ours) == ours]
    if not made:
        return
    topics: dict[str, dict[str, list[str]]] = {}
    for form in sorted(set(made)):
        for rule, _ in audits()[form].looks:
            topics.setdefault(rule.topic, {}).setdefault(rule.code, []).append(form)
    yield '<section aria-labelledby="audited">'
    yield f'<h2 id="audited">{escape(words.say("audited"))}</h2>'
    yield f"<p>{escape(words.say('audited-lead', n=len(made)))}</p>\n<ul>"
    for topic, codes in topics.items():
        forms = dict.fromkeys(form for each in codes.values() for form in each)
        kinds = ", ".join(words.say(FORMATS[f]) if f in FORMATS else f.upper() for f in forms)
        said = words.say("labelled", label=kinds, words=", ".join(codes))
        yield f"<li>{escape(words.say(f'audited-{topic}'))} ({escape(said)})</li>"
    yield f"</ul>\n<h3>{escape(words.say('judged'))}</h3>\n<ul>"
    yield from (f"<li>{escape(words.say(f'judged-{each}'))}</li>" for each in _PERSON)
    yield f"</ul>\n<p>{escape(words.say('audited-no-claim'))}</p>\n</section>"
