"""`explain`: the manual of a code, or a list."""

import pytest
from click.testing import CliRunner, Result

from jobcareer_kb.checking.inspection import all_rules
from jobcareer_kb.cli import group
from jobcareer_kb.rule import FAMILIES

RULES = all_rules()


def explain(*words: str) -> Result:
    return CliRunner().invoke(group, ["explain", *words], prog_name="jobcareer-kb")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_code_and_its_name_give_the_manual(family: str) -> None:
    for rule in (rule for rule in RULES.values() if rule.family == family):
        said = explain(rule.code).stdout
        assert said == explain(rule.name).stdout == explain(rule.code.lower()).stdout
        assert said == f"{rule.code} ({rule.name}), {rule.severity.label}\n\n{rule.manual}\n"


@pytest.mark.parametrize("begins", ["", "jk2", "JK1"])
def test_the_beginning_of_codes_lists_those(begins: str) -> None:
    lines = explain(*[begins] * bool(begins)).stdout.splitlines()
    expected = [code for code in RULES if code.startswith(begins.upper())]
    assert [line.split()[0] for line in lines] == expected


@pytest.mark.parametrize(
    "word, said",
    [("JK999", "no code 'JK999'; did you mean JK"), ("claim-cite", "did you mean claim-cited?")],
)
def test_an_unknown_code_ends_with_2_and_the_nearest(word: str, said: str) -> None:
    result = explain(word)
    assert result.exit_code == 2
    assert said in result.stderr


def test_every_family_has_a_name() -> None:
    assert {rule.family for rule in RULES.values()} <= set(FAMILIES)
