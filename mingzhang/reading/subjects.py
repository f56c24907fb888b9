"""What a sentence speaks of: names in running text → the item's standard name and its code.

Standard items have several prints; each is listed with its standard name. Functional items (类, 款,
项) are named in full with their level in brackets, by hyphens, or by their bare name; their codes
come from the names in the report's own tables.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mingzhang.model import Table
from mingzhang.reading.nouns import head_noun
from mingzhang.reading.plain_text import plain
from mingzhang.reading.subject_names import PLAIN, STANDARD, WEAK

_LEVELS = {"类": 3, "款": 5, "项": 7}
_NAME = r"[^，。；：、（）\d\-.\"]"
_LISTED = r"[^，。；：（）\d\-.\"]"
"""A name may list: 环境保护法规、规划及标准."""
_BRACKET = r"（(?![类款项]|\d+[类款项])[^（）]{1,8}）"
_LEVELLED = re.compile(rf"({_LISTED}{{2,60}}(?:{_BRACKET}{_LISTED}{{1,40}})?)\"?（\d{{0,7}}([类款项])级?）")
_PART = rf"({_NAME}{{2,40}}(?:{_BRACKET}{_NAME}{{1,40}})?)"
_HYPHENED = re.compile(f"{_PART}-{_PART}-{_PART}")
_CODED = re.compile(rf"{_PART}（(2\d\d)）{_PART}（(\d\d)）{_PART}（(\d\d)）")
"""类, 款 and 项 with the parts of their code: 一般公共服务支出（201）统计信息事务（05）行政运行（01）."""
_EQUIPMENT = re.compile(r"单(?:价|位价值|台价值|件价值)\d[^，。；：]{0,30}?设备(?:（[^（）\d]{1,12}）)?")
_LEAD_WORDS = re.compile(r'^(?:其中|主要|用于|列支|按|在|为|是|和|及|与|度|年|"|科目|功能分类)+')
_SUFFIX = r"(?:(?:(?:一般公共预算|政府性基金预算|国有资本经营预算)?财政拨款)?(?:支出)?)"
_BEFORE_NAME = frozenset('的为和是对在于及年度中：、，。；（）."0123456789') | {""}
_AFTER_NAME = re.compile(
    r"(?:支出)?(?:\d|类(?:支出)?\d|（|）|，|：|\"|决算|预算|年初|全年|为|比|较|与|占|完成|科目|共|同比|增|减|下降|$)"
)
_CODE_BEFORE = re.compile(r"(?<!\d)(2\d{2}(?:\d{2}){0,2})（?$")
_CODE_AFTER = re.compile(r"（(2\d{2}(?:\d{2}){0,2})）")
_EACH = re.compile(r"([人车户次]均)$")
_QUALIFIER = re.compile(r"[\u4e00-\u9fff]{1,16}$")
_NO_QUALIFIER = re.compile(
    r"(?:[的为和是对等占及与年度个项中于在由含各将共以按用局委院校馆所站会府室处队厅办心社司署团园场镇乡街道]|采购|安排|支出|收入|决算"
    r"|预算|拨款|资金|其中|包括|单位|部门|本级|财政|一般|人均|车均|全部|所有|开展|发生|实际)$"
)
_ENDS_SPENDING = re.compile(r"(?:支出|等支出)$")


@dataclass(frozen=True, slots=True)
class Path:
    """The functional item named so far: 类, 款, 项 as printed, without their brackets."""

    names: tuple[str | None, str | None, str | None] = (None, None, None)

    def with_name(self, level: int, name: str) -> Path:
        """The path after ``name`` was read at ``level`` (3, 5, 7); deeper names are forgotten."""
        place = (level - 3) // 2
        return Path((*self.names[:place], name, *(None,) * (2 - place)))  # type: ignore[arg-type]

    @property
    def deepest(self) -> str | None:
        return next((name for name in reversed(self.names) if name), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text at [start, end): the subject, its code, and the functional path it builds."""

    start: int
    end: int
    subject: str
    code: str | None = None
    path: Path | None = None


