/* What a paragraph offers: a citation in the reader's language, formats for reference managers, a way to report a mistake. */

const locale = document.documentElement.lang
const words = {
  "zh-Hans": {
    title: "引用", copied: "已复制。", select: "请按 Ctrl+C 复制。", citation: "引文", link: "链接", report: "纠错", close: "关闭",
    paragraph: n => `第${n}段`, printed: p => `印刷第${p}页`, found: "发现的问题：",
    mistake: "网页文字有误", cite: c => `${c.author ? `${c.author}：` : ""}《${c.title}》，${[...c.trail, c.paragraph, c.printed].filter(Boolean).join("，")}，${c.url}，${c.date}访问。`,
  },
  "zh-Hant": {
    title: "引用", copied: "已複製。", select: "請按 Ctrl+C 複製。", citation: "引文", link: "連結", report: "糾錯", close: "關閉",
    paragraph: n => `第${n}段`, printed: p => `印刷第${p}頁`, found: "發現的問題：",
    mistake: "網頁文字有誤", cite: c => `${c.author ? `${c.author}：` : ""}《${c.title}》，${[...c.trail, c.paragraph, c.printed].filter(Boolean).join("，")}，${c.url}，${c.date}訪問。`,
  },
  en: {
    title: "Cite", copied: "Copied.", select: "Press Ctrl+C to copy.", citation: "Citation", link: "Link", report: "Report a mistake",
    close: "Close", paragraph: n => `para. ${n}`, printed: p => `printed p${/–/.test(p) ? "p" : ""}. ${p}`, found: "What is wrong:",
    mistake: "A mistake on the page", cite: c => `${c.author ? `${c.author}, ` : ""}${c.title} (English translation), ${c.trail.map(part => `“${part}”`).join(", ")}, ${[c.paragraph, c.printed].filter(Boolean).join(", ")}, ${c.url} (accessed ${c.date}).`.replace(/, , /, ", "),
  },
}[locale]

const meta = name => document.querySelector(`meta[name="${name}"]`)?.content ?? ""
let panel = null
let opener = null

/** Copy the citation of what a mark belongs to, and open a panel with the other formats below it. */
export function open(mark) {
  const wasOpen = opener === mark && panel
  close()
  if (wasOpen) return
  opener = mark
  const cited = describe(mark.parentElement, mark.href)
  history.replaceState(history.state, "", new URL(mark.href).hash)
  const formats = {
    [words.citation]: words.cite(cited), [words.link]: cited.url, "GB/T 7714": gbt7714(cited), BibTeX: bibtex(cited), RIS: ris(cited),
  }
  const text = element("textarea", { className: "wr-cite-text", readOnly: true, ariaLabel: words.citation, spellcheck: false })
  const status = element("span", { className: "wr-cite-status", role: "status" })
  const choose = async (button, value) => {
    for (const other of bar.querySelectorAll("button[aria-pressed]")) other.setAttribute("aria-pressed", other === button)
    text.value = value
    text.style.height = "auto"
    text.style.height = `${text.scrollHeight + 2}px`
    status.textContent = await copy(text) ? words.copied : words.select
    panel?.scrollIntoView({ block: "nearest" })
  }
  const buttons = Object.entries(formats).map(([name, value]) => {
    const button = element("button", { type: "button", textContent: name, onclick: () => choose(button, value) })
    button.setAttribute("aria-pressed", "false")
    return button
  })
  const report = reportLink(cited, mark.parentElement)
  const closing = element("button", { type: "button", textContent: words.close, onclick: () => close(true) })
  const bar = element("div", { className: "wr-cite-bar" }, ...buttons, ...report, closing)
  panel = element("section", { className: "wr-cite", ariaLabel: words.title, lang: locale }, bar, text, status)
  panel.addEventListener("keydown", event => { if (event.key === "Escape") close(true) })
  mark.parentElement.after(panel)
  buttons[0].focus({ preventScroll: true })
  choose(buttons[0], formats[words.citation])
}

