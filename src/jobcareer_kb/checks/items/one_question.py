"""A stem asks one question, and sets one task.

Bad:   Which role asks for the least, and which for the most?
Bad:   Where does tea grow? Who picks it?          Bad:   Map a path for yourself or for Brett.
Good:  Put the roles in order, the least first.    Good:  Map a path for Brett.
Mend:  ask one of them, or make two items.
Why:   whoever knows one answer and not the other cannot show it; and two tasks to choose from are
       two items, of which one is easier. Read are question marks outside of quotations, a second
       question word behind "and", and a task for the reader "or" somebody else. A short answer may
       ask as many questions as it has parts. The words: `asking`, `selves` and `instructions` below
       `teaching` in words.yaml.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, quoted, sentences, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.tasks import Question, Role

_SAID = re.compile(r"“[^“”]*+”|\"[^\"]*+\"|«[^«»]*+»|(?<!\w)‘[^‘“”]*?’(?!\w)")
"""What somebody says in a stem is no question to the reader."""


def _doubled(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    words = kb.words.teaching
    if item.states is not None:
        return  # a statement asks nothing, which JK526 sees to
    asked = _SAID.sub("…", shown(item.stem))
    most = len(item.in_role(Role.PROMPT)) or 1
    questions = [each for each in sentences(asked) if each.endswith("?")]
    second = next(filter(None, (_second(each, words) for each in questions)), None)
    if len(questions) > most:
        what = f"the stem asks {len(questions)} questions"
    elif second is not None and most == 1:
        what = f"{quoted(second)} begins a second question"
    elif (other := _other_task(asked, words)) is not None:
        what = f"{quoted(other)} sets two tasks to choose from"
    else:
        return
    yield CHECK.rule.at(kb.locate(name, ("stem",)), what, "ask one of them, or make two items")


def _second(question: str, words: TeachingWords) -> str | None:
    """A second question behind "and"; `what it takes, and what it pays` are what is asked about."""
    asking = any_of(words.asking)
    found = re.search(rf", (and {asking.pattern}(?: \w+)?)", question, re.IGNORECASE)
    if found is None or asking.match(question) is None:
        return None
    before = asking.findall(question[: found.start()])
    return found[1] if len(before) == 1 else None


def _other_task(stem: str, words: TeachingWords) -> str | None:
    """A task for the reader or for somebody else, such as `for yourself or for Brett`."""
    task = rf"{any_of(words.selves).pattern} or (?:\w++ )?+\w++"
    for sentence in sentences(stem):
        found = re.search(task, sentence, re.IGNORECASE)
        if found is not None and not sentence.endswith("?"):
            return found[0]
    return None


CHECK = check_of_record("JK585", "one-question", Severity.WARNING, __doc__, _doubled, Question)
