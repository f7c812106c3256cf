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
_LOST = re.compile("[\ufffc\ufffd]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile("[\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Letters and marks without a shape of their own."""
_SCRIPTS = ("LATIN", "CJK", "GREEK", "BOPOMOFO", "HIRAGANA", "KATAKANA")
_LETTERS = ("FULLWIDTH LATIN", "IDEOGRAPHIC", "MICRO SIGN", "MODIFIER LETTER")
_KANA_LIKE_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ニロエカタハトセミメ](?=[\u3400-\u9fff])")
_SAME_AS = re.compile(
    "[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]"  # radicals and compatibility ideographs
    "|[\u24b6-\u24e9\U0001f110-\U0001f189\U0001d400-\U0001d7ff]"  # letters in circles and squares, mathematical ones
    "|[\u037e\u0589\u05c3\u01c3\u2024\u2044\u2215\ua789]"  # punctuation of other scripts
)
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{3,}")
_OWN_LATIN = frozenset("ßẞæÆøØœŒðÐþÞđĐłŁħĦ")
"""Letters of European names that are no letter of ours with a mark."""


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
    for match in _SAME_AS.finditer(line):
        plain = unicodedata.normalize("NFKC", match[0])
        fix = f"写作 · write: {plain}" if plain != match[0] else "换成普通标点 · write ordinary punctuation"
        yield _refused(match.start(), match[0], "像别的字的字符 · character that looks like another", fix)
    for match in _MARKS.finditer(line):
        yield _refused(match.start(), match[0][0], "叠加的符号 · marks on top of each other", "删去 · delete them")
    for start, digit in enumerate(line):
        if not digit.isascii() and unicodedata.category(digit) == "Nd" and not "０" <= digit <= "９":
            yield _refused(start, digit, "别的文字的数字 · digit of another script", f"写作 · write: {int(digit)}")
    for match in _WORD.finditer(line):
        if not match[0].isascii():
            yield from _look_alikes(match.start(), match[0])


def _hidden(character: str) -> str:
    """Return what kind of hidden character this is, or nothing."""
    if _LOST.match(character):
        return "丢失的字符 · a character that was lost"
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
        is_foreign = letter.isalpha() and not name.startswith((*_SCRIPTS, *_LETTERS))
        beside = word[max(0, offset - 1) : offset] + word[offset + 1 : offset + 2]
        is_disguised = not _is_plain_latin(letter, name) or (
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


def _is_plain_latin(letter: str, name: str) -> bool:
    """Tell whether a letter is not Latin, or one of the alphabet, with or without marks."""
    is_latin = name.startswith("LATIN") and not letter.isascii()
    return not is_latin or letter in _OWN_LATIN or unicodedata.normalize("NFD", letter)[0].isascii()


def _refused(start: int, character: str, what: str, fix: str) -> Refused:
    shown = what if "U+" in what else f"{what} U+{ord(character):04X}"
    return Refused(start=start, what=shown, text=character, fix=fix, is_character=True)
