/* The site's own script. Everything works without it, only less conveniently. What few readers use is loaded when they do. */

const root = document.documentElement
const body = document.body
const here = document.currentScript.src
// A script that did not come is asked for under another address the next time: browsers remember the failure.
const failures = {}
const load = name => import(new URL(failures[name] ? `${name}?${failures[name]}` : name, here)).catch(error => {
  failures[name] = (failures[name] ?? 0) + 1
  throw error
})

// What a reader chose is kept in the browser, where that is allowed.
const kept = {
  get(name) { try { return JSON.parse(localStorage.getItem(`workreport.${name}`)) } catch { return null } },
  set(name, value) { try { localStorage.setItem(`workreport.${name}`, JSON.stringify(value)) } catch { /* then not */ } },
}

// Colours: those of the system until the reader chooses others.
const darkSystem = matchMedia("(prefers-color-scheme: dark)")
document.querySelector(".wr-scheme").addEventListener("click", () => {
  const scheme = body.dataset.mdColorScheme === "slate" ? "default" : "slate"
  body.dataset.mdColorScheme = scheme
  kept.set("scheme", scheme)
})
darkSystem.addEventListener("change", () => {
  if (!kept.get("scheme")) body.dataset.mdColorScheme = darkSystem.matches ? "slate" : "default"
})

// Menu and search open by checkboxes of the theme's, which its styles look at; Escape closes the menu.
const drawer = document.getElementById("__drawer")
const openers = document.querySelectorAll("[data-opens]")
openers.forEach(opener => opener.addEventListener("click", () => {
  const box = document.getElementById(opener.dataset.opens)
  box.checked = !box.checked
  box.dispatchEvent(new Event("change"))
}))
const menu = document.querySelector(".md-sidebar--primary")
const currentItem = menu.querySelector("[aria-current=page]")
const showCurrentItem = () => {
  // On a phone the list scrolls, on a desktop what is around it; never the page.
  for (let box = currentItem?.parentElement; box && menu.contains(box); box = box.parentElement)
    if (box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== "visible")
      box.scrollTop += currentItem.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3
}
function closeMenu() {
  if (!drawer.checked) return
  drawer.checked = false
  drawer.dispatchEvent(new Event("change"))
}
drawer.addEventListener("change", () => {
  openers[0].setAttribute("aria-expanded", drawer.checked)
  if (!drawer.checked) return
  showCurrentItem()
  ;(currentItem ?? menu.querySelector("a")).focus({ preventScroll: true })
})
menu.addEventListener("click", event => { if (event.target.closest("a")) closeMenu() })
menu.addEventListener("focusout", event => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) closeMenu()
})
document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || !drawer.checked) return
  closeMenu()
  openers[0].focus()
})
showCurrentItem()

// The header names the page once its heading is out of sight; the contents show where the reader is.
const heading = document.querySelector("article h1")
const headerTitle = document.querySelector(".md-header__title")
if (heading) new IntersectionObserver(([entry]) => {
  headerTitle.classList.toggle("md-header__title--active", !entry.isIntersecting && entry.boundingClientRect.top < 50)
}).observe(heading)
const topics = [...document.querySelectorAll(".md-nav--secondary a")]
const headingOf = link => document.getElementById(decodeURIComponent(link.hash.slice(1)))
let isSpying = false
function spy() {
  isSpying = false
  const passed = topics.filter(link => headingOf(link)?.getBoundingClientRect().top < innerHeight / 3)
  topics.forEach(link => link.classList.toggle("md-nav__link--active", link === passed.at(-1)))
}
if (topics.length) addEventListener("scroll", () => {
  if (!isSpying) requestAnimationFrame(spy)
  isSpying = true
}, { passive: true })

// The search is loaded when a reader begins to search, or comes from a result of it.
const searchInput = document.querySelector(".md-search__input")
const isSearchOpen = document.getElementById("__search")
const openSearch = () => load("search.js").then(search => search.open(), () => {
  isSearchOpen.checked = true
  const status = document.querySelector(".md-search-result__meta")
  status.textContent = status.dataset.failed
  searchInput.focus({ preventScroll: true })
  searchInput.onkeydown = event => {
    if (event.key !== "Escape") return
    isSearchOpen.checked = false
    searchInput.blur()
  }
})
// What is open already is not opened again: the focus of a reader who has moved on would be called back.
searchInput.addEventListener("focus", () => { if (!isSearchOpen.checked) openSearch() })
isSearchOpen.addEventListener("change", () => { if (isSearchOpen.checked) openSearch() })
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
if (asked.has("h")) {
  const mark = () => load("search.js").then(search => search.markTarget(asked.get("h")))
  mark()
  document.addEventListener("wr-view", mark)
}

// A change of language keeps the reader at the same paragraph: ids are the same in every language.
function currentBlock() {
  const top = document.querySelector(".md-header").getBoundingClientRect().bottom
  const blocks = [...document.querySelectorAll("article :is(h1, h2, h3, p)[id]")].filter(block => block.checkVisibility())
  const next = blocks.findIndex(block => block.getBoundingClientRect().bottom > top + 1)
  // What follows may be far below, behind a list or table; the reader is then still under what went before.
  const isFar = next > 0 && blocks[next].getBoundingClientRect().top > innerHeight / 2
  const current = next < 0 ? blocks.at(-1) : blocks[isFar ? next - 1 : next]
  return current === blocks[0] ? null : current
}
document.addEventListener("click", event => {
  const link = event.target.closest("a.md-select__link[hreflang], .wr-views a[hreflang]")
  if (link) link.hash = currentBlock()?.id ?? ""
})