class Vocabulary:
    """All names that a report's sentences may speak of."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._codes: dict[int, defaultdict[str, set[str]]] = {level: defaultdict(set) for level in (3, 5, 7)}
        for table in tables:
            for row in table.rows:
                if row.code and row.code[0] == "2" and len(row.code) in self._codes:
                    self._codes[len(row.code)][_normal(row.name)].add(row.code)
        self._names = {name for names in self._codes.values() for name in names if len(name) >= 3}
        prints = sorted({*STANDARD, *self._names}, key=len, reverse=True)
        self._mentions = re.compile("|".join(map(re.escape, prints)))
        self._suffix = re.compile(_SUFFIX)

    def mentions(self, text: str, path: Path) -> Iterator[Mention]:
        """Names in the plain ``text`` in order; ``path`` is what headings above have named."""
        levelled = list(self._levelled(text, path))
        levelled += [Mention(*match.span(), match.group()) for match in _EQUIPMENT.finditer(text)]
        yield from sorted((*levelled, *self._bare(text, levelled, path)), key=lambda one: one.start)

    def _levelled(self, text: str, path: Path) -> Iterator[Mention]:
        if "）" in text:
            for match in _LEVELLED.finditer(text):
                level = _LEVELS[match[2]]
                name = self._trimmed(match[1], level)
                path = path.with_name(level, name)
                yield Mention(match.end(1) - len(name), match.end(), name, self.code(path), path)
            for match in _CODED.finditer(text):
                code = match[2] + match[4] + match[6]
                known = code in self._codes[7].get(_normal(match[5]), ())
                path = Path((match[1], match[3], match[5]))
                yield Mention(match.start(), match.end(), match[5], code if known else self.code(path), path)
        if "-" in text:
            for match in _HYPHENED.finditer(text):
                path = Path()
                for level, part in zip((3, 5, 7), match.groups(), strict=True):
                    path = path.with_name(level, self._trimmed(part, level).strip('"'))
                yield Mention(match.start(), match.end(), path.deepest or "", self.code(path), path)

    def _bare(self, text: str, levelled: Sequence[Mention], path: Path) -> Iterator[Mention]:
        named = iter(levelled)
        ahead = next(named, None)
        taken = [(one.start, one.end) for one in levelled]
        done = 0
        for match in self._mentions.finditer(text):
            start, end = match.span()
            if start < done or any(start < stop and begin < end for begin, stop in taken):
                continue
            standard = STANDARD.get(match.group())
            weak = WEAK.get(match.group())
            if weak is not None and not re.match(weak, text[end : end + 2]):
                continue
            if standard is not None:
                suffix = self._suffix.match(text, end)
                done = suffix.end() if suffix else end
                each = _EACH.search(text[max(start - 2, 0) : start])
                more = _qualified(text, start, end) if match.group() in PLAIN else None
                if more:
                    yield Mention(end - len(more), done, more)
                    continue
                yield Mention(start, done, f"{each[1]}{standard}" if each else standard)
            elif text[start - 1 : start] in _BEFORE_NAME and _AFTER_NAME.match(text, end):
                code = _CODE_BEFORE.search(text[max(start - 9, 0) : start]) or _CODE_AFTER.match(text, end)
                while ahead and ahead.start < start:
                    path, ahead = ahead.path or path, next(named, None)
                mention = self._functional(match.group(), start, end, code[1] if code else "", path)
                path = mention.path or path
                yield mention

    def _functional(self, name: str, start: int, end: int, printed: str, path: Path) -> Mention:
        """A bare name: its code is ``printed`` beside it, or the only one of its name (in ``path``)."""
        if printed and printed in self._codes[len(printed)].get(name, ()):
            return Mention(start, end, name, printed, self._path_of(name, printed))
        codes = self._codes[3][name] or self._codes[5][name] | self._codes[7][name]
        if len(codes) > 1 and path.names[0]:
            above = self.code(path) or self.code(Path((path.names[0], None, None))) or "-"
            codes = {code for code in codes if code.startswith((above, above[:3]))} or codes
            codes = {code for code in codes if code.startswith(above)} or codes
        code = _only(codes)
        return Mention(start, end, name, code, self._path_of(name, code))

    def _path_of(self, name: str, code: str | None) -> Path | None:
        return Path((name, None, None)) if code and len(code) == 3 else None

    def code(self, path: Path) -> str | None:
        """The code of the deepest name of ``path``; None where the tables do not have exactly one.

        A 项 is looked for under its 款; where that 款 does not hold it, anywhere in its 类.
        """
        class_name, group_name, item_name = path.names
        classes = self._find(3, class_name, "") if class_name else {""}
        groups = (
            {code for top in classes for code in self._find(5, group_name, top)} if group_name else set[str]()
        )
        if item_name is None:
            return _only(groups if group_name else classes - {""})
        within = {code for group in groups for code in self._find(7, item_name, group)}
        return _only(within or {code for top in classes for code in self._find(7, item_name, top)})

    def _find(self, level: int, name: str, above: str) -> set[str]:
        names = self._codes[level]
        wanted = _normal(name)
        codes = names.get(wanted) or names.get(f"{wanted}支出") or names.get(_ENDS_SPENDING.sub("", wanted))
        return {code for code in codes or () if code.startswith(above)}

    def _trimmed(self, name: str, level: int) -> str:
        """``name`` without words before it that are none of it."""
        name = name.strip('"')
        if _normal(name) in self._codes[level]:
            return name
        for start in range(1, max(len(name) - 3, 1)):
            if _normal(name[start:]) in self._codes[level]:
                return name[start:]
        name = name.rpartition("、")[2] or name
        return _LEAD_WORDS.sub("", name) or name


def _qualified(text: str, start: int, end: int) -> str | None:
    """The longer name that a plain one at [start, end) is the end of: 编外人员经费."""
    before = _QUALIFIER.search(text[max(start - 16, 0) : start])
    if before is None or _NO_QUALIFIER.search(before.group()):
        return None
    name = head_noun(before.group() + text[start:end])
    return name if len(name) > end - start and name.endswith(text[start:end]) else None


def _normal(name: str) -> str:
    return plain(name).replace('"', "").replace(" ", "")


def _only(codes: set[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None
