"""What Moodle takes and shows: its grade list, its column widths, its plain text fields.

Tried with the importers of Moodle 4.1 and 4.5; "read" names a file of Moodle's source.
"""

import html
import re
from collections import Counter
from collections.abc import Mapping

from jobcareer_kb.inline import route_digest
from jobcareer_kb.quiz import Choice, Quiz
from jobcareer_kb.quiz_formats._wording import one_line

NAME_WORDS = 80
"""Characters of the stem in a name, as Moodle makes one itself (read: question/format.php)."""
IDNUMBER = 100
"""Width of an idnumber; a longer one is a database error that stops the import half way."""
MEANING = 255
"""Width of a meaning in a matching question; a longer one is a database error likewise."""
SHARES: Mapping[int, str] = {
    1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571",
    8: "12.5", 9: "11.11111", 10: "10",
}  # fmt: skip
"""One n-th in percent as it stands on Moodle's grade list; anything else is refused."""


def weights(choice: Choice) -> tuple[str, ...]:
    """The percent of each option; where several are right, ticking everything earns nothing."""
    if not choice.several:
        return tuple("100" if option.right else "0" for option in choice.options)
    right, wrong = share(choice.keys), share(len(choice.options) - choice.keys)
    return tuple(right if option.right else f"-{wrong}" for option in choice.options)


def share(count: int) -> str:
    """The part of one of so many; of more than ten, the smallest that the list has for them."""
    return SHARES[min(count, max(SHARES))]


def idnumbers(quiz: Quiz) -> Mapping[str, str]:
    """The idnumber of each item by its id.

    It is the id without its kind, unless a record of another kind shares it: Moodle drops a
    second idnumber in one category without a word.
    """
    shared = Counter(item.short_id for item in quiz.items)
    return {
        item.id: _narrowed(item.short_id if shared[item.short_id] == 1 else item.id)
        for item in quiz.items
    }


def _narrowed(id_: str) -> str:
    if len(id_) <= IDNUMBER:
        return id_
    digest = route_digest(id_, ())
    return f"{id_[: IDNUMBER - len(digest) - 1]}-{digest}"


def inert(text: str) -> str:
    """Plain text for fields that Moodle shows through `format_string`.

    That strips whatever looks like a tag and leaves entities alone (read: lib/classes/
    formatting.php), so `<b>` would vanish and `&lt;` would turn into `<`.
    """
    return re.sub(r"<(?!\s)|&(?=[a-zA-Z0-9#]{1,8};)", lambda sign: html.escape(sign.group()), text)


def fitted(text: str, width: int) -> str:
    """Plain text made inert and, where it is too wide, cut at a word."""
    return next(cut for size in range(width, 0, -1) if len(cut := inert(_cut(text, size))) <= width)


def _cut(text: str, size: int) -> str:
    if len(text) <= size:
        return text
    head = text[: size - 1]
    return f"{head.rpartition(' ')[0] or head}…"


def category_path(quiz: Quiz) -> str:
    """The category under the one that the teacher picks; a slash within a name is doubled.

    Without `$course$` in front, so that a teacher may import into any bank that is theirs.
    """
    name = fitted(one_line(quiz.title), MEANING).strip("/ ") or quiz.id
    return f"top/{name.replace('/', '//')}"
