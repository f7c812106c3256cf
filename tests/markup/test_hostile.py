"""Untrusted pages: some 800 hostile ones, each refused at its line, and none that runs anything in a real browser."""

import json
import re
from pathlib import Path

import pytest
from markdown import Markdown
from playwright.sync_api import Browser, Route

from builders import ROOT
from sites import build_site, copy_project
from workreport.cli import main
from workreport.findings import Finding, Severity
from workreport.markup.page import EXTENSIONS, check_page
from workreport.markup.rendered import find_not_allowed
from workreport.policy import read_policy, with_policy
from workreport.reader import parse_page

HOSTILE = [json.loads(line) for line in (ROOT / "tests/cases/hostile.jsonl").read_text(encoding="utf-8").splitlines()]
PATH = "docs/zh/2024/p.md"
HEADS = {
    "editorial": "---\neditorial: true\n---\n\n# 题 { #t .editorial }\n\n",
    "delivered": "# 题 { #t }\n\n",
}
FRAME = '<!doctype html><html><head><meta charset="utf-8"><title>t</title></head><body>{}</body></html>'
SPY = """window.ran = 0
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => { window.ran += 1 }"""
EVENTS = "mouseover mouseenter focus focusin toggle pointerdown keydown animationend"
PROVOKE = """events => {
  for (const element of document.querySelectorAll("body *")) {
    for (const name of events.split(" "))
      element.dispatchEvent(new Event(name, { bubbles: true }))
    if (/^(javascript|data|vbscript):/i.test(element.href ?? "")) element.click()
    else element.onclick?.(new Event("click"))
  }
  return new Promise(done => setTimeout(() => done(window.ran), 5))
}"""


def refusals(text: str) -> list[Finding]:
    _, found = parse_page(text, PATH, "2024/p")
    every = (*found, *check_page(PATH, text))
    return [one for one in every if one.check == "unsafe-markup" and one.severity is Severity.ERROR]


def test_the_corpus_is_large_and_of_every_kind() -> None:
    assert len({one["id"] for one in HOSTILE}) == len(HOSTILE) >= 700
    kinds = [one["class"] for one in HOSTILE]
    assert len(set(kinds)) == 23
    assert min(kinds.count(kind) for kind in set(kinds)) >= 15


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Visit www.gov.cn today", "https://www.gov.cn/"), ("gov.cn", "https://www.gov.cn/a"),
        ("https://www.gov.cn/a", "https://www.gov.cn/a/"), ("中国政府网（www.gov.cn）", "http://www.gov.cn"),
        ("office@gov.cn", "mailto:office@gov.cn"), ("2024.txt", "index.md"), ("第3.1节", "../index.md#a"),
        ("3.5 percent", "figures.md"), ("Vol. 3. Part two", "https://example.org/"),
    ],
)  # fmt: skip
def test_words_that_say_where_a_link_leads_are_allowed(words: str, address: str) -> None:
    assert refusals(f"# 题 {{ #t }}\n\n[{words}]({address})\n") == []


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_every_hostile_page_is_refused_at_its_line(head: str) -> None:
    for one in HOSTILE:
        is_whole = one["class"] == "front-matter"
        text = one["markdown"] if is_whole else f"{head}{one['markdown']}\n"
        found = refusals(text)
        assert found, one
        first = 1 if is_whole else head.count("\n") + 1
        for finding in found:
            assert first <= (finding.location.line or 0) <= text.count("\n") + 1, (one, finding)
            assert finding.fix
            assert finding.message.isprintable()


def test_nothing_runs_in_a_browser_that_the_closed_list_or_the_policy_lets_pass(browser: Browser) -> None:
    """What the list refuses after rendering is opened under the policy alone, the rest without any: neither runs."""
    context = browser.new_context()
    context.add_init_script(SPY)
    tab = context.new_page()
    asked: list[str] = []
    page = ""

    def answer(route: Route) -> None:
        if route.request.url == "http://127.0.0.1/page":
            route.fulfill(body=page, content_type="text/html; charset=utf-8")
        else:
            # The policy lets a page ask its own host for images and the like.
            if not is_refused or not route.request.url.startswith("http://127.0.0.1/"):
                asked.append(route.request.url)
            route.abort()

    context.route("**/*", answer)
    policy = read_policy(ROOT / "overrides/partials/javascripts")
    refused, is_refused = 0, False
    for one in HOSTILE:
        body = re.sub(r"\A---.*?\n---\n", "", one["markdown"], flags=re.DOTALL)
        try:
            rendered = Markdown(extensions=[*EXTENSIONS]).convert(body)
        except RecursionError:
            continue  # there is no page
        is_refused = bool(find_not_allowed(rendered))
        refused += is_refused
        # A refresh is no script: no policy can stop it, which is why the list must.
        if is_refused and re.search(r"http-equiv", rendered, re.IGNORECASE):
            continue
        page = FRAME.format(rendered)
        page = with_policy(page, policy) if is_refused else page
        asked.clear()
        tab.goto("http://127.0.0.1/page", wait_until="load")
        assert tab.evaluate(PROVOKE, EVENTS) == 0, one
        assert not asked, (one, asked)
    context.close()
    assert refused > 200, "the corpus has teeth"


