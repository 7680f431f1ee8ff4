"""Some twenty thousand damaged files, each time the same ones."""

import pytest
from damage_files import cases, run, sound_files


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
def test_damaged_files_give_words_or_one_fault(seed: int) -> None:
    found, _ = run(250, seed)
    names = sound_files()
    assert {f"{name}: refused" for name in names} | {f"{name}: words" for name in names} <= {*found}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 14))
def test_many_damaged_files_give_words_or_one_fault(seed: int) -> None:
    run(5_000, seed)


@pytest.mark.slow
def test_a_seed_gives_the_same_damage() -> None:
    assert list(cases(20, 5)) == list(cases(20, 5)) != list(cases(20, 6))
