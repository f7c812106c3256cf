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
_PLAIN = re.compile(
    "[\t\x20-\x7e\u4e00-\u9fff\u3001\u3002\u3008-\u3011\u2014\u2018-\u201d\u2026\u00b7\u00d7！（），：；？～]*"
)
"""What nearly every line is made of, and nothing of it is refused."""
_WRITE = "换成普通字母 · write an ordinary letter"
_PUNCTUATION = "换成普通标点 · write ordinary punctuation"
_HIDDEN = {
    "Cc": "控制字符 · control character",
    "Cf": "看不见的字符 · invisible character",
    "Cn": "未定义的字符 · unassigned character",
    "Co": "私用区字符 · private-use character",
    "Cs": "残缺的字符 · half of a character",
    "Zl": "行分隔符 · line separator",
    "Zp": "段分隔符 · paragraph separator",
}
_NEW_HAN = re.compile("[\U0002ebf0-\U0002ee5d\U00031350-\U000323af]")
"""Extensions H and I, which the Unicode tables of Python 3.11 do not have."""
_LOST = re.compile("[\ufffc\ufffd]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(
    "[\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f"
    "\U0001d159\U00016fe4\U000e0100-\U000e01ef]"
)
"""Letters and marks without a shape of their own."""
_SCRIPTS = ("LATIN", "CJK", "GREEK", "BOPOMOFO", "HIRAGANA", "KATAKANA")
_LETTERS = (
    "FULLWIDTH LATIN", "IDEOGRAPHIC", "MICRO SIGN", "MODIFIER LETTER", "SUPERSCRIPT", "SUBSCRIPT", "MASCULINE ORDINAL",
    "FEMININE ORDINAL", "CARON",
)  # fmt: skip
_HAN = "\u3400-\u9fff"
_STROKES = r"ニロエカタハトセミメチヌオムヘㄧㄖㄌㄑㄏㄇㄈㄒㄦ\u3021-\u3029\u3038-\u303a\u31c0-\u31ef"
_LIKE_HAN = re.compile(rf"(?<=[{_HAN}])[{_STROKES}ー](?![ァ-ー])|(?<![ァ-ー])[{_STROKES}](?=[{_HAN}])")
"""Single kana, phonetic signs, numerals and strokes that pass for a character; not the names of Japanese companies."""
_GREEK_LIKE_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυκιρχϲϳϹ")
_ROMAN = re.compile(r"[\u2160-\u217f](?=[A-Za-z]{2})|(?<=[A-Za-z]{2})[\u2160-\u217f]|[\u216c-\u216f\u217c-\u217f]")
"""Numerals in a Latin word, and those that are seldom meant as such; Ⅵb and ⅢA are grades."""
_SAME_AS = re.compile(
    # Radicals and compatibility ideographs, but for the twelve of those that are characters of their own.
    "(?![\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29])"
    "[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]"
    # Letters in circles and squares, mathematical ones, figures with a comma.
    "|[\u24b6-\u24e9\U0001f100-\U0001f10a\U0001f110-\U0001f189\U0001d400-\U0001d7ff]"
    "|[\u02d7\u037e\u0589\u05c3\u01c3\u2024\u2044\u2215\ua789\u02d0]"  # punctuation of other scripts
)
_SIGN = re.compile(r"(?<=[A-Za-z])[^\w\s\x00-\x7f]|[^\w\s\x00-\x7f](?=[A-Za-z])|[\u249c-\u24b5\U0001f18a-\U0001f1ff]")
_SIGNS_OF_WORDS = frozenset("°℃℉±×÷·‧•§©®™¥€£¢→←↑↓≥≤≈≠∞√∑—–‐‑…′″")
"""Signs that stand beside Latin letters and pass for none."""
_MARKS = re.compile(
    "[\u0334-\u0338\u0488\u0489\u1abe\u20d2\u20d3\u20d8-\u20ea\u20eb]"  # through or around a letter
    "|[\u0300-\u036f\u0483-\u0487\u064b-\u0652\u0951\u0e31-\u0e4e\u1ab0-\u1aff\u1cd0-\u1cff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u302a-\u302f\u3099\u309a\ua66f-\ua672\ufe20-\ufe2f]{3,}"
)
_OWN_LATIN = frozenset("ßẞæÆøØœŒðÐþÞđĐłŁħĦəƏŋŊɓƁɔƆ")
"""Letters of European names that are no letter of ours with a mark."""


