"""Passages: every paragraph with the place of every letter, told by cutting the letters out again."""

from array import array
from pathlib import Path

import pytest

from mingzhang.model import Passage, PassageLine, Source
from mingzhang.reading.files import read_content
from mingzhang.reading.report import read_report
from tests.typesetting.variants import sample_path


def line(text: str, page: int, top: float, turned: int = 0) -> PassageLine:
    """A line of letters ten points wide from x = 100 on (or from y = 100, where it is turned)."""
    length = 10.0 * len(text)
    box = (top, 100.0, top + 12, 100 + length) if turned % 2 else (100.0, top, 100 + length, top + 12)
    parts = [at / len(text) for at in range(len(text) + 1)]
    return PassageLine(Source("hash", page, box, text), array("f", parts[:-1]), array("f", parts[1:]), turned)


def passage(*lines: PassageLine) -> Passage:
    text = "".join(one.source.text for one in lines)
    return Passage(text, text, "narrative", "", False, False, lines)


def test_a_quote_stands_where_its_letters_do() -> None:
    told = passage(line("下降（增长）", 1, 50.0), line("27.78%。", 1, 70.0))
    quoted = told.quote(2, 6)
    assert quoted.text == "（增长）"
    assert quoted.bbox == pytest.approx((120.0, 50.0, 160.0, 62.0))


def test_a_quote_over_two_lines_has_all_its_words_and_the_place_where_it_begins() -> None:
    quoted = passage(line("情况说", 1, 700.0), line("明如下", 2, 70.0)).quote(2, 4)
    assert (quoted.text, quoted.page) == ("说明", 1)
    assert quoted.bbox == pytest.approx((120.0, 700.0, 130.0, 712.0))


def test_letters_of_the_second_line_are_found_there() -> None:
    quoted = passage(line("情况说", 1, 700.0), line("明如下", 2, 70.0)).quote(4, 6)
    assert (quoted.text, quoted.page, quoted.bbox[0]) == ("如下", 2, pytest.approx(110.0))


@pytest.mark.parametrize(("turned", "expected"), [(1, (110.0, 120.0)), (3, (120.0, 130.0))])
def test_a_turned_line_is_cut_along_the_way_it_is_read(turned: int, expected: tuple[float, float]) -> None:
    quoted = passage(line("甲乙丙丁", 1, 50.0, turned)).quote(1, 2)
    assert (quoted.bbox[1], quoted.bbox[3]) == pytest.approx(expected)


def test_letters_beyond_the_end_are_refused() -> None:
    with pytest.raises(ValueError, match="no letters"):
        passage(line("甲乙", 1, 50.0)).quote(5, 6)


def test_the_sentence_around_a_letter_ends_at_its_stops() -> None:
    told = passage(line("前一句。这一句增长13.95。后一句", 1, 50.0))
    assert told.sentence(7) == "这一句增长13.95。"


def test_the_samples_letters_are_where_its_passages_say() -> None:
    """Every twentieth letter of the body, cut out of the page again by its box."""
    report = read_report(sample_path())
    document = read_content(Path(sample_path()).read_bytes(), "sample.pdf")
    letters = {page.number: page.characters for page in document.pages}
    told = [one for one in report.passages if one.part == "narrative" and not one.is_heading]
    assert len(told) > 30
    for one in told:
        for at in range(0, len(one.text), 20):
            source = one.quote(at, at + 1)
            x0, top, x1, bottom = source.bbox
            cut = [
                letter.text
                for letter in letters[source.page]
                if x0 - 0.2 <= (letter.x0 + letter.x1) / 2 <= x1 + 0.2
                and top <= (letter.top + letter.bottom) / 2 <= bottom
            ]
            assert one.text[at] in cut
            assert len(cut) <= 2, "a mark that hangs into its neighbour's box at most"


def test_the_entries_of_the_contents_are_kept() -> None:
    report = read_report(sample_path())
    assert len(report.contents) == 30
    assert sum(one.part == "contents" for one in report.passages) == len(report.contents)
