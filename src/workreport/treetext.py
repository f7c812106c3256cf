# The text of an HTML tree before it is written out. Comes in: an element. Goes out: its text.
"""While Python-Markdown works on a tree, it keeps some characters elsewhere and a placeholder in the text.

`&lt;` is one: STX, a word, ETX. Such a placeholder stands for one character.
"""

import re
from xml.etree.ElementTree import Element

_CHARACTER = re.compile("\x02[^\x03]*\x03|.", re.DOTALL)
_PUT_BY = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER, for what is kept elsewhere."""


def text_of(element: Element) -> str:
    """Return an element's text, one character for each that readers will see."""
    return "".join(one if len(one) == 1 else _PUT_BY for one in characters("".join(element.itertext())))


def characters(text: str) -> list[str]:
    """Return a text's characters, a placeholder being one."""
    return _CHARACTER.findall(text)
