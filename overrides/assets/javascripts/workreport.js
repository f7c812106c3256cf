/* The site's own script. Everything works without it, only less conveniently. */

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

// Escape puts an equivalent away without moving pointer or focus (WCAG 2.2, 1.4.13); it is back the next time.
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return
  document.querySelectorAll(".wr-equivalent:is(:hover, :focus)").forEach(figure => {
    figure.classList.add("wr-dismissed")
    for (const left of ["mouseleave", "blur"])
      figure.addEventListener(left, () => figure.classList.remove("wr-dismissed"), { once: true })
  })
})
