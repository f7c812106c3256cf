/* The glossary can be filtered: by term, rendering or definition, in either language. */

const filter = document.querySelector(".wr-filter input")
const count = document.querySelector(".wr-filter output")
const groups = []
for (const heading of document.querySelectorAll("article h2, article h3")) {
  const nodes = [heading]
  for (let next = heading.nextElementSibling; next && !/^H[123]$/.test(next.tagName); next = next.nextElementSibling)
    nodes.push(next)
  groups.push({ isDomain: heading.tagName === "H2", nodes, text: nodes.map(node => node.textContent).join(" ").toLowerCase() })
}
// Beside its Chinese or English an entry stands in a row with it.
const box = node => node.closest(".wr-row") ?? node
function apply() {
  const wanted = filter.value.trim().toLowerCase().split(/\s+/)
  let domain = null
  let shown = 0
  groups.forEach(group => group.nodes.forEach(node => { node.hidden = box(node).hidden = false }))
  for (const group of groups) {
    const fits = !group.isDomain && wanted.every(word => group.text.includes(word))
    if (group.isDomain) domain = group
    else shown += fits
    group.nodes.forEach(node => { box(node).hidden = !fits })
    if (fits && domain) domain.nodes.forEach(node => { box(node).hidden = false })
  }
  count.value = filter.value && shown
}
filter.addEventListener("input", apply)
document.addEventListener("wr-view", apply)
// Whoever typed before this script came.
apply()
