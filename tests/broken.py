"""Files that are nearly right."""

import json
import tomllib

from hypothesis import strategies as st

TMX = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE tmx [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/hostname">]>
<tmx version="1.4"><header srclang="zh"/><body>
<tu tuid="1"><tuv xml:lang="zh"><seg>建成<bpt i="1">x</bpt>8所</seg></tuv>
<tuv xml:lang="en"><seg>8 schools &a;</seg></tuv></tu>
</body></tmx>
"""
XLIFF = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2"><file source-language="zh" target-language="en"><body>
<trans-unit id="1"><source>建成8所</source><target>built 8</target></trans-unit>
</body></file></xliff>
<xliff version="2.1" srcLang="zh" trgLang="en"><file id="f">
<unit id="1"><segment id="s"><source>建成<pc id="1">8</pc>所</source><target>built 8</target></segment></unit>
</file></xliff>
"""
JUNK = st.sampled_from(
    [
        *(
            "\x00",
            "\x02",
            "\x03",
            "\x07",
            "\x1b",
            "\x7f",
            "\x85",
            "\r",
            "\r\n",
            "\v",
            "\f",
            "\u2028",
            "\ufeff",
            "\u200b",
        ),
        *("\U000e0001", "\ufffd", "\u0130", "\u0131", "\u017f", "\u212a", "²", "٣", "Ⅻ", "①", "𝟗", "İ", "é\u0301"),
        *("9" * 5000, "0x" + "f" * 5000, "1E999999999", "-0", "nan", "1-" * 1500, "1一" * 50, "亿" * 40, "[" * 1500),
        *("---", "&a [*a]", "{{", "{#", "{ #a }", "# ", "<!-- allow: a b -->", "<!-- insert: facts -->", "\\", "&#2;"),
        *(
            '"""',
            "[[concept]]",
            "[x]",
            "a.b.c",
            "= {",
            "<a",
            "&c;",
            "&",
            "]]>",
            "xmlns:x='{'",
            "<tu>",
            "\t\t",
            "：",
            "“",
        ),
        *(
            "分之",
            "成",
            "翻番",
            "至",
            "million",
            "one-",
            "half a million",
            "twice",
            " percent",
            "（",
            "各位代表：",
            "附件1",
        ),
    ]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.lists(JUNK, max_size=30).map("".join)
ENCODINGS = st.sampled_from(["utf-8"] * 6 + ["utf-8-sig", "gb18030", "utf-16", "utf-16-be", "utf-32", "utf-7"])
WRONG = st.sampled_from(
    [
        *(
            '""',
            '" "',
            '"x"',
            '"NaN"',
            '"1E999999"',
            r'"\u0000"',
            '"\u2028"',
            '"a/../b"',
            "0",
            "-1",
            "true",
            "1.5",
            "nan",
        ),
        *("inf", "[]", "[1]", '["x"]', '["x", 1]', "[[[]]]", "{}", "{ zh = 1, en = 2 }", '{ zh = "甲", en = "a" }'),
        *('{ zh = "", en = "" }', "2024-01-31", "2024-01-31T10:00:00", "10:00:00", "0x" + "f" * 5000, "9" * 5000),
        "[" * 600 + "]" * 600,
    ]
)


@st.composite
def mutations(draw: st.DrawFn, text: str, lines: int = 40) -> bytes:
    rows = text.split("\n")
    first = draw(st.integers(0, max(len(rows) - lines, 0)))
    rows = rows[first : first + lines]
    for _ in range(draw(st.integers(1, 5))):
        one, other = (draw(st.integers(0, len(rows) - 1)) for _ in "ab")
        at = draw(st.integers(0, len(rows[one])))
        change = draw(st.sampled_from(["delete", "double", "swap", "cut", "splice", "insert"]))
        if change == "delete" and len(rows) > 1:
            del rows[one]
        elif change == "double":
            rows.insert(other, rows[one])
        elif change == "swap":
            rows[one], rows[other] = rows[other], rows[one]
        elif change == "cut":
            rows[one] = rows[one][:at]
        elif change == "splice":
            rows[one] = rows[one][:at] + rows[other][at:]
        else:
            rows[one] = rows[one][:at] + draw(JUNK | TEXTS) + rows[one][at:]
    data = draw(st.sampled_from(["\n"] * 4 + ["\r", "\r\n"])).join(rows).encode(draw(ENCODINGS), errors="replace")
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def with_wrong_value(text: str, kind: str, key: str, inner: str, value: str) -> bytes:
    """Return the first entry of `kind` in a TOML text with another value of `key`, or of a key inside that."""
    tables = tomllib.loads(text)
    entry = dict(tables[kind][0])
    parts = {one: toml(it) for one, it in entry.items()} | {key: value}
    if inner and isinstance(entry.get(key), dict):
        parts[key] = toml_table({one: toml(it) for one, it in entry[key].items()} | {inner: value})
    heads = [f"[[{one}]]\n{lines({k: toml(v) for k, v in tables[one][0].items()})}" for one in tables if one != kind]
    return "\n".join([*heads, f"[[{kind}]]", lines(parts)]).encode()


def lines(parts: dict[str, str]) -> str:
    return "".join(f"{key} = {value}\n" for key, value in parts.items())


def toml_table(parts: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in parts.items()) + " }"


def toml(value: object) -> str:
    if isinstance(value, dict):
        return toml_table({key: toml(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | int) else str(value)
