/* The search box: loaded when a reader begins to search. It works on the markup and the styles of Material's search. */

import { createEngine, fold, stem } from "./search-engine.js"

const root = new URL("../../", import.meta.url)
const locale = { "zh-Hans": "zh" }[document.documentElement.lang] ?? document.documentElement.lang
const home = new URL(locale === "zh" ? "" : `${locale}/`, root)
const engine = createEngine(new URL("search/", root), locale)
const words = {
  zh: {
    none: "没有找到。可以少写几个字，换一个说法，或查看目录和术语表。", failed: "搜索暂时不能用：索引没有读到。", count: "条结果",
    first: "，以下为最相关的", kind: "类别", part: "范围", report: "报告", all: "全部", text: "报告正文", figure: "关键指标", term: "术语",
  },
  "zh-Hant": {
    none: "沒有找到。可以少寫幾個字，換一個說法，或查看目錄和術語表。", failed: "搜尋暫時不能用：索引沒有讀到。", count: "條結果",
    first: "，以下為最相關的", kind: "類別", part: "範圍", report: "報告", all: "全部", text: "報告正文", figure: "關鍵指標", term: "術語",
  },
  en: {
    none: "Nothing found. Try fewer or other words, or look in the contents and the glossary.", failed: "The search is out of order: its index could not be read.",
    count: "results", first: ", the best of them", kind: "Kind", part: "Part", report: "Report", all: "All",
    text: "Report", figure: "Key figures", term: "Terms",
  },
}[locale]

const box = document.querySelector(".md-search")
const form = box.querySelector("form")
const input = form.elements.q
const toggle = document.getElementById("__search")
const status = box.querySelector(".md-search-result__meta")
const list = box.querySelector(".md-search-result__list")
const filters = box.querySelector(".wr-search-filters")
const suggestions = box.querySelector(".wr-search-suggestions")

const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

/** Return where in a text the words of a query stand: begin and end of each place, in order and apart. */
export function findMarks(text, { words: wanted, simplify }) {
  const folded = simplify(Array.from({ length: text.length }, (_, at) => fold(text[at])[0] ?? " ").join(""))
  const places = []
  for (const word of wanted) {
    if (/^[a-z\u00df-\u024f]+$/.test(word)) {
      for (const match of folded.matchAll(/[a-z\u00df-\u024f]+/g))
        if (stem(match[0]) === word || (word.length > 2 && match[0].startsWith(word)))
          places.push([match.index, match.index + match[0].length])
    } else {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) places.push([at, at + word.length])
    }
  }
  places.sort((a, b) => a[0] - b[0])
  const apart = []
  for (const [begin, end] of places) {
    if (apart.length && begin <= apart.at(-1)[1]) apart.at(-1)[1] = Math.max(end, apart.at(-1)[1])
    else apart.push([begin, end])
  }
  return apart
}

function marked(text, places, from = 0, to = text.length) {
  const out = []
  let at = from
  for (const [begin, end] of places) {
    if (begin < from || end > to) continue
    out.push(text.slice(at, begin), element("mark", { textContent: text.slice(begin, end) }))
    at = end
  }
  return [...out, text.slice(at, to)]
}

/** Return the part of a text in which most of the marks are. */
function excerpt(text, places) {
  const length = locale === "en" ? 240 : 110
  let best = [0, -1]
  for (const [begin] of places) {
    const from = Math.max(0, begin - length / 5)
    const size = places.reduce((sum, [a, b]) => sum + (a >= from && b <= from + length ? b - a : 0), 0)
    if (size > best[1]) best = [from, size]
  }
  let from = Math.floor(best[0])
  if (locale === "en" && from) from = text.indexOf(" ", from) + 1
  const to = Math.min(text.length, from + length)
  return [from ? "…" : "", ...marked(text, places, from, to), to < text.length ? "…" : ""]
}

/** Return where the words of a query stand in a text, or else the terms that the query names in another language. */
const placesIn = (text, marks) => {
  const places = findMarks(text, marks)
  return places.length ? places : findMarks(text, { words: marks.terms, simplify: marks.simplify })
}

function show(result, marks, query) {
  const link = element("a", { className: "md-search-result__link" })
  const target = new URL(result.address, home)
  target.searchParams.set("h", query)
  link.href = target
  const [name, ...above] = result.kind === "heading" ? [result.text, ...result.trail] : [result.trail.at(-1) ?? "", ...result.trail.slice(0, -1)]
  const title = element("strong", {}, ...marked(name, placesIn(name, marks)))
  const article = element("article", { className: "md-search-result__article md-typeset" }, title)
  const path = [result.address.split("/")[0], ...above, ...(["figure", "term"].includes(result.kind) ? [words[result.kind]] : [])]
  article.append(element("p", { className: "wr-search-path", textContent: path.join(" › ") }))
  if (result.kind !== "heading") article.append(element("p", {}, ...excerpt(result.text, placesIn(result.text, marks))))
  link.append(article)
  return element("li", { className: "md-search-result__item" }, link)
}

const chosen = name => filters.querySelector(`[name=${name}]`)?.value ?? ""

async function wanted() {
  const { reports, figures, terms } = await engine.parts()
  const [kind, report, part] = ["kind", "report", "part"].map(chosen)
  const begins = [...Object.values(reports).flat(), terms]
  const within = first => [first, begins.find(one => one > first)]
  const ids = Object.keys(reports)
  const limits = []
  if (kind) limits.push(kind === "term" ? [terms, Infinity] : [0, terms])
  if (report) limits.push([reports[report][0], reports[ids[ids.indexOf(report) + 1]]?.[0] ?? terms])
  if (part) limits.push(within(Number(part)))
  const isFigure = number => figures.some(([from, to]) => number >= from && number < to)
  return number => limits.every(([from, to]) => number >= from && number < to) && (!kind || isFigure(number) === (kind === "figure"))
}

