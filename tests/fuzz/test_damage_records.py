"""A few hundred damaged files; CONTRIBUTING says how to run 100,000."""

import pytest
from damage_records import cases, run


@pytest.mark.slow
def test_damaged_files_give_findings_and_never_a_fault() -> None:
    codes, _ = run(400, seed=2)
    assert len(codes) > 20, "the damage reaches many rules"


def test_a_seed_gives_the_same_damage() -> None:
    assert list(cases(20, 5)) == list(cases(20, 5)) != list(cases(20, 6))
