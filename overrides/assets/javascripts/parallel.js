/* Both languages side by side: the other one is taken from the page's sibling, which is loaded when a reader asks. */

const loading = {
  "zh-Hans": "正在载入对照文本……", "zh-Hant": "正在載入對照文本……", en: "Loading the Chinese text …",
}[document.documentElement.lang]

const article = document.querySelector("article")
const button = document.querySelector(".wr-views button")
const status = document.querySelector(".wr-views-status")
const sibling = new URL(button.dataset.sibling, location)
const alone = ".wr-continue, .wr-views, .wr-views-status, .wr-notice, .wr-filter, .wr-source"
let rows = []

const isOpen = () => button.getAttribute("aria-pressed") === "true"
const say = text => { status.textContent = text }

/** Show the page beside its sibling; say so where that cannot be had. A reader who has just come is led to the place. */
export async function show({ isArriving = false } = {}) {
  if (isOpen()) return
  button.setAttribute("aria-pressed", "true")
  const late = setTimeout(() => say(loading), 300)
  try {
    const response = await fetch(sibling)
    if (!response.ok) throw new Error(response.status)
    const other = new DOMParser().parseFromString(await response.text(), "text/html")
    if (isOpen() && !rows.length) {
      const begin = () => lay(groups(article), groups(other.querySelector("article")), other.documentElement.lang)
      if (isArriving) arrive(begin)
      else keepingPlace(begin)
    }
    say("")
  } catch {
    button.setAttribute("aria-pressed", "false")
    say(status.dataset.failed)
  }
  clearTimeout(late)
}

/** Show the page alone again. */
export function hide() {
  button.setAttribute("aria-pressed", "false")
  say("")
  keepingPlace(() => {
    for (const row of rows) row.replaceWith(...row.firstElementChild.childNodes)
    rows = []
    document.body.classList.remove("wr-parallel")
    document.dispatchEvent(new Event("wr-view"))
  })
}

/** Put the sibling's blocks beside ours: what has an id in both stands side by side, with all that follows it. */
function lay(ours, others, lang) {
  const theirs = new Map(others.map(group => [group.key, group.nodes]))
  for (const { key, nodes } of ours) {
    const row = Object.assign(document.createElement("div"), { className: "wr-row" })
    const [own, sideways] = [0, 1].map(() => row.appendChild(document.createElement("div")))
    sideways.lang = lang
    nodes[0].before(row)
    own.append(...nodes)
    sideways.append(...(theirs.get(key) ?? []).map(adopt))
    rows.push(row)
  }
  document.body.classList.add("wr-parallel")
  document.dispatchEvent(new Event("wr-view"))
}

/** Return an article's blocks, each that has an id with those behind it that have none. */
function groups(from) {
  const found = []
  for (const node of from.querySelectorAll(":scope > *, :scope > div[lang] > *")) {
    if (node.matches(`${alone}, div[lang]`)) continue
    if (node.id || !found.length) found.push({ key: node.id, nodes: [] })
    found.at(-1).nodes.push(node)
  }
  return found
}

/** Return a block of the sibling as part of this page: links lead where they led, ids stay this page's own. */
function adopt(block) {
  const node = document.importNode(block, true)
  for (const link of node.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), sibling)
  for (const part of [node, ...node.querySelectorAll("[id]")]) part.removeAttribute("id")
  return node
}

const headerBottom = () => document.querySelector(".md-header").getBoundingClientRect().bottom

/** Return what a reader looks at: the first block of the page's own, of whatever kind, that is not above the window. */
function inSight() {
  const blocks = article.querySelectorAll(":is(h1, h2, h3, p, li, dl, tr):not(.wr-row > [lang] *)")
  return [...blocks].find(block => block.checkVisibility() && block.getBoundingClientRect().bottom > headerBottom())
}

const moveTo = (block, top) => scrollBy({ top: block.getBoundingClientRect().top - top, behavior: "instant" })

/** Do something to the page without moving what the reader looks at. */
function keepingPlace(change) {
  const block = inSight()
  const before = block?.getBoundingClientRect().top
  change()
  if (scrollY && block) moveTo(block, before)
}

/** Do something to a page just opened, then go where the reader was on it before, or where the address leads. */
function arrive(change) {
  change()
  const place = history.state?.place
  const was = place && document.getElementById(place.id)
  if (was) moveTo(was, place.top)
  else document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView({ behavior: "instant" })
}

// The browser would restore the place on the page alone, which is shorter.
let pause = 0
addEventListener("scroll", () => {
  clearTimeout(pause)
  pause = setTimeout(() => {
    const block = rows.length ? inSight()?.closest("[id]") : null
    const place = block && { id: block.id, top: block.getBoundingClientRect().top }
    history.replaceState({ ...history.state, place }, "")
  }, 150)
}, { passive: true })
