"""`why` of a PDF, which keeps no marks."""

from edited_handout import Work


def test_the_word_file_beside_a_pdf_answers(work: Work) -> None:
    pdf = work.handout.with_suffix(".pdf")
    pdf.write_bytes(b"%PDF-1.7")
    told = work.run("why", str(pdf), "usual weather of a place")
    assert told.exit_code == 0
    assert "    record   definition/climate, meaning\n" in told.stdout
    assert f"{work.handout}, made beside it, answers.\n" in told.stderr
    assert work.run("why", str(pdf.rename(pdf.with_name("other.pdf")))).exit_code == 2
