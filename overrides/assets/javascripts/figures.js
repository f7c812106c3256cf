/* The table of figures: sorted by a click on a column's head, filtered by words, numbers or units. */

const table = document.querySelector(".wr-figures")
const rows = [...table.tBodies[0].rows]
const filter = document.querySelector(".wr-filter input")
const count = document.querySelector(".wr-filter output")
const all = count.value
const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare
const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent

for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: head.textContent })
  head.replaceChildren(button)
  button.addEventListener("click", () => {
    const turn = head.ariaSort === "ascending" ? -1 : 1
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort")
    head.ariaSort = turn > 0 ? "ascending" : "descending"
    rows.sort((one, other) => turn * order(key(one, column), key(other, column)))
    table.tBodies[0].append(...rows)
  })
}

function apply() {
  const wanted = filter.value.trim().toLowerCase().split(/\s+/)
  let shown = 0
  for (const row of rows) {
    row.hidden = !wanted.every(word => row.textContent.toLowerCase().includes(word))
    shown += !row.hidden
  }
  count.value = filter.value.trim() ? `${shown}` : all
}
filter.addEventListener("input", apply)
// Whoever typed before this script came.
apply()