def test_a_hidden_character_of_the_delivered_text_is_a_warning_on_its_page(
    project_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = project_copy / "data/sources/2024.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("塞罕坝", "塞\u200b罕坝", 1), encoding="utf-8")
    for locale, severity in (("zh", " (warning)"), ("en", "")):
        page = project_copy / f"docs/{locale}/2024/1-review/3-ecology.md"
        page.write_text(page.read_text(encoding="utf-8").replace("\n\n", "\n\n\u200b", 2), encoding="utf-8")
        main(["check", str(page)])
        wanted = rf"{locale}/2024/1-review/3-ecology\.md:\d+:\d+: unsafe-markup{re.escape(severity)}: .*U\+200B"
        assert re.search(wanted, capsys.readouterr().out)


def test_a_character_of_the_delivered_text_is_settled_by_the_entry_that_is_told(
    project_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Text cut out of a PDF has radicals (⽔, U+2F54) where characters should be."""
    files = [project_copy / name for name in ("data/sources/2024.txt", "docs/zh/2024/1-review/3-ecology.md")]
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert text.count("塞罕坝") >= 1
        file.write_text(text.replace("塞罕坝", "⽔", 1).replace("御道口", "⽔", 1), encoding="utf-8")
    main(["check", str(files[1])])
    (entry,) = re.findall(r"unsafe-markup \(warning\).*\n.*\n((?:            .*\n)+)", capsys.readouterr().out)
    with (project_copy / "data/sources/2024.errata.toml").open("a", encoding="utf-8") as errata:
        errata.write(
            entry.replace("            ", "").replace('zh = "……", en = "…"', 'zh = "照印。", en = "As printed."')
        )
    main(["check", str(files[1])])
    assert "unsafe-markup" not in capsys.readouterr().out


def test_the_build_stops_where_a_page_has_what_no_check_has_seen(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    page = project / "docs/zh/2024/figures.md"
    page.write_text(f'{page.read_text(encoding="utf-8")}\n<img src=x onerror="alert(1)">\n', encoding="utf-8")
    with pytest.raises(AssertionError, match=r"docs/zh/2024/figures\.md:\d+:1: unsafe-markup: .*<img"):
        build_site(tmp_path / "site", address="", project=project)
    # And where the first look is gone, what was rendered is held against the closed list.
    (project / "hooks/docs.py").write_text("", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"zh/2024/figures\.md: unsafe-markup: .*<img"):
        build_site(tmp_path / "site", address="", project=project)


def test_every_page_has_the_one_policy(site: Path) -> None:
    policy = read_policy(ROOT / "overrides/partials/javascripts")
    assert "unsafe-inline" not in policy
    assert policy.count("'sha256-") == 2
    pages = list(site.rglob("*.html"))
    assert len(pages) > 80
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.count("<meta http-equiv") == text.count(f'"Content-Security-Policy" content="{policy}"') == 1, page
        assert text.index("Content-Security-Policy") < text.index("<script")
        assert not re.search(
            r"\s(?:on[a-z]+|style)=", re.sub(r"<script.*?</script>|<title>.*?</title>", "", text, flags=re.DOTALL)
        ), page


def test_titles_and_descriptions_cannot_break_out_of_their_tags(tmp_path: Path, browser: Browser) -> None:
    project = copy_project(tmp_path / "project")
    page = project / "docs/zh/2024/figures.md"
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^# .*$", '# 甲 & "乙" onx="alert(1)" &lt;b&gt; { #figures .editorial }', text)
    text = text.replace(
        "editorial: true", 'editorial: true\ndescription: \'" http-equiv="refresh" content="0;url=//evil.example\''
    )
    page.write_text(text, encoding="utf-8")
    site = build_site(tmp_path / "site", address="https://example.org/", project=project)
    tab = browser.new_page()
    tab.route(
        "**/*",
        lambda route: route.fulfill(
            body=(site / "2024/figures/index.html").read_bytes(), content_type="text/html; charset=utf-8"
        ),
    )
    tab.goto("http://127.0.0.1/")
    assert tab.locator("meta[http-equiv]").count() == 1, "the policy alone"
    assert tab.locator("[onx]").count() == 0
    assert tab.locator("h1").inner_text() == '甲 & "乙" onx="alert(1)" <b>'
    assert tab.title().startswith('甲 & "乙" onx="alert(1)" <b> - ')
    tab.close()
