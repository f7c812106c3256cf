"""Measures terms: faults found, and the time of linking them beside Python-Markdown's abbr and mkdocs-ezglossary.

Faults are seeded into the English of this project's own pairs. For the time, 200 pages are made of the report's own
paragraphs, with 100, 1,000 and 10,000 terms. 100 of them are cut from the text and the others do not occur, so that
what grows is the number of terms, not of links; what counts is the time over that of the same pages without terms.
ezglossary is a MkDocs plugin and links only what is marked by hand, so it gets its own environment under build/, pages
with the terms marked, and is timed as a whole build with and without the plugin.
"""

import argparse
import random
import re
import subprocess
import sys
import time
import venv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension

from bench_figures import own_pairs
from workreport.locales import EN, SOURCE
from workreport.project import find_project
from workreport.terminology.comparing import TermComparison
from workreport.terminology.concept import Concept, Status, Term
from workreport.terminology.linking import GlossaryHooks
from workreport.terminology.matching import TermFinder

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "ezglossary"
PLUGIN = ("mkdocs==1.6.1", "mkdocs-ezglossary-plugin==2.1.0")
PAGES, PARAGRAPHS = 200, 6
SIZES = (100, 1_000, 10_000)
RUNS = 5
_SYNONYMS = {
    "development": "growth", "modern": "contemporary", "ecological": "environmental", "green": "eco-friendly",
    "city": "town", "county": "district", "project": "scheme", "system": "mechanism", "rural": "village",
    "urban": "city", "protection": "conservation", "demonstration": "model", "industry": "sector", "zone": "area",
    "industrial": "manufacturing", "base": "hub", "service": "facility", "quality": "grade", "new": "novel",
    "high": "elevated", "national": "state", "reform": "overhaul", "construction": "building", "policy": "measure",
    "safety": "security", "income": "earnings", "revenue": "income", "production": "output", "energy": "power",
    "power": "energy", "forest": "woodland", "land": "terrain", "tourism": "travel", "health": "wellness",
    "medical": "healthcare", "education": "schooling", "employment": "jobs", "market": "marketplace",
    "enterprise": "company", "enterprises": "companies", "village": "hamlet", "plan": "scheme", "people": "citizens",
    "carbon": "CO2", "product": "good", "products": "goods", "storage": "depot", "water": "aquatic", "party": "faction",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A pair whose English says one term otherwise."""

    kind: str
    source: str
    good: str
    bad: str


def main() -> None:
    """Seed, time and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    chance = random.Random(parser.parse_args().seed)
    concepts = find_project(ROOT).read_termbase().concepts
    pairs = own_pairs()
    print_faults(pairs, concepts, chance)
    print_times([source for source, _ in pairs], chance)


def print_faults(pairs: Sequence[tuple[str, str]], concepts: Sequence[Concept], chance: random.Random) -> None:
    """Print what part of each class of faults is found, and how many sound pairs are flagged."""
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for fault in seed_faults(pairs, concepts, chance):
        tried[fault.kind] += 1
        found[fault.kind] += bool(
            issues(fault.source, fault.bad, concepts) - issues(fault.source, fault.good, concepts)
        )
    whole = TermComparison(concepts)
    flagged = sum(bool(list(whole.compare(*pair))) for pair in pairs)
    print(f"{len(concepts)} concepts, {len(pairs)} sound pairs, {tried.total()} with a seeded fault\n")
    for kind, number in tried.items():
        print(f"{kind:20}{number:8}{found[kind] / number:10.1%}")
    print(f"{'sound pairs flagged':20}{flagged:8}\n")


def issues(source: str, target: str, concepts: Sequence[Concept]) -> set[tuple[str, str]]:
    """Return check and concept of what is wrong with one pair by itself."""
    return {(issue.check, issue.concept.id) for issue in TermComparison(concepts).compare(source, target)}


def seed_faults(
    pairs: Sequence[tuple[str, str]], concepts: Sequence[Concept], chance: random.Random
) -> Iterator[Fault]:
    """Yield, for each term of each pair that the English has in plain form, one fault of every class there is."""
    finder = TermFinder(concepts, SOURCE)
    for source, target in pairs:
        for concept in {match.concept.id: match.concept for match in finder.find(source)}.values():
            term = next((text for text in concept.accepted(EN) if text.lower() in target.lower()), "")
            if term:
                for kind, change in (
                    ("near-synonym", near(term)),
                    ("forbidden", bad(concept, chance)),
                    ("dropped", ""),
                ):
                    if change is not None:
                        spoilt = re.sub(re.escape(term), change, target, flags=re.IGNORECASE)
                        yield Fault(kind=kind, source=source, good=target, bad=spoilt)


def near(term: str) -> str | None:
    """Return a term with its first word exchanged that has a near-synonym here."""
    words = term.split(" ")
    at = next((at for at, word in enumerate(words) if word.lower() in _SYNONYMS), None)
    return None if at is None else " ".join([*words[:at], _SYNONYMS[words[at].lower()], *words[at + 1 :]])


def bad(concept: Concept, chance: random.Random) -> str | None:
    """Return one of a concept's forbidden renderings."""
    forbidden = concept.by_status(EN, Status.DEPRECATED)
    return chance.choice(forbidden) if forbidden else None


def print_times(texts: Sequence[str], chance: random.Random) -> None:
    """Print the time that each way of linking terms adds to 200 pages, by the number of terms."""
    pages = ["\n\n".join(chance.choice(texts) for _ in range(PARAGRAPHS)) for _ in range(PAGES)]
    size = sum(map(len, pages))
    print(f"{PAGES} pages, {size / 1e6:.2f} million characters; seconds added, and times ours\n")
    print(f"{'terms':>8}{'workreport':>20}{'abbr':>20}{'ezglossary':>20}")
    text = "".join(texts)
    occurring = cut_terms(text, SIZES[0], chance)
    for number in SIZES:
        terms = occurring + make_terms(text, number - len(occurring), chance)
        plain = best_of(partial(convert, pages))
        ours, abbr = (
            best_of(partial(convert, pages, extension)) - plain
            for extension in (Hooks(terms), AbbrExtension(glossary=dict.fromkeys(terms, "释义")))
        )
        plugin = time_ezglossary(pages, terms)
        cells = "".join(f"{seconds:12.3f} ({seconds / ours:5.1f}x)" for seconds in (ours, abbr, plugin))
        print(f"{number:8}{cells}")


def cut_terms(text: str, number: int, chance: random.Random) -> list[str]:
    """Return so many different Han expressions of the text."""
    found: set[str] = set()
    while len(found) < number:
        length = chance.randint(3, 7)
        start = chance.randrange(len(text) - length)
        piece = text[start : start + length]
        if re.fullmatch("[\u4e00-\u9fff]+", piece):
            found.add(piece)
    return sorted(found)


def make_terms(text: str, number: int, chance: random.Random) -> list[str]:
    """Return so many different expressions of the text's characters that it does not have."""
    characters = sorted(set(re.findall("[\u4e00-\u9fff]", text)))
    found: set[str] = set()
    while len(found) < number:
        piece = "".join(chance.choices(characters, k=chance.randint(3, 7)))
        if piece not in text:
            found.add(piece)
    return sorted(found)


class Hooks(Extension):
    """This project's step alone: the terms are compiled beforehand, as the hook does once a build."""

    def __init__(self, terms: Sequence[str]) -> None:
        super().__init__()
        concepts = [
            Concept(
                id=f"c{at}", domain="", terms=(named(text, SOURCE.folder), named("term", EN.folder)),
                definition={"zh": "释义"}, definition_source="", source="", approved=None, aliases=(), contexts=(),
                is_protected=False, first_use="", note={}, line=0,
            )
            for at, text in enumerate(terms)
        ]  # fmt: skip
        self.finder = TermFinder(concepts, SOURCE)

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register the step behind the inline patterns."""
        md.treeprocessors.register(GlossaryHooks(md, SOURCE, self.finder, "glossary.md"), "hooks", 11)


def named(text: str, locale: str) -> Term:
    """Return a preferred term."""
    return Term(text=text, locale=locale, status=Status.PREFERRED)


def convert(pages: Sequence[str], *extensions: Extension) -> None:
    """Convert every page with a converter of its own, as MkDocs does."""
    for page in pages:
        markdown.markdown(f"# T\n\n{page}", extensions=list(extensions))


def best_of(run: Callable[[], None]) -> float:
    """Return the shortest of a few times, in seconds."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return min(times)


def time_ezglossary(pages: Sequence[str], terms: Sequence[str]) -> float:
    """Return the seconds that the plugin adds to a build of the pages with terms marked by hand."""
    program = install_plugin()
    project = BUILD / f"site-{len(terms)}"
    docs = project / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    marked = re.compile("|".join(sorted(map(re.escape, terms), key=len, reverse=True)))
    for number, page in enumerate(pages):
        text = marked.sub(lambda match: f"<t:{match[0]}>", page, count=20)
        (docs / f"page{number}.md").write_text(text, encoding="utf-8")
    entries = "\n\n".join(f"t:{term}\n:   释义" for term in terms)
    (docs / "index.md").write_text(f"# Glossary\n\n{entries}\n", encoding="utf-8")
    seconds = []
    for plugins in ("[]", "[ezglossary]"):
        config = f"site_name: bench\nplugins: {plugins}\nmarkdown_extensions: [def_list]\n"
        (project / "mkdocs.yml").write_text(config, encoding="utf-8")
        begin = time.perf_counter()
        subprocess.run([str(program), "build", "--quiet"], cwd=project, check=True, capture_output=True)
        seconds.append(time.perf_counter() - begin)
    return seconds[1] - seconds[0]


def install_plugin() -> Path:
    """Return a mkdocs that has the plugin, installed the first time."""
    folder = BUILD / "environment"
    program = folder / "bin" / "mkdocs"
    if not program.exists():
        print(f"Installing {PLUGIN[-1]} into build/ezglossary …", file=sys.stderr)
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PLUGIN]
        subprocess.run(pip, check=True)
    return program


if __name__ == "__main__":
    main()
