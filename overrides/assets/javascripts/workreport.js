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
