"""A quiz finds all the items that it draws.

Bad:   blueprint: [{objective: objective/plan, items: 6}], where three items have this objective
Bad:   generated: [gen-meaning-weather], of which the records give no such item
Mend:  ask for fewer, for other levels or any pool; write questions; or give the objective more
       records in its `items_from`.
Note:  drawn are questions, and items that are made from records which this workshop prints and with
       which no check of items finds fault. `build --explain` says which are not made, and why.
Why:   people get a shorter quiz than was meant, and an objective is checked by less.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_workshop
from jobcareer_kb.checks._fit_items import fit_items
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.items._pool import draws
from jobcareer_kb.model.workshop import Workshop


def _unfilled(context: Context, shop: Workshop) -> Iterator[Diagnostic]:
    kb = context.kb
    if not (shop.generated or shop.blueprint) or kb.broken:
        return  # what is broken may give an item once it is mended
    for each in draws(kb, shop, fit_items(kb)):
        found = len(each.names)
        if found >= each.wanted:
            continue
        place = each.route[1]
        assert isinstance(place, int)
        if each.route[0] == "generated":
            what = f"the records give no item '{shop.generated[place]}'"
            help = "'jobcareer-kb build --explain' says which items are not made, and why"
        else:
            wish = shop.blueprint[place]
            levels = f" of level {' or '.join(wish.levels)}" if wish.levels else ""
            pool = "" if wish.pool == "any" else f" that {_POOLS[wish.pool]}"
            what = f"{found} of {each.wanted} items{levels} for {wish.objective}{pool} can be drawn"
            help = "ask for fewer or for more levels, write questions, or widen 'items_from' there"
        yield CHECK.rule.at(kb.locate(f"workshop/{shop.id}", each.route), what, help)


_POOLS = {"authored": "somebody wrote", "generated": "are made from records"}

CHECK = check_of_workshop("JK589", "draw-filled", Severity.ERROR, __doc__, _unfilled)
