"""The search as readers meet it: queries with their answers, the box, the keys, what is loaded."""

from collections import Counter, defaultdict
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from opencc import OpenCC
from playwright.sync_api import Browser, Page, expect

from builders import ROOT
from sites import PHONE, wait_until
from workreport.locales import HANT

QUERIES = [line.split("\t") for line in (ROOT / "tests/cases/queries.tsv").read_text(encoding="utf-8").splitlines()[1:]]
"""Class, locale of the reader, query, the units that answer it."""
FOLDERS = {"zh": "", "zh-Hant": "zh-Hant/", "en": "en/"}
ASK = """async ([base, locale, queries]) => {
  const { createEngine } = await import(`${base}/assets/javascripts/search-engine.js`)
  const engine = createEngine(new URL(`${base}/search/`), locale)
  return Promise.all(queries.map(query => engine.search(query).then(answer => answer.results)))
}"""


def address_of(unit: str) -> str:
    page, _, place = unit.partition("#")
    return f"{page.removesuffix('/index')}/#{place.replace('/', '.')}"


def test_queries_are_answered_in_the_first_three_in_the_readers_script(tab: Page, server: str) -> None:
    assert len(QUERIES) >= 150
    tab.goto(server + "/")
    found: Counter[str] = Counter()
    reciprocal: dict[str, float] = defaultdict(float)
    missed = []
    simplify = OpenCC("t2s").convert
    for locale in FOLDERS:
        rows = [row for row in QUERIES if row[1] == locale]
        answers = tab.evaluate(ASK, [server, locale, [row[2] for row in rows]])
        for (kind, _, query, units), results in zip(rows, answers, strict=True):
            wanted = {address_of(unit) for unit in units.split()}
            rank = next((at for at, one in enumerate(results, 1) if one["address"] in wanted), 0)
            found[kind] += 0 < rank <= 3
            reciprocal[kind] += 1 / rank if rank else 0
            if not 0 < rank <= 3:
                missed.append(query)
            texts = "".join(one["text"] for one in results)
            if locale == "zh":
                assert simplify(texts) == texts, query
            elif locale == HANT.folder:
                assert not {"发", "国", "们", "东", "业"} & set(texts), query
    for kind, total in Counter(row[0] for row in QUERIES).items():
        recall, mean = found[kind] / total, reciprocal[kind] / total
        print(f"{kind:14} {total:4} recall at 3 {recall:.3f}, mean reciprocal rank {mean:.3f}")
        assert found[kind] / total >= (0.9 if kind == "typo" else 0.98), missed


@pytest.fixture
def requests(tab: Page) -> list[str]:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
    return asked


def test_without_scripts_a_page_says_where_to_look(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "/2024/1-review/3-ecology/")
    assert not page.locator(".md-search__input").is_visible(), "a search that cannot search is not shown"
    page.locator(".wr-look").get_by_role("link", name="术语表").click()
    page.wait_for_url("**/2024/glossary/")
    page.locator(".wr-look").get_by_role("link", name="承德市政府工作报告（2024年）").click()
    page.wait_for_url("**/2024/")
    context.close()


def ask(tab: Page, query: str) -> None:
    tab.keyboard.press("/")
    expect(tab.locator(".md-search__input")).to_be_focused()
    tab.keyboard.insert_text(query)
    expect(tab.locator(".md-search").get_by_role("status")).not_to_be_empty()


def test_nothing_of_the_search_is_loaded_before_a_reader_searches(tab: Page, server: str, requests: list[str]) -> None:
    tab.goto(server + "/2024/")
    tab.wait_for_load_state("networkidle")
    assert not [name for name in requests if "search" in name or name.endswith(".json")]
    ask(tab, "抽水蓄能")
    assert {"search.js", "search-engine.js", "index.json"} <= set(requests)
    assert len([name for name in requests if name.endswith(".json")]) < 20


@pytest.mark.parametrize(
    ("folder", "query", "title", "mark"),
    [
        ("", "抽水蓄能", "项目投资加力提速", "抽水蓄能"),
        ("zh-Hant/", "抽水蓄能 豐寧", "項目投資加力提速", "豐寧"),
        ("zh-Hant/", "塞罕坝", "綠色基底越來越厚重", "塞罕壩"),
        ("en/", "pumped storage", "Investment in projects gathered speed", "pumped storage"),
        ("en/", "抽水蓄能", "Investment in projects gathered speed", "pumped storage"),
        ("", "pumped storage", "项目投资加力提速", "抽水蓄能"),
        ("", "５．６％", "一、2023年工作回顾", "5.6%"),
    ],
)
def test_results_show_title_and_marked_words_in_the_readers_script(
    tab: Page, server: str, folder: str, query: str, title: str, mark: str
) -> None:
    tab.goto(f"{server}/{folder}")
    ask(tab, query)
    texts = tab.locator(".md-search-result__item").filter(has=tab.locator("strong", has_text=title))
    expect(texts.first).to_be_visible()
    marks = "".join(texts.first.locator("mark").all_inner_texts()).lower().replace(" ", "")
    assert mark.replace(" ", "") in marks


def test_by_keyboard_a_result_is_chosen_and_opens_at_its_marked_paragraph(tab: Page, server: str) -> None:
    tab.goto(server + "/2024/")
    ask(tab, "抽水蓄能")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    first = tab.locator(".md-search-result__link").first
    expect(first).to_be_focused()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/2024/1-review/1-economy/?h=*#investment.1")
    wait_until(tab, "CSS.highlights.get('wr-found')?.size === 2")
    assert tab.locator("[id='investment.1']").inner_html().count("<mark") == 0, "the text itself is as it was"


