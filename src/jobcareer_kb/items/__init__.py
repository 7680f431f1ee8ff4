"""Questions become quiz items; an item keeps the record and the field of each of its texts."""
