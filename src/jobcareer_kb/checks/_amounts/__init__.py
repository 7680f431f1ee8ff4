"""Amounts in a sentence, so that checks compare what is said with what is said elsewhere."""

from jobcareer_kb.checks._amounts.amount import Amount
from jobcareer_kb.checks._amounts.lexicon import Lexicon, lexicon
from jobcareer_kb.checks._amounts.reader import TOKEN, Amounts

__all__ = ["TOKEN", "Amount", "Amounts", "Lexicon", "lexicon"]
