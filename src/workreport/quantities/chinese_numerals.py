# Numbers as Chinese writes them. Comes in: a numeral's characters. Goes out: its value, the worth of its last place.
"""Chinese numerals: Arabic digits, Han digits, both mixed, with 十 百 千 万 亿 as scales (GB/T 15835-2011, 5)."""

import re
from decimal import Decimal

from workreport.quantities.numerals import LONGEST, Numeral

HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def parse_chinese(text: str) -> Numeral | None:
    """Return the value of a numeral such as 4.44万, 一亿二千万, 二〇二三, 两千三, 3亿5000万 or 十二点六万亿.

    None if the characters are no single number: 五六, an empty string, more than `LONGEST` digits.
    """
    if not 0 < len(text) <= LONGEST:
        return None
    if text[0].isdecimal():
        return _parse_mixed(text)
    if "点" in text:
        return _parse_decimal(text)
    if len(text) > 1 and all(character in HAN_DIGITS for character in text):
        return _parse_positional(text)
    return _parse_scaled(text)


def _parse_mixed(text: str) -> Numeral | None:
    """Return the value of Arabic digits with Han scales, one or several: 3亿5000万."""
    total, step, at, last = Decimal(0), Decimal(0), 0, None
    while at < len(text):
        match = _ARABIC.match(text, at)
        if not match:
            return None
        digits = match[0].replace(",", "")
        at = match.end()
        scale = 1
        while at < len(text) and (factor := _SMALL.get(text[at]) or _LARGE.get(text[at])):
            scale *= factor
            at += 1
        if last is not None and scale >= last:
            return None
        last = scale
        number = Decimal(digits)
        step = Decimal(1).scaleb(int(number.as_tuple().exponent)) * scale
        total += number * scale
    return Numeral(total, step)


def _parse_decimal(text: str) -> Numeral | None:
    """Return the value of 十二点六万亿: whole, 点, digits one by one, scale."""
    whole, _, rest = text.partition("点")
    digits = rest.rstrip("十百千万亿")
    left = _parse_scaled(whole)
    if left is None or not digits or not all(character in HAN_DIGITS for character in digits):
        return None
    scale = _scale_of(rest[len(digits) :])
    number = Decimal(f"{left.value}.{''.join(str(HAN_DIGITS[character]) for character in digits)}")
    return Numeral(number * scale, Decimal(scale).scaleb(-len(digits)))


def _parse_positional(text: str) -> Numeral | None:
    """Return the value of digits that stand for themselves: 二〇二三. Two of them alone are `two or three`."""
    if len(text) == 2 and not set(text) & {"零", "〇", "○"}:
        return None
    return Numeral(Decimal("".join(str(HAN_DIGITS[character]) for character in text)), Decimal(1))


def _parse_scaled(text: str) -> Numeral | None:
    """Return the value of 一亿二千三百万零五十, 百亿, 千万, 两千三 (2300) and 三万五 (35000)."""
    total = section = 0
    digit: int | None = None
    last_scale = step = 1
    after_zero = False
    for character in text:
        if character in HAN_DIGITS:
            if digit:
                return None
            digit = HAN_DIGITS[character]
            after_zero = digit == 0 or after_zero
            step = 1
        elif character in _SMALL:
            section += (1 if digit is None or (digit == 0 and section == 0) else digit) * _SMALL[character]
            last_scale = step = _SMALL[character]
            digit, after_zero = None, False
        elif character in _LARGE:
            factor = _LARGE[character]
            if 0 < total < factor * 10**4 and digit is None and section == 0 and character == "万":
                return None
            section += digit or 0
            if section == 0 and total == 0:
                section = 1
            low = total % factor if total >= factor else total
            total = total - low + (low + section) * factor
            last_scale = step = step * factor if step > 1 and digit is None else factor
            section, digit, after_zero = 0, None, False
        else:
            return None
    if digit and last_scale > 10 and not after_zero:  # 两千三, 三万五: the next lower place
        place = 10 ** (len(str(last_scale)) - 2)
        return Numeral(Decimal(total + section + digit * place), Decimal(place))
    return Numeral(Decimal(total + section + (digit or 0)), Decimal(step))


def _scale_of(text: str) -> int:
    scale = 1
    for character in text:
        scale *= _SMALL.get(character) or _LARGE[character]
    return scale


def format_chinese(value: Decimal) -> str:
    """Return a number as reports write it: Arabic digits, with 万 or 亿 from ten thousand on: 4.44万, 1.27万亿."""
    for scale, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")):
        if value >= scale:
            return f"{plain(value / scale)}{name}"
    return plain(value)


def plain(value: Decimal) -> str:
    """Return a number in digits, without exponent or empty decimal places."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