function close(returns = false) {
  panel?.remove()
  panel = null
  if (returns) opener?.focus()
  if (returns) opener = null
}

/** Return what a citation says of a heading or paragraph. */
function describe(block, href) {
  const id = decodeURIComponent(new URL(href).hash.slice(1))
  const chapter = document.querySelector(".md-nav--primary [aria-current=page]")?.closest(".wr-nav__chapter")?.querySelector("a")
  const page = document.querySelector("article h1")
  const topic = document.getElementById(id.replace(/\.\d+$/, ""))
  const trail = [chapter, page, topic].filter(Boolean).map(one => one.textContent.trim())
  const canonical = document.querySelector("link[rel=canonical]")?.href ?? location.href
  const today = new Date()
  return {
    report: meta("workreport:report"), title: meta("citation_title"), author: meta("citation_author"), year: meta("workreport:year"),
    trail: trail.filter((one, at) => trail.indexOf(one) === at),
    paragraph: /\.\d+$/.test(id) ? words.paragraph(id.split(".").at(-1)) : "",
    pages: block.dataset.printed ?? "", printed: block.dataset.printed ? words.printed(block.dataset.printed) : "",
    url: canonical.split("#")[0] + `#${id}`, id,
    date: today.toLocaleDateString(locale === "en" ? "en-US" : "zh-CN", { year: "numeric", month: "long", day: "numeric" }),
    iso: [today.getFullYear(), today.getMonth() + 1, today.getDate()].map(part => String(part).padStart(2, "0")).join("-"),
  }
}

/** A report online, GB/T 7714—2015, 4.6: a year inferred stands in brackets. */
function gbt7714(c) {
  const place = `${c.year ? `[${c.year}]` : ""}${c.pages ? `:${c.pages.replace("–", "-")}` : ""}`
  return `${c.author ? `${c.author}. ` : ""}${c.title}[R/OL]. ${place}[${c.iso}]. ${c.url}.`
}

function bibtex(c) {
  const named = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" }
  const plain = text => text.replace(/[{}]/g, "").replace(/[\\~^%&$#_]/g, one => named[one] ?? `\\${one}`)
  const fields = {
    author: c.author && `{${plain(c.author)}}`, title: `{${plain(c.title)}}`, year: c.year && `[${c.year}]`, pages: c.pages.replace("–", "--"),
    note: plain([...c.trail, c.paragraph].filter(Boolean).join(", ")), url: c.url, urldate: c.iso, language: locale,
  }
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`)
  return `@misc{workreport-${`${c.report}-${c.id}`.replace(/[^\w-]/g, "-")},\n${lines.join("\n")}\n}\n`
}

function ris(c) {
  const [first, last] = c.pages.split("–")
  const fields = [
    ["TY", "RPRT"], ["AU", c.author], ["TI", c.title], ["SP", first], ["EP", last], ["N1", [...c.trail, c.paragraph].filter(Boolean).join(", ")],
    ["LA", locale], ["UR", c.url], ["Y2", c.iso.replaceAll("-", "/")], ["ER", " "],
  ]
  return fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value.trim()}`).join("\r\n") + "\r\n"
}

/** Return a link to where mistakes are reported, the place filled in; none where the site names no such place. */
function reportLink(c, block) {
  const template = meta("workreport:corrections")
  if (!template) return []
  const text = (block.innerText ?? "").trim().slice(0, 200)
  const fill = { title: `${words.mistake}: ${c.id}`, body: `${c.url}\n${c.printed}\n\n> ${text}\n\n${words.found}\n` }
  const href = template.replace(/\{(title|body)\}/g, (_, name) => encodeURIComponent(fill[name]))
  return [element("a", { href, textContent: words.report })]
}

/** Copy a text area's text; false where the browser does not allow it, and then the text is selected. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.value)
    return true
  } catch {
    text.focus()
    text.select()
    return false
  }
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}
