/* The site's own script. Everything works without it, only less conveniently. */

// Its own words, in the language of the page.
const words = {
  "zh-Hans": { glossary: "术语表", filter: "查找词语、译法或释义" },
  "zh-Hant": { glossary: "術語表", filter: "查找詞語、譯法或釋義" },
  en: { glossary: "Glossary", filter: "Find terms, renderings or definitions" },
}[document.documentElement.lang]

// The search is loaded when a reader begins to search, or comes from a result of it.
const searchScript = new URL("search.js", document.currentScript.src)
const searchInput = document.querySelector(".md-search__input")
const openSearch = () => import(searchScript).then(search => search.open())
searchInput.addEventListener("focus", openSearch, { once: true })
document.getElementById("__search").addEventListener("change", event => { if (event.target.checked) openSearch() })
document.addEventListener("keydown", event => {
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]")
  if (!["/", "s"].includes(event.key) || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  openSearch()
})
const asked = new URLSearchParams(location.search)
if (asked.has("q")) {
  searchInput.value = asked.get("q")
  openSearch()
}
if (asked.has("h")) import(searchScript).then(search => search.markTarget(asked.get("h")))

// Material asks for a sitemap beside every alternate it finds when the document is ready, at another host if the page
// is read there. The links step aside until it has looked.
const alternates = document.querySelectorAll("link[rel=alternate]")
alternates.forEach(link => link.remove())
addEventListener("load", () => document.head.append(...alternates))

// A change of language keeps the reader at the same paragraph: ids are the same in every language.
document.addEventListener("click", event => {
  const link = event.target.closest(".md-select__link[hreflang]")
  if (!link) return
  const top = document.querySelector(".md-header").getBoundingClientRect().bottom
  const blocks = [...document.querySelectorAll("article :is(h1, h2, p)[id]")]
  const current = blocks.find(block => block.getBoundingClientRect().bottom > top + 1)
  link.hash = current && current !== blocks[0] ? current.id : ""
})

// Material wraps wide tables to be scrolled; they can be scrolled by keyboard too (WCAG 2.2, 2.1.1).
addEventListener("load", () => {
  document.querySelectorAll(".md-typeset__scrollwrap").forEach(table => { table.tabIndex = 0 })
})

// Escape puts an equivalent away without moving pointer or focus (WCAG 2.2, 1.4.13); it is back the next time.
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return
  document.querySelectorAll(".wr-equivalent:is(:hover, :focus)").forEach(figure => {
    figure.classList.add("wr-dismissed")
    for (const left of ["mouseleave", "blur"])
      figure.addEventListener(left, () => figure.classList.remove("wr-dismissed"), { once: true })
  })
})

// A term's card: definition and rendering, on hover, focus and touch. Without this the term is a link to the glossary.
// The card can be moved into and stays until pointer and focus have left both, or Escape is pressed (WCAG 2.2, 1.4.13).
const card = Object.assign(document.createElement("div"), { className: "wr-card", hidden: true })
const cardParts = ["strong", "p", "a"].map(tag => card.appendChild(document.createElement(tag)))
let cardTerm = null
let cardTimer = 0

function showCard(term) {
  clearTimeout(cardTimer)
  if (cardTerm === term) return
  cardTerm = term
  const [rendering, meaning, entry] = cardParts
  rendering.lang = term.dataset.renderingLang
  rendering.textContent = term.dataset.rendering
  meaning.textContent = term.dataset.meaning
  entry.href = term.href
  entry.textContent = words.glossary
  // In the term's own block, so that Tab leads from the term into the card, and out of it to what follows.
  term.after(card)
  card.hidden = false
  const block = card.offsetParent.getBoundingClientRect()
  const line = [...term.getClientRects()].at(-1)
  const left = Math.min(line.left - block.left, block.width - card.offsetWidth)
  card.style.left = `${Math.max(0, left)}px`
  card.style.top = `${line.bottom - block.top}px`
}

function hideCard() {
  clearTimeout(cardTimer)
  card.hidden = true
  cardTerm = null
}

const hideCardSoon = () => {
  clearTimeout(cardTimer)
  cardTimer = setTimeout(() => {
    if (!card.matches(":hover, :focus-within") && !cardTerm?.matches(":hover, :focus")) hideCard()
  }, 250)
}

document.querySelectorAll(".wr-term").forEach(term => {
  let touched = false
  term.addEventListener("pointerdown", event => { touched = event.pointerType === "touch" && cardTerm !== term })
  term.addEventListener("click", event => {
    if (!touched) return
    event.preventDefault()
    showCard(term)
  })
  term.addEventListener("pointerenter", event => { if (event.pointerType === "mouse") showCard(term) })
  term.addEventListener("focus", () => { if (term.matches(":focus-visible")) showCard(term) })
  term.addEventListener("pointerleave", hideCardSoon)
  term.addEventListener("blur", hideCardSoon)
})
card.addEventListener("pointerleave", hideCardSoon)
card.addEventListener("focusout", hideCardSoon)
document.addEventListener("pointerdown", event => { if (!event.target.closest(".wr-term, .wr-card")) hideCard() })
document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || card.hidden) return
  const term = cardTerm
  if (card.contains(document.activeElement)) term.focus({ focusVisible: false })
  hideCard()
})
// What a reader copies is what was printed, though the card stands in the paragraph.
document.addEventListener("copy", () => { if (!card.contains(getSelection().anchorNode)) hideCard() })

// The glossary can be filtered: by term, rendering or definition, in either language.
const domains = document.querySelector("article [id^='domain-']")
if (domains) {
  const box = Object.assign(document.createElement("div"), { className: "wr-filter" })
  const label = box.appendChild(Object.assign(document.createElement("label"), { textContent: words.filter }))
  const filter = label.appendChild(Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" }))
  const count = box.appendChild(document.createElement("output"))
  count.ariaLive = "polite"
  document.querySelector("article h1").after(box)
  const groups = []
  for (const heading of document.querySelectorAll("article h2, article h3")) {
    const nodes = [heading]
    for (let next = heading.nextElementSibling; next && !/^H[123]$/.test(next.tagName); next = next.nextElementSibling)
      nodes.push(next)
    groups.push({ isDomain: heading.tagName === "H2", nodes, text: nodes.map(node => node.textContent).join(" ").toLowerCase() })
  }
  filter.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase().split(/\s+/)
    let domain = null
    let shown = 0
    for (const group of groups) {
      const fits = !group.isDomain && wanted.every(word => group.text.includes(word))
      if (group.isDomain) domain = group
      else shown += fits
      group.nodes.forEach(node => { node.hidden = !fits })
      if (fits && domain) domain.nodes.forEach(node => { node.hidden = false })
    }
    count.value = shown
  })
}
