/* Both languages side by side: the other one is taken from the page's sibling, which is loaded when a reader asks. */

const words = {
  "zh-Hans": { loading: "正在载入对照文本……", failed: "对照文本没有载入。请检查网络后再试，或直接打开另一语言的页面。" },
  "zh-Hant": { loading: "正在載入對照文本……", failed: "對照文本沒有載入。請檢查網絡後再試，或直接打開另一語言的頁面。" },
  en: {
    loading: "Loading the Chinese text …",
    failed: "The other language could not be loaded. Check the connection and try again, or open its own page.",
  },
}[document.documentElement.lang]

const article = document.querySelector("article")
const button = document.querySelector(".wr-views button")
const status = document.querySelector(".wr-views-status")
const sibling = new URL(button.dataset.sibling, location)
const alone = ".wr-continue, .wr-views, .wr-views-status, .wr-notice, .wr-filter, .wr-source"
let rows = []

const isOpen = () => button.getAttribute("aria-pressed") === "true"
const say = text => { status.textContent = text }

/** Show the page beside its sibling; say so where that cannot be had. */
export async function show() {
  if (isOpen()) return
  button.setAttribute("aria-pressed", "true")
  const late = setTimeout(() => say(words.loading), 300)
  try {
    const response = await fetch(sibling)
    if (!response.ok) throw new Error(response.status)
    const other = new DOMParser().parseFromString(await response.text(), "text/html")
    if (isOpen() && !rows.length) lay(other.querySelector("article"), other.documentElement.lang)
    say("")
  } catch {
    button.setAttribute("aria-pressed", "false")
    say(words.failed)
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
  })
}

/** Put the sibling's blocks beside ours: what has an id in both stands side by side, with all that follows it. */
function lay(other, lang) {
  const theirs = new Map(groups(other).map(group => [group.key, group.nodes]))
  keepingPlace(() => {
    for (const { key, nodes } of groups(article)) {
      const row = Object.assign(document.createElement("div"), { className: "wr-row" })
      const [own, sideways] = [0, 1].map(() => row.appendChild(document.createElement("div")))
      sideways.lang = lang
      nodes[0].before(row)
      own.append(...nodes)
      sideways.append(...(theirs.get(key) ?? []).map(adopt))
      rows.push(row)
    }
    document.body.classList.add("wr-parallel")
  })
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

/** Do something to the page without moving what the reader looks at. */
function keepingPlace(change) {
  const top = document.querySelector(".md-header").getBoundingClientRect().bottom
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const blocks = [...article.querySelectorAll("[id]:is(h1, h2, h3, p)")]
  const block = blocks.find(one => one.getBoundingClientRect().bottom > top) ?? target
  const before = block?.getBoundingClientRect().top
  change()
  if (scrollY && block) scrollBy({ top: block.getBoundingClientRect().top - before, behavior: "instant" })
}
