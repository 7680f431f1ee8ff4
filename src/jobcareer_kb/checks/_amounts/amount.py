"""An amount: a number or a range, what it measures, whether it is a bound."""

from typing import NamedTuple

_NEAR = {"temperature": (0.003, 0.006), "share": (0.001, 0.12), "time a time": (0.001, 0.2)}
"""How far two values may lie apart, as a share of the larger one: in one unit, and in two units or
where one of them is a rough one."""
_USUAL = (0.001, 0.08)


class Amount(NamedTuple):
    """One number or range."""

    dimension: str
    low: float
    high: float
    bound: str
    """`>` for at least, `<` for at most, else empty."""
    unit: str
    is_rough: bool
    is_condition: bool
    """As in `at 140 °F`."""
    aspect: str
    """A word behind it, as in `6 inches deep`."""
    said: str
    start: int
    end: int
    """The tokens that it takes."""

    def agrees(self, other: "Amount") -> bool:
        """Say whether two amounts of one dimension may be the same."""
        if self.aspect and other.aspect and self.aspect != other.aspect:
            return True  # of two things
        if {self.bound, other.bound} == {"<", ">"}:
            return False
        exact, loose = _NEAR.get(self.dimension, _USUAL)
        is_loose = self.unit != other.unit or self.is_rough or other.is_rough
        near = loose if is_loose else exact
        if self.low < self.high and other.low < other.high:
            return _near(self.low, other.low, near) and _near(self.high, other.high, near)
        return (self.low <= other.high or _near(self.low, other.high, near)) and (
            other.low <= self.high or _near(other.low, self.high, near)
        )


def _near(one: float, other: float, part: float) -> bool:
    return abs(one - other) <= part * max(abs(one), abs(other))