def test_escape_closes_and_a_link_can_be_shared(tab: Page, server: str) -> None:
    tab.goto(server + "/2024/")
    ask(tab, "枫桥经验")
    assert unquote(tab.url).endswith("/2024/?q=枫桥经验")
    shared = tab.url
    tab.keyboard.press("Escape")
    expect(tab.locator(".md-search-result__link").first).to_be_hidden()
    assert tab.url.endswith("/2024/")
    tab.goto(shared)
    expect(tab.locator(".md-search-result__link").first).to_be_visible()
    assert tab.locator(".md-search__input").input_value() == "枫桥经验"


def test_filters_kinds_and_parts(tab: Page, server: str) -> None:
    tab.goto(server + "/")
    ask(tab, "塞罕坝")
    expect(tab.get_by_label("类别")).to_be_visible()
    tab.get_by_label("类别").select_option("术语")
    expect(tab.locator(".wr-search-path").filter(has_text="术语").first).to_be_visible()
    expect(tab.locator(".wr-search-path").filter(has_not_text="术语")).to_have_count(0)
    tab.get_by_label("类别").select_option("报告正文")
    tab.get_by_label("范围").select_option("一、2023年工作回顾")
    expect(tab.locator(".md-search-result__link[href*='/2-plan/']")).to_have_count(0)
    expect(tab.locator(".md-search-result__link[href*='/1-review/']").first).to_be_visible()


def test_a_quoted_phrase_is_exact(tab: Page, server: str) -> None:
    tab.goto(server + "/")
    ask(tab, "“绿色基底越来越厚重”")
    expect(tab.locator(".md-search-result__item").first).to_contain_text("绿色基底越来越厚重")
    tab.locator(".md-search__input").fill("“厚重越来越基底”")
    expect(tab.locator(".md-search").get_by_role("status")).to_contain_text("没有找到")
    tab.goto(server + "/en/")
    ask(tab, '"pumped storage projects"')
    expect(tab.locator(".md-search-result__item").first).to_contain_text("pumped storage projects")
    tab.locator(".md-search__input").fill('"storage pumped projects"')
    expect(tab.locator(".md-search").get_by_role("status")).to_contain_text("Nothing found")


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [("", "没有找到。可以少写几个字"), ("zh-Hant/", "沒有找到。可以少寫幾個字"), ("en/", "Nothing found. Try fewer")],
)
def test_where_nothing_is_found_the_reader_hears_what_to_try(
    tab: Page, server: str, folder: str, sentence: str
) -> None:
    tab.goto(f"{server}/{folder}")
    ask(tab, "zzqqxx")
    expect(tab.locator(".md-search").get_by_role("status")).to_contain_text(sentence)


def test_a_suggestion_completes_the_query(tab: Page, server: str) -> None:
    tab.goto(server + "/")
    ask(tab, "抽水")
    tab.locator(".wr-search-suggestions").get_by_role("button", name="抽水蓄能", exact=True).click()
    assert tab.locator(".md-search__input").input_value() == "抽水蓄能"
    expect(tab.locator(".md-search__input")).to_be_focused()


@pytest.mark.parametrize("folder", ["", "zh-Hant/", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_with_the_results_open(tab: Page, server: str, folder: str, scheme: str) -> None:
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto(f"{server}/{folder}")
    ask(tab, "GDP")
    expect(tab.locator(".wr-search-filters select").first).to_be_visible()
    violations = Axe().run(tab).response["violations"]
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []


def test_by_touch_the_results_fit_and_lead_on(phone: Page, server: str) -> None:
    tab = phone
    tab.goto(f"{server}/en/")
    tab.locator(".md-header").get_by_role("button", name="Search").tap()
    expect(tab.locator(".md-search__input")).to_be_focused()
    tab.keyboard.insert_text("revitalise villages")
    expect(tab.locator(".md-search-result__link").first).to_be_visible()
    wait_until(tab, "document.querySelector('.md-search__inner').getBoundingClientRect().left === 0")
    for part in tab.locator(".wr-search-filters select, .md-search-result__link, .md-search-result__meta").all():
        box = part.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] < PHONE[0] + 1
    tab.locator(".md-search-result__link").first.tap()
    tab.wait_for_url("**/en/2024/**?h=*")


@pytest.mark.parametrize(
    ("folder", "query", "name", "value", "kind"),
    [
        ("", "生产总值增长", "地区生产总值增长", "2024年目标 6%左右", "关键指标"),
        ("zh-Hant/", "社會消費品零售總額", "社會消費品零售總額增長", "2024年目標 6%左右", "關鍵指標"),
        ("en/", "GDP growth", "GDP growth", "2024, target: about 6 percent", "Key figures"),
    ],
)
def test_a_key_figure_is_found_with_its_values_and_leads_to_its_row(
    tab: Page, server: str, folder: str, query: str, name: str, value: str, kind: str
) -> None:
    tab.goto(f"{server}/{folder}")
    ask(tab, query)
    select = tab.locator(".wr-search-filters select").first
    expect(select).to_be_visible()
    select.select_option(kind)
    results = tab.locator(".md-search-result__item")
    expect(results.filter(has_text=kind).first).to_be_visible()
    expect(results.filter(has_not_text=kind)).to_have_count(0)
    result = results.filter(has=tab.locator("strong", has_text=name)).first
    expect(result).to_contain_text(value)
    result.locator("a").click()
    tab.wait_for_url("**/2024/indicators/*")
    assert tab.locator("tr:target th").inner_text() == name
    tab.go_back()
    select = tab.locator(".wr-search-filters select").first
    select.select_option({"": "报告正文", "zh-Hant/": "報告正文", "en/": "Report"}[folder])
    expect(results.filter(has_text=kind)).to_have_count(0)
