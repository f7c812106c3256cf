"""Numbers written out, by rules of their own: what the readers under test must read back."""

from decimal import Decimal

DIGITS = "零一二三四五六七八九"
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _under_ten_thousand(number: int) -> str:
    text, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return text


def _divided(number: int, scale: int) -> str:
    """Return a number in units of `scale`, exactly."""
    return f"{(Decimal(number) / scale).normalize():f}"


def han(number: int) -> str:
    """Return a number in Han characters: 一亿二千万零三."""
    if number == 0:
        return "零"
    text = ""
    for scale, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part, rest = divmod(number, scale)
        if scale == 10**12 and part:
            text, number = _under_ten_thousand(part) + ("万" if rest >= 10**8 else "万亿"), rest
            continue
        if part:
            gap = bool(text) and (part < 1000 or (scale == 10**8 and not text.endswith("万")))
            text += ("零" if gap else "") + _under_ten_thousand(part) + name
        number = rest
    return text


def han_forms(number: int) -> set[str]:
    """Return the ways in which Chinese writes a number."""
    full = han(number)
    forms = {full, str(number), f"{number:,}"}
    if full.startswith("一十"):
        forms.add(full[1:])
    forms |= {form.replace("二千", "两千").replace("二万", "两万").replace("二亿", "两亿") for form in forms}
    for scale, name in ((10**4, "万"), (10**8, "亿"), (10**12, "万亿")):
        if number >= scale:
            forms.add(_divided(number, scale) + name)
    if number >= 10**8 and number % 10**8 and number % 10**4 == 0:
        forms.add(f"{number // 10**8}亿{number % 10**8 // 10**4}万")
    return forms


def words(number: int) -> str:
    """Return a number in English words, with hyphens and `and`."""
    ones, tens = ONES.split(), TENS.split()
    if number < 20:
        return ones[number]
    if number < 100:
        return tens[number // 10 - 2] + (f"-{ones[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = number % 100
        return f"{ones[number // 100]} hundred" + (f" and {words(rest)}" if rest else "")
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{words(number // scale)} {name}" + (f"{joint}{words(rest)}" if rest else "")
    raise AssertionError(number)


def english_words(number: int) -> set[str]:
    """Return the ways in which English writes a number."""
    forms = {str(number), f"{number:,}", words(number), words(number).replace(" and ", " ")}
    for scale, name in ((10**6, "million"), (10**9, "billion"), (10**12, "trillion")):
        if number >= scale:
            forms.add(f"{_divided(number, scale)} {name}")
    return forms
