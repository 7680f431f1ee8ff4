"""One sentence to leave the room with."""

from typing import Literal

from jobcareer_kb.model._record import Kind, Record
from jobcareer_kb.values import Told


class Takeaway(Record):
    """A thought to keep, or a thing to do next."""

    type: Literal["thought", "next-step"]
    text: Told


KIND = Kind("takeaway", Takeaway)