def is_never_published(character: str) -> bool:
    """Tell whether a character stays away even where a delivered text has it: it reorders words, or breaks XML."""
    return bool(_BIDI.match(character)) or unicodedata.category(character) == "Cc"


def find_refused_characters(line: str) -> Iterator[Refused]:
    """Yield the hidden and the disguised characters of a line, the hidden ones first."""
    if _PLAIN.fullmatch(line):
        return
    for start, character in enumerate(line):
        if kind := _hidden(character):
            yield _refused(start, character, kind, "删去 · delete it")
    for match in _LIKE_HAN.finditer(line):
        yield _refused(
            match.start(), match[0], "像汉字的符号 · a sign that looks like Han", "改为汉字 · write the Han character"
        )
    for match in _SAME_AS.finditer(line):
        plain = unicodedata.normalize("NFKC", match[0])
        ordinary = "换成普通的字 · write the ordinary character" if match[0] > "\u2e7f" else _PUNCTUATION
        fix = f"写作 · write: {plain}" if plain != match[0] else ordinary
        yield _refused(match.start(), match[0], "像别的字的字符 · character that looks like another", fix)
    for match in _SIGN.finditer(line):
        is_sign = unicodedata.category(match[0]) in ("Sm", "So", "No", "Sk", "Sc")
        if is_sign and match[0] not in _SIGNS_OF_WORDS and not _SAME_AS.match(match[0]):
            what = "像字母的符号 · a sign that looks like a letter"
            yield _refused(match.start(), match[0], what, _WRITE)
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
    if _NEW_HAN.match(character):
        return ""
    if _LOST.match(character):
        return "丢失的字符 · a character that was lost"
    if _BIDI.match(character):
        return "改变文字方向的字符 · bidirectional control"
    if _BLANK.match(character):
        return _HIDDEN["Cf"]
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return "从右往左的文字，会调换数字 · a right-to-left character, which reorders figures"
    return "" if character == _TAB else _HIDDEN.get(unicodedata.category(character), "")


def _look_alikes(start: int, word: str) -> Iterator[Refused]:
    """Yield the first letter of a word that is of no script of these texts, or not of the word's own."""
    names = [unicodedata.name(letter, "") for letter in word]
    for offset, (letter, name) in enumerate(zip(word, names, strict=True)):
        is_foreign = letter.isalpha() and not name.startswith((*_SCRIPTS, *_LETTERS)) and not _hidden(letter)
        beside = word[max(0, offset - 1) : offset] + word[offset + 1 : offset + 2]
        is_mixed = name.startswith("FULLWIDTH LATIN") and any(one.isascii() and one.isalpha() for one in beside)
        # A word of Greek has letters that Latin does not have.
        is_posing = letter in _GREEK_LIKE_LATIN and not any(
            one.startswith("GREEK") and other not in _GREEK_LIKE_LATIN for one, other in zip(names, word, strict=True)
        )
        if is_foreign or is_mixed or is_posing or not _is_plain_latin(letter, name) or _is_numeral(word, offset):
            plain = unicodedata.normalize("NFKC", letter)
            fix = f"写作 · write: {plain}" if plain.isascii() else _WRITE
            latin = f"“{letter}” U+{ord(letter):04X} {name}"
            yield _refused(start + offset, letter, f"冒充别的字母 · a look-alike letter: {latin}", fix)
            return


def _is_numeral(word: str, offset: int) -> bool:
    return _ROMAN.match(word, offset) is not None


def _is_plain_latin(letter: str, name: str) -> bool:
    """Tell whether a letter is not Latin, or one of the alphabet, with or without marks."""
    is_latin = name.startswith("LATIN") and not letter.isascii()
    return not is_latin or letter in _OWN_LATIN or unicodedata.normalize("NFD", letter)[0].isascii()


def _refused(start: int, character: str, what: str, fix: str) -> Refused:
    shown = what if "U+" in what else f"{what} U+{ord(character):04X}"
    return Refused(start=start, what=shown, text=character, fix=fix, is_character=True)
