"""What the rows of a path say of its moves and charts."""

from dataclasses import replace

from jobcareer_kb.inline import plain
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.rendering.paths import DrawnPath, drawn_paths
from jobcareer_kb.selection import Selection, select

NAME = "pathway/nursing-care"


def selection(kb: KnowledgeBase) -> Selection:
    return select(kb, kb.get("workshop/job-or-career-60", Workshop), "slides")


def brought(path: DrawnPath) -> dict[str, list[str]]:
    return {to: [plain(each.children) for each in words] for to, words in path.brings.items()}


def test_what_a_move_brings_is_read_off_the_rows(real_kb: KnowledgeBase) -> None:
    found = brought(drawn_paths(selection(real_kb))["nursing-care"])
    assert found == {
        "practical-nurse": ["more pay"],
        "registered-nurse": ["higher zone", "more pay"],
        "another-unit": ["one occupation"],
        "nurse-practitioner": ["higher zone", "more pay"],
        "health-services-manager": ["more pay"],
    }


def test_another_row_tells_another_move(real_kb: KnowledgeBase) -> None:
    chosen = selection(real_kb)
    pay = chosen.amounts["figure/nursing-assistant-pay"]
    amounts = {**chosen.amounts, "figure/practical-nurse-pay": pay}
    found = brought(drawn_paths(replace(chosen, amounts=amounts))["nursing-care"])
    assert found["practical-nurse"] == []
    changed = replace(chosen, amounts=amounts)
    assert (
        dict(changed.labelled())["numbers of paths"] != dict(chosen.labelled())["numbers of paths"]
    )


def test_a_chart_has_one_bar_for_each_figure(real_kb: KnowledgeBase) -> None:
    pay, openings = drawn_paths(selection(real_kb))["nursing-care"].charts
    assert [each.value for each in pay.bars] == ["39530", "62340", "93600", "129210", "117960"]
    assert (pay.form, openings.form) == ('"$"#,##0', "#,##0")
    assert plain(openings.bars[0].shown.children) == "204,100"
    assert plain(pay.measure.children).startswith("Median pay in a year, United States, 2024")
