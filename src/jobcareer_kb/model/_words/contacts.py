"""Words by which contacts are read: places, languages, costs, phones; `contacts` of `words.yaml`.

The lists here are those of the United States and hold where `words.yaml` does not name its own.
"""

from jobcareer_kb.record import Part
from jobcareer_kb.values import Terms


class ContactWords(Part):
    """What places and languages are called, what says that a thing is free, how people dial."""

    languages: Terms = (
        *("Amharic", "Arabic", "Armenian", "Bengali", "Burmese", "Cantonese", "Chinese", "Creole"),
        *("Dari", "Dutch", "English", "Farsi", "French", "German", "Greek", "Gujarati", "Haitian"),
        *("Hebrew", "Hindi", "Hmong", "Italian", "Japanese", "Karen", "Khmer", "Korean"),
        *("Mandarin", "Nepali", "Pashto", "Persian", "Polish", "Portuguese", "Punjabi"),
        *("Romanian", "Russian", "Somali", "Spanish", "Swahili", "Tagalog", "Tamil", "Thai"),
        *("Tigrinya", "Turkish", "Ukrainian", "Urdu", "Vietnamese", "Yoruba"),
    )
    """Languages that are often spoken, as texts write them."""
    speaking: Terms = ("speak", "speaks", "spoken in", "in")
    """Words before a language that is spoken."""
    places: Terms = (
        *("United States", "United States of America", "United Kingdom", "Canada", "Mexico"),
        "European Union",
    )
    """Places whose names are known."""
    free: Terms = ("free", "it is free", "always free", "at no cost", "no charge", "costs nothing")
    """What says that there is nothing to pay; a single word counts at the beginning of a cost."""
    paid: Terms = (
        "charges",
        "for a fee",
        "a fee",
        "a small fee",
        "an entry fee",
        "its fee",
        "pay half",
    )
    """What says that there is something to pay; an amount of money needs no word."""
    saved: Terms = ("no", "without", "instead of", "help with", "help you with", "help pay")
    """What says that an amount in the same sentence is not paid there."""
    phones: Terms = ("1 ### ### ####", "### ### ####")
    """Numbers as people dial them, a `#` for each digit; signs between the groups may differ."""
    dialing: Terms = ("call", "dial", "at")
    """Words before a number of three digits that is dialed."""
    asking: Terms = (
        *("ask", "call", "visit", "contact", "see", "try", "phone", "email", "go to", "turn to"),
        *("talk to", "talk with", "speak to", "speak with", "check with", "apply at", "come to"),
    )
    """Words before the name of a helper to whom a text sends people."""
    institutions: Terms = (
        *("agency", "association", "bank", "bureau", "center", "clinic", "club", "college"),
        *("council", "department", "exchange", "helpline", "hospital", "hotline", "institute"),
        *("library", "line", "network", "office", "pantry", "school", "service", "services"),
        *("shelter", "shop", "society", "station", "university"),
    )
    """Last words of such names."""
    dialed: Terms = (
        *("112", "211", "311", "411", "511", "611", "711", "811", "911", "988", "999"),
    )
    """Numbers of three digits that everybody dials."""
    phones_of_nobody: Terms = (
        *("555#######", "1555#######", "1234567890", "11234567890", "0123456789"),
    )
    """Numbers that stand for any number, a `#` for each digit."""
    phones_for_examples: Terms = ("###555####", "1###555####")
    """Numbers that are kept free for examples and stories."""
    days: Terms = (
        *("Monday, Mondays", "Tuesday, Tuesdays", "Wednesday, Wednesdays", "Thursday, Thursdays"),
        *("Friday, Fridays", "Saturday, Saturdays", "Sunday, Sundays"),
        "weekday, weekdays = Monday Tuesday Wednesday Thursday Friday",
        "weekend, weekends = Saturday Sunday",
    )
    """The days of the week, each with its forms, and words for several of them."""
    day_spans: Terms = ("to", "through", "until", "thru")
    """Words between the first and the last of several days."""
    rooms: Terms = ("room", "suite")
    """Words before the number of a room."""
    closed: Terms = (
        *("closed", "closes", "not", "except", "no", "never", "holiday", "holidays"),
        *("every day", "daily", "any day"),
    )
    """Words that make a text about hours one that is not judged."""
    shut: Terms = ("closed on", "not open on", "closes on")
    """Words before days on which there is nobody."""
    month_words: Terms = ("in", "from", "to", "until", "through", "since", "between", "and")
    """Words before a month, without which `May` may well be no month."""
