"""A few hundred damaged files in the suite of every day; CONTRIBUTING says how to run 100,000."""

import pytest
from damage_records import cases, run
from examples import sizes


@pytest.mark.parametrize("count", sizes(60, 400))
def test_damaged_files_give_findings_and_never_a_fault(count: int) -> None:
    codes, _ = run(count, seed=2)
    assert len(codes) >= min(20, count // 4), "the damage reaches many rules"


def test_a_seed_gives_the_same_damage() -> None:
    assert list(cases(20, 5)) == list(cases(20, 5)) != list(cases(20, 6))
