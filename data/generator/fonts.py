"""Choose and copy the web fonts that the dashboard serves: ``static/fonts/``.

The two families come from npm, as woff2 split by character range (SIL Open Font License 1.1):

    npm pack @fontsource-variable/noto-sans-sc @fontsource-variable/noto-serif-sc
    python data/generator/fonts.py NOTO_SANS_SC_PACKAGE NOTO_SERIF_SC_PACKAGE [REPORT.pdf …]

A browser loads only the ranges that a page shows. Kept are the ranges of the characters that are
frequent in Chinese, and those with a character of the program's own words, of the bundled report, of
the names of provinces and prefectures, or of the reports named on the command line. Anything rarer
falls back to the reader's own fonts.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "static" / "fonts"
FAMILIES = {"Noto Sans SC": "noto-sans-sc", "Noto Serif SC": "noto-serif-sc"}
FREQUENT = range(100, 120)
"""Numbers of the ranges that hold the most frequent characters, in the packages' own order."""
FACE = re.compile(r"url\(\./files/([\w-]+\.woff2)\).*?unicode-range: ([^;]+);", re.DOTALL)
PLACES = """
北京天津河北石家庄唐山秦皇岛邯郸邢台保定张家口承德沧州廊坊衡水山西太原大同阳泉长治晋城朔州晋中运城忻州临汾吕梁
内蒙古呼和浩特包头乌海赤峰通辽鄂尔多斯呼伦贝尔巴彦淖尔乌兰察布兴安锡林郭勒阿拉善辽宁沈阳大连鞍山抚顺本溪丹东锦州
营口阜新辽阳盘锦铁岭朝阳葫芦岛吉林长春四平辽源通化白山松原白城延边黑龙江哈尔滨齐齐哈尔鸡西鹤岗双鸭山大庆伊春
佳木斯七台河牡丹江黑河绥化大兴安岭上海江苏南京无锡徐州常州苏州南通连云港淮安盐城扬州镇江泰州宿迁浙江杭州宁波温州
嘉兴湖州绍兴金华衢州舟山台州丽水鄞安徽合肥芜湖蚌埠淮南马鞍山淮北铜陵安庆黄山滁州阜阳宿州六安亳州池州宣城福建福州
厦门莆田三明泉州漳州南平龙岩宁德江西南昌景德镇萍乡九江新余鹰潭赣州吉安宜春抚州上饶山东济南青岛淄博枣庄东营烟台潍坊
济宁泰安威海日照临沂德州聊城滨州菏泽河南郑州开封洛阳平顶山安阳鹤壁新乡焦作濮阳许昌漯河三门峡南阳商丘信阳周口驻马店
济源湖北武汉黄石十堰宜昌襄阳鄂州荆门孝感荆州黄冈咸宁随州恩施仙桃潜江天门神农架湖南长沙株洲湘潭衡阳邵阳岳阳常德
张家界益阳郴州永州怀化娄底湘西广东广州韶关深圳珠海汕头佛山江门湛江茂名肇庆惠州梅州汕尾河源阳江清远东莞中山潮州揭阳
云浮广西壮族南宁柳州桂林梧州北海防城港钦州贵港玉林百色贺州河池来宾崇左海南海口三亚三沙儋州重庆四川成都自贡攀枝花泸州
德阳绵阳广元遂宁内江乐山南充眉山宜宾广安达州雅安巴中资阳阿坝甘孜凉山贵州贵阳六盘水遵义安顺毕节铜仁黔西南东南
云南昆明曲靖玉溪保山昭通丽江普洱临沧楚雄红河文山西双版纳大理德宏怒江迪庆西藏拉萨日喀则昌都林芝山南那曲阿里
陕西西安铜川宝鸡咸阳渭南延安汉中榆林安康商洛甘肃兰州嘉峪关金昌白银天水武威张掖平凉酒泉庆阳定西陇南临夏甘南青海西宁
海东海北黄南海南果洛玉树海西宁夏回族银川石嘴山吴忠固原中卫新疆维吾尔乌鲁木齐克拉玛依吐鲁番哈密昌吉博尔塔拉巴音郭楞
阿克苏克孜勒苏柯尔克孜喀什和田伊犁哈萨克塔城阿勒泰石河子香港澳门台湾
"""


@dataclass(frozen=True, slots=True)
class Range:
    """One woff2 file of a family and the characters in it."""

    file: Path
    unicode_range: str

    @property
    def frequent(self) -> bool:
        number = re.search(r"-sc-(\d+)-", self.file.name)
        return number is not None and int(number[1]) in FREQUENT

    @property
    def characters(self) -> set[int]:
        found: set[int] = set()
        for part in self.unicode_range.split(","):
            first, _, last = part.strip().removeprefix("U+").partition("-")
            found |= set(range(int(first, 16), int(last or first, 16) + 1))
        return found


def ranges(package: Path) -> Iterator[Range]:
    """The files of an unpacked package."""
    for name, unicode_range in FACE.findall((package / "index.css").read_text(encoding="utf-8")):
        yield Range(package / "files" / name, unicode_range)


def wanted_characters(reports: list[Path]) -> set[int]:
    """The characters of the program, the bundled report, the names of places and other reports."""
    texts = [PLACES]
    for folder in ("components", "pages", "mingzhang"):
        texts += [path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.py")]
    for path in [*sorted((ROOT / "data").glob("*.pdf")), *reports]:
        document = pypdfium2.PdfDocument(path)
        texts += [page.get_textpage().get_text_range() for page in document]
    return {ord(character) for text in texts for character in text if not character.isspace()}


def face(family: str, name: str, unicode_range: str) -> str:
    """The @font-face rule of a range; the address is relative to the style sheet."""
    return (
        f"@font-face{{font-family:'{family}';font-style:normal;font-display:swap;font-weight:100 900;"
        f"src:url({name}) format('woff2');unicode-range:{unicode_range}}}\n"
    )


def main(packages: list[Path], reports: list[Path]) -> None:
    """Copy the ranges, write fonts.css, and say how much it is."""
    wanted = wanted_characters(reports)
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    rules: list[str] = []
    for (family, slug), package in zip(FAMILIES.items(), packages, strict=True):
        kept = [one for one in ranges(package) if one.frequent or one.characters & wanted]
        for one in kept:
            shutil.copyfile(one.file, TARGET / one.file.name)
            rules.append(face(family, one.file.name, one.unicode_range))
        shutil.copyfile(package / "LICENSE", TARGET / f"LICENSE-{slug}.txt")
        size = sum(one.file.stat().st_size for one in kept)
        print(f"{family}: {len(kept)} ranges, {size / 1e6:.1f} MB")
    (TARGET / "fonts.css").write_text("".join(rules), encoding="utf-8")


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:]]
    main(arguments[:2], arguments[2:])