function choice(name, label, options, onchange = run) {
  const id = `wr-search-${name}`
  const select = element("select", { name, id, onchange }, element("option", { value: "", textContent: words.all }))
  for (const [value, text] of options) select.append(element("option", { value, textContent: text }))
  return element("span", {}, element("label", { htmlFor: id, textContent: label }), " ", select)
}

async function offerFilters() {
  if (filters.childElementCount) return
  const { reports } = await engine.parts()
  const ids = Object.keys(reports)
  filters.append(choice("kind", words.kind, ["text", "figure", "term"].map(kind => [kind, words[kind]])))
  if (ids.length > 1) filters.append(choice("report", words.report, ids.map(id => [id, id]), () => { offerParts(chosen("report")); run() }))
  else if (ids.length) offerParts(ids[0])
}

/** Offer the parts of a report, by the heading with which each begins. */
async function offerParts(report) {
  filters.querySelector("[name=part]")?.parentElement.remove()
  if (!report) return
  const { reports } = await engine.parts()
  const begins = await Promise.all(reports[report].map(engine.record))
  const named = begins.map(one => [one.record, one.kind === "figure" ? words.figure : one.text])
  filters.append(choice("part", words.part, named.map(([record, text]) => [record, text.length > 40 ? `${text.slice(0, 39)}…` : text])))
}

let turn = 0
async function run() {
  const query = input.value.trim()
  const mine = (turn += 1)
  const address = new URL(location)
  if (query) address.searchParams.set("q", query)
  else address.searchParams.delete("q")
  history.replaceState(history.state, "", address)
  if (!query) return list.replaceChildren(), suggestions.replaceChildren(), (status.textContent = "")
  try {
    const [{ count, results }, marks] = await Promise.all([wanted().then(fits => engine.search(query, fits)), engine.marker(query)])
    if (mine !== turn) return
    const named = results.filter(result => result.kind === "term" && result.covered > 0.999).map(result => result.trail[0])
    marks.terms = named.map(name => marks.simplify(fold(name)))
    list.replaceChildren(...results.map(result => show(result, marks, query)))
    const isPart = count > results.length
    status.textContent = results.length ? `${count} ${words.count}${isPart ? `${words.first} ${results.length}` : ""}` : words.none
    const terms = results.filter(result => result.kind === "term").map(result => result.trail[0]).slice(0, 4)
    suggestions.replaceChildren(...terms.filter(term => term !== query).map(term =>
      element("button", { type: "button", textContent: term, onclick: () => { input.value = term; input.focus({ preventScroll: true }); run() } })))
    offerFilters()
  } catch {
    if (mine === turn) status.textContent = words.failed
  }
}

export function open() {
  toggle.checked = true
  input.focus({ preventScroll: true })
  if (input.value.trim()) run()
}

function close() {
  toggle.checked = false
  if (document.activeElement === input || !box.contains(document.activeElement)) input.blur()
  const address = new URL(location)
  address.searchParams.delete("q")
  history.replaceState(history.state, "", address)
}

const isTyping = target => target.closest?.("input, select, textarea, [contenteditable]")

document.addEventListener("keydown", event => {
  if (!toggle.checked || event.isComposing) return
  const links = [...list.querySelectorAll("a")]
  const at = links.indexOf(document.activeElement)
  if (event.key === "Escape") {
    close()
    // On a phone the box is gone with the focus in it: back to the button that opened it.
    const opener = document.querySelector("[data-opens=__search]")
    if (opener.checkVisibility()) opener.focus()
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (isTyping(document.activeElement) && document.activeElement !== input || !links.length) return
    event.preventDefault()
    const to = at + (event.key === "ArrowDown" ? 1 : -1)
    if (to < 0) input.focus({ preventScroll: true })
    else links[Math.min(to, links.length - 1)].focus()
  } else if (event.key === "Enter" && document.activeElement === input) {
    event.preventDefault()
    links[0]?.click()
  }
})
form.addEventListener("submit", event => event.preventDefault())
form.addEventListener("reset", () => setTimeout(() => { run(); input.focus({ preventScroll: true }) }))
input.addEventListener("input", run)
input.addEventListener("focus", () => { toggle.checked = true })
toggle.addEventListener("change", () => { if (!toggle.checked) close() })
// Whoever leaves the box by keyboard sees the page again.
box.addEventListener("focusout", event => { if (event.relatedTarget && !box.contains(event.relatedTarget)) close() })

/** Mark the words of a query in the paragraph that the address leads to, without any change of its text. */
export async function markTarget(query) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!target || !CSS.highlights) return
  const marks = await engine.marker(query)
  const texts = document.createTreeWalker(target, NodeFilter.SHOW_TEXT)
  const nodes = []
  while (texts.nextNode()) nodes.push(texts.currentNode)
  const whole = nodes.map(node => node.data).join("")
  const spot = offset => {
    let at = 0
    for (const node of nodes) {
      if (offset <= at + node.length) return [node, offset - at]
      at += node.length
    }
    return [nodes.at(-1), nodes.at(-1).length]
  }
  const ranges = findMarks(whole, marks).map(([begin, end]) => {
    const range = new Range()
    range.setStart(...spot(begin))
    range.setEnd(...spot(end))
    return range
  })
  CSS.highlights.set("wr-found", new Highlight(...ranges))
}
