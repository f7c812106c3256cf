# data/indicators.toml. Comes in: the file. Goes out: Indicators.
"""Reading the key figures; errors name line, entry and cure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

from workreport.errors import ProjectError
from workreport.files import read_data
from workreport.model import Location
from workreport.quantities import Bound
from workreport.quantities.numerals import LONGEST
from workreport.quantities.units import COUNT, LEVEL, UNITS
from workreport.tables import Table, has_both_languages, head_lines, parse_tables

INDICATORS = "data/indicators.toml"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = ("id", "report", "name", "is_headline", "result", "target")
_VALUE_KEYS = ("place", "quote", "value", "unit", "bound")
_UNIT_IDS = frozenset(unit.id for unit in (*UNITS, COUNT, LEVEL))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One value of an indicator and the words that state it."""

    place: str
    """Id of the source segment, such as `2024/2-plan/index#plan/2`."""
    quote: str
    """Words of that segment with one figure in them."""
    value: Decimal
    unit: str
    """Id of the unit."""
    bound: Bound

    @property
    def page(self) -> str:
        """Address of the page it is stated on."""
        return self.place.partition("#")[0]

    @property
    def anchor(self) -> str:
        """HTML id of the paragraph."""
        return self.place.partition("#")[2].replace("/", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One key figure of one report; at least one of its values is there."""

    id: str
    report: str
    name: Mapping[str, str]
    """By locale folder."""
    is_headline: bool
    result: Stated | None
    """What the year under review came to."""
    target: Stated | None
    """What is planned."""
    line: int
    """Of its entry in the file, from 1."""

    @property
    def values(self) -> tuple[Stated, ...]:
        """The values that are there."""
        return tuple(value for value in (self.result, self.target) if value)


def load_indicators(root: Path) -> tuple[Indicator, ...]:
    """Return the indicators of a project, in the file's order. Raises ProjectError for what is malformed."""
    return _parse(read_data(root / INDICATORS, INDICATORS))


# A build asks for them with every page that shows some; what it gets is immutable.
@lru_cache(maxsize=4)
def _parse(text: str) -> tuple[Indicator, ...]:
    tables = parse_tables(text, INDICATORS, "indicator")["indicator"]
    lines = head_lines(text, "indicator", tables)
    indicators = tuple(_read(table, line) for table, line in zip(tables, lines, strict=True))
    seen: dict[tuple[str, str], int] = {}
    for indicator in indicators:
        key = indicator.report, indicator.id
        if key in seen:
            raise _error(indicator.id, indicator.line, f"id 重复 · the id is taken, at line {seen[key]}", "id = …")
        seen[key] = indicator.line
    return indicators


def _read(table: Table, line: int) -> Indicator:
    name = str(table.get("id", ""))
    unknown = table.keys() - set(_KEYS)
    if unknown:
        raise _error(name, line, f"不认识的键 · unknown key {min(unknown)}", f"可用 · known: {', '.join(_KEYS)}")
    for key in ("id", "report"):
        if not isinstance(table.get(key), str) or not table[key]:
            raise _error(name, line, f"缺少 {key} · {key} is missing", f'{key} = "…"')
    if not _ID.fullmatch(name):
        raise _error(name, line, "id 只用小写字母、数字和 - · an id is made of a-z, 0-9 and -", 'id = "gdp-growth"')
    if not isinstance(table.get("is_headline", False), bool):
        raise _error(name, line, "is_headline 只写 true 或 false · is true or false", "is_headline = true")
    names = table.get("name")
    if not isinstance(names, dict) or not has_both_languages(names):
        raise _error(name, line, "name 要有中英文 · name needs both languages", 'name = { zh = "…", en = "…" }')
    values = {key: _value(table[key], name, line) if key in table else None for key in ("result", "target")}
    if not any(values.values()):
        raise _error(name, line, "没有 result 也没有 target · neither result nor target", "target = { place = … }")
    return Indicator(
        id=name,
        report=table["report"],
        name=names,
        is_headline=table.get("is_headline") is True,
        line=line,
        **values,
    )


def _value(table: object, name: str, line: int) -> Stated:
    fix = 'result = { place = "2024/…#…/1", quote = "…", value = "5.6", unit = "percent" }'
    if not isinstance(table, dict) or table.keys() - set(_VALUE_KEYS):
        raise _error(name, line, f"值写错 · a value is wrong: {table}", fix)
    if missing := [key for key in _VALUE_KEYS[:4] if not isinstance(table.get(key), str) or not table[key]]:
        raise _error(name, line, f"缺少 {missing[0]} · {missing[0]} is missing", fix)
    if table["unit"] not in _UNIT_IDS:
        raise _error(name, line, f"不认识的单位 · unknown unit {table['unit']}", "见 · see: workreport figures")
    try:
        return Stated(
            place=table["place"],
            quote=table["quote"],
            value=_number(table["value"]),
            unit=table["unit"],
            bound=Bound(table.get("bound", Bound.EXACT)),
        )
    except InvalidOperation:
        raise _error(name, line, f"不是数 · not a number: {table['value']}", 'value = "5.6"') from None
    except ValueError:
        known = ", ".join(bound.value for bound in Bound)
        raise _error(name, line, f"不认识的 bound · unknown bound {table['bound']}", known) from None


def _number(text: str) -> Decimal:
    """Return the number that a text is. Raises InvalidOperation for what none of a text could be: NaN, 1E999999."""
    number = Decimal(text)
    if not number.is_finite() or len(f"{number.as_tuple().exponent}") > 3 or len(number.as_tuple().digits) > LONGEST:
        raise InvalidOperation
    return number


def _error(name: str, line: int, message: str, fix: str) -> ProjectError:
    return ProjectError(
        f"indicator “{name}”: {message}", location=Location(path=INDICATORS, line=line or None), fix=fix
    )
