"""Makes the fonts of the charts, `letters.ttf` and `kanji.otf`, from Noto Sans and Noto Sans CJK JP.

    apt-get install fonts-noto-core fonts-noto-cjk
    pip install "fonttools==4.*"
    cd crates/popquiz-charts/assets
    python3 make_fonts.py /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf \
        /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc

The first has Latin, Greek, and Cyrillic letters. The second has kana, and the kanji and hanzi of everyday use: those of
JIS X 0208, level 1, and GB 2312, level 1, as Python's codecs list them.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

LETTERS = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2C6, 0x2DD), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
    (0x1F00, 0x1FFF), (0x2010, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2212, 0x2212),
]
KANA = [(0x2190, 0x2193), (0x2200, 0x22FF), (0x25A0, 0x25CF), (0x3000, 0x3020), (0x3041, 0x30FF), (0xFF01, 0xFF5E)]


def codes(ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


def everyday(codec, rows):
    """The characters in these rows of a double-byte character set."""
    for row in rows:
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes([row, cell]).decode(codec))
            except UnicodeDecodeError:
                pass


def make(font, characters, name, file):
    options = subset.Options(
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14]
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = name
        elif record.nameID == 6:
            record.string = name.replace(" ", "")
    font.save(file)


letters, kanji = sys.argv[1:]
make(TTFont(letters), codes(LETTERS), "Popquiz Letters", "letters.ttf")
characters = codes(KANA) | set(everyday("euc_jp", range(0xB0, 0xD0))) | set(everyday("gb2312", range(0xB0, 0xD8)))
make(TTCollection(kanji).fonts[0], characters, "Popquiz Kanji", "kanji.otf")
