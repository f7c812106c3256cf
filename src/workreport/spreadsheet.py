# Rows for spreadsheets. Comes in: cells. Goes out: a line of CSV.
"""CSV (RFC 4180) that no spreadsheet takes for formulas (OWASP, CSV injection)."""

import csv
import io
from collections.abc import Iterable

BYTE_ORDER_MARK = "\ufeff"
"""What spreadsheets know UTF-8 by."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_line(cells: Iterable[str], delimiter: str = ",") -> str:
    """Return a line of CSV with its end; a cell that would be a formula gets an apostrophe before it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerow(
        f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell for cell in cells
    )
    return out.getvalue()
