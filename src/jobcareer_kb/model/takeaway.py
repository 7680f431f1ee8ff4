"""One sentence to leave the room with."""

from jobcareer_kb.record import Kind, Record
from jobcareer_kb.values import Id, Told


class Takeaway(Record):
    """A thought to keep, or a thing to do next."""

    type: Id
    """One of the types of takeaways of `kb.yaml`."""
    text: Told


KIND = Kind("takeaway", Takeaway)
