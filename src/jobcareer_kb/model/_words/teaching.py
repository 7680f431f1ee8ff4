"""Words by which the checks of teaching read activities and items; `teaching` of `words.yaml`.

The lists here are English and hold where `words.yaml` does not name its own: a knowledge base in
another language, or one with other habits, replaces the lists it needs to.
"""

from jobcareer_kb.record import Part
from jobcareer_kb.values import Terms

PLAIN: Terms = tuple(
    word
    for line in (
        "a about after all also an and another any are as ask asks at be because been before",
        "but by can case could did do does each first for from go goes had has have he her",
        "here hers him his how i if in into is it its just kind like likely make may me more",
        "most much my no not of on one or other our out over own say says she should so some",
        "such than that the their them then there these they thing things this those to too",
        "two up us very was way we were what when where which while who whom whose why will",
        "with would you your",
    )
    for word in line.split()
)
"""English words without content of their own."""


class TeachingWords(Part):
    """Words by which an item gives its key away or misleads, and how activities name things."""

    absolute: Terms = ("always", "never")
    """One such word in a distractor marks it as wrong."""
    sweeping: Terms = (
        *("all", "only", "none", "every", "everyone", "everybody", "everything", "nobody"),
        *("no one", "nothing", "completely", "entirely", "totally", "impossible"),
    )
    """Words that mark distractors as wrong where half of them or more have one."""
    vague: Terms = (
        *("usually", "often", "may", "might", "sometimes", "generally", "typically"),
        *("in most cases", "tend to", "tends to", "probably", "normally"),
    )
    """Words that mark an option as right where no other has one."""
    negative: Terms = ("not", "except", "least", "never", "cannot")
    """Words that turn a question around."""
    negative_answer: Terms = ("not", "never", "cannot", "no", "none", "nobody", "nothing")
    """Words that turn an option around."""
    catch_all: Terms = (
        *("all of the above", "none of the above", "any of the above", "both of the above"),
        *("two of the above", "neither of the above", "all of these", "none of these"),
        *("any of these", "both of these", "all the above", "none of them", "all of them"),
    )
    """Options that lean on other options."""
    instructions: Terms = (
        *("choose", "select", "pick", "match", "put", "order", "number", "sort", "write", "name"),
        *("list", "complete", "fill", "mark", "find", "give", "explain", "describe", "say", "tell"),
        *("compare", "decide", "turn", "plan", "draw", "rank", "place", "start", "use", "correct"),
        *("circle", "underline", "tick", "check", "identify", "arrange", "label", "define"),
    )
    """Words that begin a task."""
    numbers: Terms = (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
        *("nineteen", "twenty"),
    )
    """The words for 1, 2, 3 and so on."""
    singular_verbs: Terms = ("is", "was", "has", "does")
    """Verbs at the end of a stem that ask for one thing."""
    plural_verbs: Terms = ("are", "were", "have", "do")
    """Verbs that ask for more than one thing."""
    plural_words: Terms = (
        *("people", "children", "men", "women", "teeth", "feet", "mice", "both", "many", "several"),
        *("few", "some", "these", "those", "two", "three", "four", "five", "six"),
    )
    """Words that make an option plural though they do not end in s."""
    after_head: Terms = (
        *("of", "in", "on", "at", "for", "from", "with", "without", "by", "to", "about", "after"),
        *("before", "under", "over", "near", "than", "that", "which", "who", "when", "where", "if"),
    )
    """Words behind which no word says whether an option is one thing or more."""
    months: Terms = (
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    )
    """The months in their order."""
    claim_after_and: Terms = (
        *("it", "they", "he", "she", "we", "you", "there", "is", "are", "was", "were", "has"),
        *("have", "had", "can", "cannot", "may", "must", "should", "will", "would", "does", "do"),
        *("did", "need", "needs", "gets", "gives", "makes", "takes", "brings", "leads", "comes"),
        *("goes", "costs", "pays", "asks", "shows", "means", "keeps", "lasts", "grows"),
    )
    """A word that begins a second claim where it follows "and"."""
    made_up: Terms = (
        *("he", "she", "him", "her", "his", "i", "my", "you", "your", "we", "our"),
        *("how much", "how many", "calculate", "work out"),
    )
    """Words that say that a figure is part of a made-up case, or of a sum to do."""
    plain: Terms = PLAIN
    """Words that carry no content; two texts that share only these share nothing."""
    titles: Terms = ()
    """Words between which no item may ask to sort a bare title; none: no such check."""
    paper_words: Terms = ("ticket", "tickets", "handout", "handouts", "booklet", "booklets")
    """Words for a paper that is printed for people, beside those for a sheet."""
    sheet_words: Terms = ("sheet", "sheets", "worksheet", "worksheets")
    """What a material or a cue calls a copy master of its activity."""
    card_words: Terms = ("card", "cards")
    """What a cue and the label of a cell call a card, such as `Card 4`."""
    option_words: Terms = ("answer", "answers", "option", "options", "choice")
    """What a feedback calls an option where it names its letter, such as `Answer B`."""
    step_words: Terms = ("step", "steps")
    """What a text calls the steps of a guide or a procedure, such as `the five steps`."""
    act_words: Terms = ("act", "acts")
    """What a text calls them besides, where it names the record or is its own."""
    case_words: Terms = ("case", "cases", "scenario", "scenarios")
    """What a text calls scenarios, such as `the three cases`."""
    at_hand: Terms = (
        *("handout", "pen", "pencil", "paper", "marker", "tape", "phone", "computer", "board"),
        *("name tag", "ticket", "chart", "projector", "screen", "chair", "clock", "timer", "bell"),
    )
    """What is brought to a room, and needs no word in a cue nor a place among the materials."""
    give_phrases: Terms = ("give out", "hand out", "pass out", "pass around")
    """What a cue says where people are given something."""
    pile_words: Terms = ("pile", "group", "stack", "column")
    """What cards are sorted into."""
    line_words: Terms = ("line", "lines", "prompt", "prompts", "sentence", "sentences")
    """What an activity calls the prompts of the exit ticket."""
    question_words: Terms = ("question", "questions")
    """What the title of a quiz calls its items."""
    ordinals: Terms = ("first", "second", "third", "fourth", "fifth", "sixth")
    """The words for 1st, 2nd, 3rd and so on."""
    slide_phrases: Terms = ("show the slide", "on the slide", "leave the slide up")
    """What a cue says where the activity has a slide."""
    modest: Terms = (
        *("some", "can", "could", "may", "might", "often", "sometimes", "usually", "at times"),
        *("in some cases", "many", "tend to", "tends to"),
    )
    """Words by which a statement to judge claims little, and sounds true."""
    strict: Terms = (
        *("each", "every", "all", "only", "never", "always", "must", "enough", "no", "none", "any"),
        *("nobody", "no one", "everyone", "everybody", "cannot"),
    )
    """Words by which a statement to judge claims much, and sounds false."""
    asking: Terms = ("which", "what", "who", "whom", "whose", "when", "where", "how", "why")
    """Words that begin a question."""
    asks_person: Terms = ("who", "whom")
    """Words that ask for a person or a helper."""
    asks_place: Terms = ("where",)
    """Words that ask for a place."""
    asks_number: Terms = ("how many",)
    """Words that ask for a number."""
    asks_time: Terms = ("when",)
    """Words that ask for a time."""
    clause_starts: Terms = (
        *("it", "he", "she", "they", "we", "i", "you", "there", "because", "since"),
    )
    """Words that begin a sentence or a reason, which is no person and no place."""
    time_words: Terms = (
        *("before", "after", "while", "when", "whenever", "once", "until", "till", "during", "as"),
        *("at", "in", "on", "by", "within", "since", "now", "then", "soon", "later", "today"),
        *("tomorrow", "yesterday", "tonight", "right away", "never", "always", "early", "late"),
        *("morning", "noon", "evening", "night", "second", "minute", "hour", "day", "week"),
        *("weekend", "month", "year", "spring", "summer", "fall", "autumn", "winter", "every"),
    )
    """Words that an answer to "when" has; days and months besides."""
    purposes: Terms = (
        *(
            "for",
            "to get",
            "to find",
            "to learn",
            "to help",
            "to see",
            "to ask",
            "to try",
            "to have",
        ),
        *("to be", "to make", "to look", "to apply", "to search", "to talk"),
    )
    """Words behind a comma or in parentheses that say what something is for."""
    articles: Terms = (
        *("a", "an", "the", "her", "his", "its", "their", "your", "my", "our", "some", "another"),
    )
    """Words with which an option begins that names a thing."""
    selves: Terms = ("yourself", "yourselves")
    """The reader, where a task lets people choose for whom to do it, as in `for yourself or`."""
    chaining: Terms = (
        *("after", "afterwards", "once", "having", "now", "by then", "later", "since then"),
        *("from there", "learned as", "has been", "had been"),
    )
    """Words by which an entry to put in order speaks of the one before."""
