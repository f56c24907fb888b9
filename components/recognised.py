"""How a figure of a scan was read, in words: recognised with what confidence, confirmed, or corrected."""

from __future__ import annotations

from mingzhang.frames.recognition import Standing, standing_of
from mingzhang.model import Recognition, Source

STANDINGS: dict[Standing, str] = {
    "confirmed": "经勾稽关系确认",
    "corrected": "经勾稽关系更正",
    "unsure": "把握不大，请对照原图",
    "recognised": "未经勾稽确认",
}


def confidence(recognition: Recognition) -> str:
    """``置信度 97 %``; what was recognised is never certain."""
    return f"置信度 {percent(recognition.confidence)}"


def percent(value: float) -> str:
    """A confidence in per cent, at most 99."""
    return f"{min(99, int(value * 100))}\u2009%"


def told(source: Source) -> str:
    """``由扫描件识别，置信度 97 %，经勾稽关系确认``; a corrected figure tells what was read and by what it
    was corrected. "" for a figure that was not recognised."""
    standing, recognition = standing_of(source), source.recognition
    if standing is None or recognition is None:
        return ""
    lead = f"由扫描件识别，{confidence(recognition)}，"
    return lead + (corrected(recognition) if standing == "corrected" else STANDINGS[standing])


def corrected(recognition: Recognition) -> str:
    """``识别为 2,l06.35，按 … 更正``."""
    return f"识别为 {recognition.read}，按“{recognition.correction}”更正"


def class_of(*sources: Source) -> str:
    """The CSS class of a recognised figure: one that calls for a look is marked more strongly."""
    standings = {standing_of(source) for source in sources} - {None}
    if not standings:
        return ""
    return "ocr look" if standings & {"unsure", "corrected"} else "ocr"


def told_of(*sources: Source) -> str:
    """What is to be said of a figure by its sources; "" where none of them was recognised."""
    known = [source for source in sources if source.recognition is not None]
    if len(known) <= 1:
        return told(known[0]) if known else ""
    least = min((one.recognition for one in known if one.recognition), key=lambda one: one.confidence)
    return f"所据 {len(known)} 个数由扫描件识别，最低{confidence(least)}"