// Both languages side by side; the choice holds for the pages to come.
const parallelButton = document.querySelector(".wr-views button")
const withParallel = action => load("parallel.js").then(action, () => {
  const status = document.querySelector(".wr-views-status")
  status.textContent = status.dataset.failed
  kept.set("parallel", false)
})
const setParallel = isOn => withParallel(parallel => isOn ? parallel.show() : parallel.hide())
if (parallelButton) {
  parallelButton.addEventListener("click", () => {
    const isOn = parallelButton.getAttribute("aria-pressed") !== "true"
    kept.set("parallel", isOn)
    setParallel(isOn)
  })
  if (kept.get("parallel")) withParallel(parallel => parallel.show({ isArriving: true }))
}
document.addEventListener("click", event => {
  const link = event.target.closest(".wr-views a")
  if (!link) return
  kept.set("parallel", false)
  if (!link.ariaCurrent || parallelButton?.getAttribute("aria-pressed") !== "true") return
  event.preventDefault()
  setParallel(false)
})

// The mark of a paragraph copies its citation and offers the rest.
document.addEventListener("click", event => {
  const mark = event.target.closest("a.wr-anchor")
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  // Where that cannot be had, the mark is the link that it is without scripts.
  load("citation.js").then(citation => citation.open(mark), () => { location.hash = mark.hash })
})

// Where a reader stopped, the home page and the report's page lead back to.
const onwards = document.querySelector(".wr-continue")
if (onwards) {
  const place = kept.get(`place.${onwards.dataset.report}`)
  if (place && place.lang === root.lang) {
    onwards.firstElementChild.href = new URL(place.path, new URL(onwards.dataset.base, location))
    onwards.firstElementChild.append(place.title)
    onwards.hidden = false
  }
}
const report = document.querySelector("meta[name='workreport:report']")?.content
if (report) addEventListener("pagehide", () => {
  const base = new URL(".", document.querySelector(".md-logo").href)
  const path = location.href.split(/[?#]/)[0].slice(base.href.length)
  const id = currentBlock()?.id
  kept.set(`place.${report}`, { path: id ? `${path}#${id}` : path, title: heading.textContent, lang: root.lang })
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
const glossaryWord = { "zh-Hans": "术语表", "zh-Hant": "術語表", en: "Glossary" }[root.lang]
const card = Object.assign(document.createElement("div"), { className: "wr-card", hidden: true })
const cardParts = ["strong", "p", "a"].map(tag => card.appendChild(document.createElement(tag)))
let cardTerm = null
let cardTimer = 0
let touched = null
const termOf = event => event.target.closest?.(".wr-term")

function showCard(term) {
  clearTimeout(cardTimer)
  if (cardTerm === term) return
  cardTerm = term
  const [rendering, meaning, entry] = cardParts
  rendering.lang = term.dataset.renderingLang
  rendering.textContent = term.dataset.rendering
  meaning.textContent = term.dataset.meaning
  entry.href = term.href
  entry.textContent = glossaryWord
  // In the term's own block, so that Tab leads from the term into the card, and out of it to what follows.
  term.after(card)
  card.hidden = false
  if (!card.offsetParent) return  // in print there are no cards
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

document.addEventListener("pointerdown", event => {
  const term = termOf(event)
  touched = term && event.pointerType === "touch" && cardTerm !== term ? term : null
  if (!term && !event.target.closest(".wr-card")) hideCard()
})
document.addEventListener("click", event => {
  if (!touched || termOf(event) !== touched) return
  event.preventDefault()
  showCard(touched)
})
document.addEventListener("pointerover", event => {
  const term = termOf(event)
  if (term && event.pointerType === "mouse") showCard(term)
})
document.addEventListener("focusin", event => {
  const term = termOf(event)
  if (term?.matches(":focus-visible")) showCard(term)
})
for (const left of ["pointerout", "focusout"])
  document.addEventListener(left, event => { if (event.target.closest?.(".wr-term, .wr-card")) hideCardSoon() })
document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || card.hidden) return
  const term = cardTerm
  if (card.contains(document.activeElement)) term.focus({ focusVisible: false })
  hideCard()
})
// What a reader copies is what was printed, though the card stands in the paragraph.
document.addEventListener("copy", () => { if (!card.contains(getSelection().anchorNode)) hideCard() })

// What these offer goes where browsers do not load them, as in a folder.
const filter = document.querySelector(".wr-filter")
const orRemove = error => { filter?.remove(); if (location.protocol !== "file:") throw error }
if (document.querySelector("article [id^='domain-']")) load("glossary.js").catch(orRemove)
if (document.querySelector(".wr-figures")) load("figures.js").catch(orRemove)
if (document.querySelector(".wr-moved")) load("moved.js")
