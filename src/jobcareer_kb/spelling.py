"""Which of the known names a misspelt one stands for, asked without comparing all with all.

To compare a name with each known one takes as long as there are known ones; a file with thousands
of names that lead nowhere, beside thousands that lead somewhere, would keep a check busy for hours.
So a near name is looked for as often as anybody reads such hints, and no more.
"""

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 50
"""Names for which a near one is looked for; beyond, none is found. Each counts once."""
ALIKE = 0.6
"""How alike two names must be, from 0 to 1: a few slips in a usual name."""


class Spelling:
    """Some known names; one for each run of a check."""

    def __init__(self, known: Iterable[str], alike: float = ALIKE) -> None:
        self._known = known if isinstance(known, list) else list(known)
        self._alike = alike
        self._asked: dict[str, tuple[str, ...]] = {}

    def near(self, name: str) -> str:
        """The known name that is nearest; empty where none is near, or too many were asked for."""
        return next(iter(self.two_near(name)), "")

    def two_near(self, name: str) -> tuple[str, ...]:
        """The nearest and the next one, as far as there are any."""
        if name not in self._asked:
            if len(self._asked) >= MOST:
                return ()
            found = get_close_matches(name, self._known, n=2, cutoff=self._alike)
            self._asked[name] = tuple(found)
        return self._asked[name]
