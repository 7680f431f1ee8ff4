"""Names of people and organisations as CSL has them."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.model._csl import Open
from jobcareer_kb.values import ShortText


class CslName(Open):
    """A person, or an organisation under `literal`, which is never split.

    Of a person of one name, exports may hold the given one alone.
    """

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

    APART = frozenset({"parse-names", "static-ordering", "comma-suffix", "isInstitution"})

    family: ShortText | None = None
    given: ShortText | None = None
    literal: ShortText | None = None
    suffix: ShortText | None = None
    """Such as `Jr.`."""
    dropping_particle: ShortText | None = None
    """Such as the `de` that stands behind the given names in a list."""
    non_dropping_particle: ShortText | None = None
    """Such as `van den`, which belongs to the family name."""

    @classmethod
    def known_part(cls, data: dict[str, Any]) -> dict[str, Any]:
        """Of what is said to be an institution, the family name is the whole name.

        So is what the registry of DOIs calls `name`.
        """
        if data.get("isInstitution") and "family" in data:
            return {"literal": data["family"]}
        found = super().known_part(data)
        given, comma, suffix = str(found.get("given") or "").partition(", ")
        if comma and not found.get("suffix"):  # as in "Bruce, Jr."
            found = {**found, "given": given, "suffix": suffix}
        return {"literal": data["name"]} if not found and data.get("name") else found

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.literal is None) == (self.family is None and self.given is None):
            raise PydanticCustomError(
                "csl_name", "a name has either 'literal' (an organisation) or 'family' (a person)"
            )
        return self


def _listed(value: Any) -> Any:
    """One name alone, or one written as a text, is a list of one.

    A text with a comma stays as it is, for a finding: a person's name, family name first, or
    several names would be printed as if it were the name of an organisation.
    """
    if isinstance(value, str):
        return [_whole(value)] if _is_whole(value) else value
    if isinstance(value, dict):
        return [value]
    if isinstance(value, list):
        return [_whole(each) for each in value if not _is_empty(each)]
    return value


def _is_empty(name: Any) -> bool:
    """Say whether no part of a name was filled in, as in the last row of a form."""
    if not isinstance(name, dict):
        return False
    parts = [name.get(part) for part in ("family", "given", "literal")]
    return "" in parts and not any(parts)


def _is_whole(name: str) -> bool:
    return not any(sign in name for sign in ",;&") and " and " not in name


def _whole(name: Any) -> Any:
    return {"literal": name} if isinstance(name, str) and _is_whole(name) else name


Names = Annotated[tuple[CslName, ...], BeforeValidator(_listed)]
"""Persons or organisations, in the order in which the work names them."""
