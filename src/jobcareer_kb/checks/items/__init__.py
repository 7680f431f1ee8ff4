"""Checks of quiz items: one answer is right, and each is asked and told well."""
