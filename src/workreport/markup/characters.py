# Characters that readers cannot see or take for others. Comes in: text. Goes out: Refused.
"""Hidden and disguised characters.

Bidirectional controls reorder what is read (Unicode UAX #9, section 2; CVE-2021-42574), invisible and private-use
characters defeat search and comparison, and letters of other scripts pass for Latin ones (Unicode UTS #39, section 5).
"""

import re
import unicodedata
from collections.abc import Iterator

from workreport.markup.refusal import Refused

_WORD = re.compile(r"[^\W\d_]+")
_TAB = "\t"
_HIDDEN = {
    "Cc": "控制字符 · control character",
    "Cf": "看不见的字符 · invisible character",
    "Cn": "未定义的字符 · unassigned character",
    "Co": "私用区字符 · private-use character",
    "Cs": "残缺的字符 · half of a character",
    "Zl": "行分隔符 · line separator",
    "Zp": "段分隔符 · paragraph separator",
}
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile("[\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Letters and marks without a shape of their own."""
_SCRIPTS = ("LATIN", "CJK", "GREEK", "BOPOMOFO", "HIRAGANA", "KATAKANA")
_LETTERS = ("FULLWIDTH LATIN", "IDEOGRAPHIC", "MICRO SIGN", "MODIFIER LETTER", "ROMAN NUMERAL")
_KANA_LIKE_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ニロエカタハトセミメ](?=[\u3400-\u9fff])")
_RADICAL = re.compile(r"[\u2e80-\u2fdf]")


def find_refused_characters(line: str) -> Iterator[Refused]:
    """Yield the hidden and the disguised characters of a line, the hidden ones first."""
    if line.isascii() and line.isprintable():
        return
    for start, character in enumerate(line):
        if kind := _hidden(character):
            yield _refused(start, character, kind, "删去 · delete it")
    for match in _KANA_LIKE_HAN.finditer(line):
        yield _refused(
            match.start(), match[0], "像汉字的假名 · kana that looks like Han", "改为汉字 · write the Han character"
        )
    for match in _RADICAL.finditer(line):
        plain = unicodedata.normalize("NFKC", match[0])
        yield _refused(match.start(), match[0], "像汉字的部首 · radical that looks like Han", f"写作 · write: {plain}")
    for match in _WORD.finditer(line):
        if not match[0].isascii():
            yield from _look_alikes(match.start(), match[0])


def _hidden(character: str) -> str:
    """Return what kind of hidden character this is, or nothing."""
    if _BIDI.match(character):
        return "改变文字方向的字符 · bidirectional control"
    if _BLANK.match(character):
        return _HIDDEN["Cf"]
    return "" if character == _TAB else _HIDDEN.get(unicodedata.category(character), "")


def _look_alikes(start: int, word: str) -> Iterator[Refused]:
    """Yield the letters of a word that are of no script of these texts, or not of the word's own."""
    names = [unicodedata.name(letter, "") for letter in word]
    has_ascii = any(letter.isascii() for letter in word)
    for offset, (letter, name) in enumerate(zip(word, names, strict=True)):
        is_foreign = not name.startswith((*_SCRIPTS, *_LETTERS))
        beside = word[max(0, offset - 1) : offset] + word[offset + 1 : offset + 2]
        is_disguised = (
            has_ascii
            and (name.startswith(("GREEK", "FULLWIDTH LATIN")))
            and any(one.isascii() and one.isalpha() for one in beside)
            # μm and Ωm are written with a Greek letter before a Latin one.
            and not (letter in "μΩ" and beside.isascii())
        )
        if is_foreign or is_disguised:
            latin = f"“{letter}” U+{ord(letter):04X} {name}"
            fix = "换成普通字母 · write an ordinary letter"
            yield _refused(start + offset, letter, f"冒充别的字母 · a look-alike letter: {latin}", fix)


def _refused(start: int, character: str, what: str, fix: str) -> Refused:
    shown = what if "U+" in what else f"{what} U+{ord(character):04X}"
    return Refused(start=start, what=shown, text=character, fix=fix, is_character=True)
