# Which figure of the translation is which of the source. Comes in: quantities of both. Goes out: pairs and leftovers.
"""Match the figures of two texts as sets, by meaning: order is free."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workreport.comparison.agreement import bounds_agree, rounds_to, same_kind, same_value
from workreport.quantities.model import Dimension, Kind, Quantity
from workreport.quantities.units import TIMES_AS_MUCH

_CANDIDATES = 8
"""Equal figures of the translation that are looked at for one of the source."""
_LEFT_OVER = 100
"""Figures without an equal that are looked at; a text with more is no translation, whatever is said of it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the source with the one of the translation that says it, by position in their sequences."""

    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Matching:
    """Every figure of both sides: matched, or left over."""

    matches: tuple[Match, ...]
    missing: tuple[int, ...]
    """Positions of source figures that no figure of the translation says."""
    added: tuple[int, ...]
    """Positions of target figures that say no figure of the source, not even one said already."""


def match_quantities(source: Sequence[Quantity], target: Sequence[Quantity]) -> Matching:
    """Return which figures of the two sides say the same."""
    free = _Free(target)
    keys = [_keys(quantity) for quantity in source]
    matches: list[Match] = []
    done: set[int] = set()
    for firm, same_bound in ((True, True), (True, False), (False, False)):
        for at, quantity in enumerate(source):
            if quantity.is_firm is firm and at not in done:
                near = free.near(keys[at])
                found = free.take_equal(quantity, near, at / len(source), same_bound=same_bound)
                if found is not None:
                    matches.append(Match(at, found))
                    done.add(at)
    for at in [at for at in range(len(source)) if at not in done][:_LEFT_OVER]:
        found = free.take_rounded(source[at])
        if found is not None:
            matches.append(Match(at, found))
            done.add(at)
    said = _Said(source, keys)
    return Matching(
        matches=tuple(sorted(matches, key=lambda match: match.source)),
        missing=tuple(at for at, quantity in enumerate(source) if quantity.is_firm and at not in done),
        added=tuple(at for at in free.left() if not said.says(target[at])),
    )


class _Free:
    """The figures of the translation that are not matched yet, found by their value."""

    def __init__(self, target: Sequence[Quantity]) -> None:
        self._target = target
        self._taken = [False] * len(target)
        self._by_key: dict[object, deque[int]] = defaultdict(deque)
        for at, quantity in enumerate(target):
            for key in _keys(quantity):
                self._by_key[key].append(at)

    def take_equal(self, quantity: Quantity, near: Iterable[int], place: float, *, same_bound: bool) -> int | None:
        """Return the position, among those `near`, of the figure that equals `quantity` and stands most like it.

        It is taken from then on.
        """
        best: tuple[tuple[bool, bool, bool, bool, bool, float], int] | None = None
        for at in near:
            other = self._target[at]
            if same_bound and not bounds_agree(quantity, other, quantity.bound, other.bound):
                continue
            if same_kind(quantity, other) and same_value(quantity, other):
                rank = (
                    quantity.is_firm and not other.is_firm,
                    quantity.unit.dimension is not other.unit.dimension,
                    quantity.unit is not other.unit,
                    not bounds_agree(quantity, other, quantity.bound, other.bound),
                    quantity.kind is not other.kind,
                    abs(at / len(self._target) - place),
                )
                if best is None or rank < best[0]:
                    best = (rank, at)
        if best is None:
            return None
        self._taken[best[1]] = True
        return best[1]

    def take_rounded(self, quantity: Quantity) -> int | None:
        """Return the position of the first free figure that is `quantity` rounded, and take it."""
        for at in self.left()[:_LEFT_OVER]:
            if rounds_to(quantity, self._target[at]):
                self._taken[at] = True
                return at
        return None

    def left(self) -> list[int]:
        """Return the positions that nobody took."""
        return [at for at, taken in enumerate(self._taken) if not taken]

    def near(self, keys: Iterable[object]) -> Iterator[int]:
        """Yield the positions of free figures that may equal one with these keys."""
        for key in keys:
            waiting = self._by_key.get(key)
            if waiting:
                while waiting and self._taken[waiting[0]]:
                    waiting.popleft()
                yield from [at for at in list(_first(waiting, 2 * _CANDIDATES)) if not self._taken[at]][:_CANDIDATES]


def _first(waiting: deque[int], number: int) -> Iterator[int]:
    for at, value in enumerate(waiting):
        if at == number:
            return
        yield value


def _keys(quantity: Quantity) -> tuple[object, ...]:
    """Return under what a figure is looked up: by its value, and by its value in base units."""
    value = quantity.value.normalize()
    keys: tuple[object, ...] = (value, (quantity.unit.dimension, quantity.measure))
    if quantity.unit.dimension in (Dimension.MULTIPLE, Dimension.RATIO):
        keys += tuple(("ratio", quantity.measure + shift) for shift in (-1, 0, 1))
    return keys


class _Said:
    """The figures of the source, to tell whether one of the translation repeats one of them."""

    def __init__(self, source: Sequence[Quantity], keys: Sequence[Iterable[object]]) -> None:
        self._by_value: dict[object, list[Quantity]] = defaultdict(list)
        self._by_dimension: dict[Dimension, list[Quantity]] = defaultdict(list)
        for quantity, own_keys in zip(source, keys, strict=True):
            if not quantity.is_firm and quantity.kind is Kind.QUANTITY and quantity.unit is not TIMES_AS_MUCH:
                continue
            for key in own_keys:
                self._by_value[key].append(quantity)
            self._by_dimension[quantity.unit.dimension].append(quantity)

    def says(self, quantity: Quantity) -> bool:
        """Tell whether a figure is one of the source's, in any unit, rounded as far as it says."""
        if not quantity.is_firm:
            return True
        for key in _keys(quantity):
            for other in self._by_value.get(key, ())[:_CANDIDATES]:
                if same_kind(other, quantity) and same_value(other, quantity):
                    return True
        near = self._by_dimension[quantity.unit.dimension][:_LEFT_OVER]
        return any(rounds_to(other, quantity) for other in near)
