"""Words by which statements are laid side by side; `claims` of `words.yaml`.

The lists here are English and hold where `words.yaml` does not name its own.
"""

from jobcareer_kb.record import Part
from jobcareer_kb.values import Terms


class ClaimWords(Part):
    """What units and bounds are called, and how often something is done."""

    units: Terms = (
        *("second, sec = 1 time", "minute, min = 60 time", "hour, hr = 3600 time"),
        *("day = 86400 time", "week = 604800 time", "month = 2628000 time"),
        *("year = 31536000 time", "millimeter, mm = 0.001 length", "centimeter, cm = 0.01 length"),
        *("meter, metre, m = 1 length", "kilometer, km = 1000 length", "inch = 0.0254 length"),
        *("foot, feet, ft = 0.3048 length", "yard = 0.9144 length", "mile = 1609.344 length"),
        *("gram, g = 0.001 mass", "kilogram, kg = 1 mass", "ounce, oz = 0.02835 mass"),
        *("pound, lb = 0.4536 mass", "liter, litre, l = 1 volume", "milliliter, ml = 0.001 volume"),
        *("cup = 0.2366 volume", "pint, pt = 0.4732 volume", "quart, qt = 0.9464 volume"),
        *("gallon, gal = 3.785 volume", "percent, % = 0.01 share", "mph = 1.609 speed"),
        "km/h = 1 speed",
    )
    """Units: how each is written, how many of the first one it is, and what it measures."""
    at_least: Terms = (
        *("at least", "no less than", "not less than", "no fewer than", "a minimum of"),
        *("or more", "or higher", "or longer", "or later", "or older", "or larger", "or above"),
        "minimum",
    )
    """What says that a number is the lowest one."""
    at_most: Terms = (
        *("at most", "at the most", "no more than", "not more than", "up to", "a maximum of"),
        *("or less", "or lower", "or fewer", "or shorter", "or sooner", "or younger"),
        *("or smaller", "or below", "no longer than", "maximum"),
    )
    """What says that a number is the highest one."""
    about: Terms = ("about", "around", "nearly", "almost", "roughly", "some", "close to", "over")
    """What says that a number is a rough one."""
    times: Terms = ("once", "twice")
    """How often, as one word; the next is three times."""
    each: Terms = ("a", "an", "per", "each", "every")
    """Between a number and the time for which it holds, as in `twice a year`."""
    adverbs: Terms = ("daily = day", "weekly = week", "monthly = month", "yearly = year",
                      "annually = year", "hourly = hour")  # fmt: skip
    """Words that say that something is done once in a time."""
    spans: Terms = ("winter", "summer", "spring", "fall", "autumn", "season", "night", "morning",
                    "evening", "shift", "semester", "quarter", "meal")  # fmt: skip
    """Times without a length for which a number may hold."""
    parts: Terms = (
        *("half = 0.5", "a third = 0.333", "one third = 0.333", "two thirds = 0.667"),
        *("a quarter = 0.25", "one quarter = 0.25", "three quarters = 0.75", "one half = 0.5"),
        *("other half = 0.5", "other third = 0.333", "other quarter = 0.25"),
        *("remaining half = 0.5", "remaining third = 0.333", "remaining quarter = 0.25"),
        *("a fifth = 0.2", "one fifth = 0.2", "a tenth = 0.1", "one tenth = 0.1"),
    )
    """Shares that are words."""
    rest: Terms = ("other", "remaining", "rest")
    """What says that a share, or a count, is all that is left."""
    lasting: Terms = ("for", "is", "are", "was", "lasts", "lasted", "takes", "took")
    """Words before a length of time that is that of the whole."""
    tens: Terms = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    """The words for 20, 30 and so on."""
    denials: Terms = (
        *(
            "not",
            "never",
            "no",
            "cannot",
            "can't",
            "nobody",
            "without",
            "none",
            "neither",
            "nor",
            "nothing",
        ),
    )
    """Words that turn a statement around."""
    averting: Terms = (
        *("off", "away", "out", "avoid", "avoids", "stop", "stops", "prevent", "prevents"),
        *("refuse", "skip", "instead", "lack", "lacks", "fail", "fails", "hardly", "rarely"),
        *("seldom", "little", "few", "from"),
    )
    """Words that say "not" in another way; a statement with one is not the opposite of a denial."""
    relative: Terms = ("that", "which", "who", "whose")
    """Words before a "not" that is one of a part, as in `a jar that did not seal`."""
    opposites: Terms = (
        *("above, below", "over, under", "more, less, fewer", "before, after", "earlier, later"),
        *("left, right", "front, behind, rear, back", "inside, outside", "hot, warm, cold, cool"),
        *("dry, wet, damp, moist", "faster, slower", "fast, slow, speed, slowly, quickly, quick"),
        *(
            "higher, lower, raise, upper",
            "high, low",
            "up, down",
            "longer, shorter",
            "larger, smaller, bigger",
        ),
        *("largest, smallest, biggest", "early, late", "open, closed, shut", "free, paid"),
        *("legal, illegal", "lawful, unlawful", "safe, unsafe, dangerous", "full, empty"),
        *("required, optional, voluntary, mandatory", "allowed, forbidden, banned, prohibited"),
        *("increase, decrease", "rise, sink", "top, bottom", "north, south", "east, west"),
        *("public, private", "old, new, young", "older, newer, younger"),
        *("clockwise, counterclockwise", "maximum, minimum", "upward, downward"),
        "white, red, green, yellow, blue, black, orange, pink, brown, gray, purple",
        "monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekday, weekend",
        "january, february, april, june, july, august, september, october, november, december",
        *("morning, noon, afternoon, evening, night", "spring, summer, fall, autumn, winter"),
        *("breakfast, lunch, dinner, supper", "today, tomorrow, yesterday"),
        *("spoken, written", "celsius, fahrenheit, °c, °f", "strong, weak", "stronger, weaker"),
        *("heavy, light", "heavier, lighter", "second, minute, hour, day, week, month, year"),
        *("hourly, daily, weekly, monthly, yearly", "tighten, loosen", "tight, loose"),
        *("tightly, loosely", "tighter, looser", "safer, riskier", "cheaper, dearer"),
        *(
            "cheap, expensive",
            "easier, harder",
            "easy, difficult",
            "hard, soft, lightly, gently, softly",
        ),
        *("softer, firmer", "thick, thin", "thicker, thinner", "wide, narrow", "wider, narrower"),
        *("deep, shallow", "deeper, shallower", "loud, quiet", "sharp, dull", "dark, bright"),
        *("darker, brighter", "rough, smooth", "clean, dirty", "fresh, stale", "raw, cooked"),
        *("sweet, sour, bitter, salty", "liquid, solid", "alive, dead", "asleep, awake"),
        *("hotter, colder, warmer, cooler", "freeze, melt, thaw", "on, off", "push, pull"),
        *("toward, away", "small, large, big", "full-time, part-time", "long, short, brief"),
        *("lock, unlock", "plug, unplug", "cover, uncover", "wrap, unwrap", "attach, detach"),
        *("connect, disconnect", "add, remove, subtract", "multiply, divide", "buy, sell"),
        *("lend, borrow", "income, expense", "asset, liability", "debit, credit"),
        *("profit, loss", "gross, net", "deposit, withdraw", "import, export", "rich, poor"),
        *("fixed, variable", "arrive, depart", "inhale, exhale", "stretch, shrink, swell"),
        *("visible, invisible", "possible, impossible", "correct, incorrect, wrong", "true, false"),
        *("equal, unequal", "complete, incomplete", "regular, irregular", "direct, indirect"),
        *("healthy, unhealthy", "positive, negative", "horizontal, vertical", "inner, outer"),
        *("internal, external", "indoors, outdoors", "upstairs, downstairs", "single, double"),
        *("temporary, permanent", "majority, minority", "success, failure", "best, worst"),
        *("better, worse", "advantage, disadvantage", "acidic, alkaline", "mild, severe"),
        "child, children, adult, teenager, baby",
        *("forward, backward, forwards, backwards", "help, harm, hurt", "near, far"),
        *("nearer, farther, further", "protect, expose, endanger, punish", "allow, forbid"),
        *("accept, refuse, reject", "win, lose", "remember, forget"),
        *("gain, waste, save", "pass, fail", "send, receive", "same, different"),
        *("employer, employee", "landlord, tenant", "buyer, seller", "highest, lowest"),
        *("fastest, slowest", "hottest, coldest", "longest, shortest", "nearest, farthest"),
        *(
            "newest, oldest, youngest",
            "male, female",
            "heart, brain, lung, liver, kidney",
            "men, women",
        ),
        "begin, start, end, finish",
        *("hand, foot", "arm, leg", "elbow, knee", "wrist, ankle", "sun, shade", "ceiling, floor"),
        *("wooden, metal, plastic", "oven, stove, microwave, freezer, refrigerator"),
        *("kitchen, bathroom, bedroom, basement, attic, garage", "sunrise, sunset", "dawn, dusk"),
        *("teacher, student", "owner, renter"),
        *("manager, worker", "driver, passenger", "lender, borrower", "mother, father"),
        *("attract, repel", "appear, disappear", "include, exclude", "agree, disagree"),
        *("encourage, discourage", "strengthen, weaken", "improve, worsen", "enter, exit"),
        *("approve, deny", "hire, fire", "common, rare", "major, minor", "simple, complex"),
        *("cause, prevent", "create, destroy", "present, absent", "natural, artificial"),
        *("urban, rural", "domestic, foreign", "junior, senior", "plus, minus", "flat, steep"),
        *("fact, opinion", "survive, die", "lead, follow", "supply, demand", "careful, careless"),
    )
    """Words of which one is said in the place of another."""
    alike: Terms = (
        *("closed, shut", "fast, quick, speed, quickly", "slow, slowly", "raise, higher, upper"),
        *("larger, bigger", "largest, biggest", "large, big", "behind, rear, back"),
        *("unsafe, dangerous", "required, mandatory", "optional, voluntary", "short, brief"),
        *("forbidden, banned, prohibited", "soft, softly, gently, lightly", "less, fewer"),
        *("incorrect, wrong", "refuse, reject", "harm, hurt", "expose, endanger", "fall, autumn"),
        *("dinner, supper", "farther, further", "child, children", "forward, forwards"),
        *("backward, backwards", "begin, start", "end, finish"),
    )
    """Words of those rows that say the same."""
    often: Terms = ("often", "usually", "mostly", "frequently", "regularly", "generally")
    """Words that say that something is so most of the time."""
    seldom: Terms = ("rarely", "seldom", "hardly")
    """Words that say the opposite."""
    amounts: Terms = (
        *("second", "celsius", "above", "over", "more", "higher", "longer", "larger", "before"),
        *("earlier", "hourly"),
    )
    """Words of those opposites that say how much or how late, and not of what."""
    bounding: Terms = (
        *("above", "around", "average", "below", "between", "beyond", "keep", "kept", "leave"),
        *("least", "less", "maximum", "minimum", "might", "must", "need", "needs", "never"),
        *("nearly", "no", "nor", "once", "over", "put", "several", "still", "take"),
        *("takes", "than", "under", "until", "up", "use", "used", "while", "within", "without"),
        *("yet", "you", "your", "stay", "stays", "set"),
    )
    """Words around a number that say nothing of what is measured."""
    in_place: Terms = (
        *(
            "above, below, over, under, more, less, fewer, most, least",
            "°c, °f, celsius, fahrenheit",
        ),
        *(
            "before, after, earlier, later, first, last",
            "second, minute, hour, day, week, month, year",
        ),
        *("always, seldom, rarely, often, may, must, with", "$, €, £, ¥, %, percent, dollar, euro"),
    )
    """Words of which one contradicts another where all other words of a statement are the same."""
    switches: Terms = ("turn", "turns", "turned", "switch", "switches", "switched")
    """Verbs with which `on` and `off` are opposites."""
    conditions: Terms = (
        *("if", "when", "before", "after", "in", "on", "at", "by", "during", "until", "once"),
        *("unless", "with", "without", "for", "above", "below", "under", "while", "as"),
    )
    """Words that begin a sentence with the case for which it holds."""
    more: Terms = ("too", "also", "again", "another", "other", "next", "instead", "either")
    """Words that say that a second thing is told."""
    pronouns: Terms = ("it", "they", "them")
    """Words that mean what a record, or the sentence before, is about."""
    pointing: Terms = ("its", "their", "this", "that", "these", "those")
    """Words that may do so."""
    light: Terms = (
        *("must", "might", "need", "get", "still", "even", "both", "while", "since", "until"),
        *("per", "within", "during", "through", "yourself", "usually", "keep", "stay", "leave"),
        *("mean", "stand for", "stands for", "something", "anything", "now"),
    )
    """Words that make no difference to what a statement is about, besides those without content."""
    quantities: Terms = (
        *("always", "all", "every", "each", "everyone", "everybody", "only", "enough"),
    )
    """Words behind a "not" that make it a "sometimes"."""
    some: Terms = ("some", "many", "most", "several", "few")
    """Words that begin a statement about some of all."""
    aspects: Terms = (
        *("deep", "apart", "wide", "long", "high", "tall", "thick", "old", "away", "across"),
        *("ahead", "early", "late", "later", "earlier", "ago"),
    )
    """What a measure behind which they stand is the measure of."""
    before: Terms = ("before",)
    """Between what is done later and what is done earlier."""
    after: Terms = ("after",)
    """The other way round."""
    than: Terms = ("than",)
    """Between two that are compared."""
    first: Terms = ("first",)
    """What begins a row of things to do."""
    then: Terms = ("then", "next", "afterwards")
    """What goes on with it."""
