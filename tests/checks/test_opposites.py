"""The list of opposites says of each word once what stands in its place."""

from collections import Counter

from jobcareer_kb.model._words.claims import ClaimWords


def test_no_word_stands_in_two_rows_of_opposites() -> None:
    words = Counter(word.strip() for row in ClaimWords().opposites for word in row.split(","))
    assert [word for word, times in words.items() if times > 1] == []
