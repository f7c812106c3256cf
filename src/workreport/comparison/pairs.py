# Everything that can be wrong with a pair of texts. Comes in: two texts. Goes out: disagreements.
"""All comparisons of a Chinese text with its English."""

from collections.abc import Iterator

from workreport.comparison.brackets import find_wrong_equivalents
from workreport.comparison.compared import Disagreement, compare
from workreport.comparison.counted import find_miscounted
from workreport.comparison.leftovers import find_leftovers
from workreport.comparison.mistold import find_mistold
from workreport.comparison.omissions import Pace, find_omitted, find_untranslated
from workreport.comparison.subjects import find_swapped


def compare_pair(source_text: str, target_text: str, pace: Pace) -> Iterator[Disagreement]:
    """Yield what the English says otherwise than the Chinese. `pace` learns from pair to pair how long English is."""
    relative_length = pace.see(source_text, target_text)
    compared = compare(source_text, target_text)
    yield from find_mistold(compared)
    yield from find_leftovers(compared)
    yield from find_wrong_equivalents(compared)
    yield from find_miscounted(compared)
    yield from find_swapped(compared)
    yield from find_omitted(compared, relative_length)
    yield from find_untranslated(compared)
