"""A few hundred damaged files in the suite of every day; CONTRIBUTING says how to run 100,000."""

import pytest
from damage_records import cases, run


@pytest.mark.parametrize("seed", [2, pytest.param(3, marks=pytest.mark.slow)])
def test_damaged_files_give_findings_and_never_a_fault(seed: int) -> None:
    codes, _ = run(200, seed)
    assert len(codes) > 20, "the damage reaches many rules"


def test_a_seed_gives_the_same_damage() -> None:
    assert list(cases(20, 5)) == list(cases(20, 5)) != list(cases(20, 6))
