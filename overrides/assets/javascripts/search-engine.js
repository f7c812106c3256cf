/* The search engine: reads the index that workreport.search writes, only the parts that a query needs.

   What a text is cut into must be what search/tokens.py makes of it; a test compares them. */

const STOP_WORDS = new Set(("a an and are as at be by for from has have in is it its of on or that the their this to was " +
  "we were will with").split(" "))
const SUFFIXES = [
  ["ization", "iz"], ["isation", "iz"], ["ational", "at"], ["ation", "at"], ["ition", "it"], ["sion", "s"],
  ["tion", "t"], ["ating", "at"], ["ated", "at"], ["ates", "at"], ["ate", "at"], ["izing", "iz"], ["ising", "iz"],
  ["ized", "iz"], ["ised", "iz"], ["ize", "iz"], ["ise", "iz"], ["ies", "i"], ["ied", "i"], ["ing", ""], ["ed", ""],
  ["ly", ""], ["es", ""], ["s", ""], ["e", ""], ["y", "i"],
]
const token = /(?<number>\d+(?:\.\d+)?%?)|(?<word>[a-z\u00df-\u024f]+(?:'[a-z]+)?)|(?<han>[\u3007\u3400-\u9fff]+)/g

export const fold = text =>
  text.normalize("NFKC").toLowerCase().replaceAll("\u2019", "'").replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")

export function stem(word) {
  word = word.split("'")[0]
  for (const [suffix, rest] of SUFFIXES) {
    if (!word.endsWith(suffix) || word.length - suffix.length + rest.length < 3 || word.endsWith("ss")) continue
    const root = word.slice(0, word.length - suffix.length) + rest
    const isDouble = ["ing", "ed"].includes(suffix) && root.at(-1) === root.at(-2) && !"lsz".includes(root.at(-1))
    return isDouble ? root.slice(0, -1) : root
  }
  return word
}

/** Return the tokens of a text. For a query, `asked`, the last character of a run is only one if it stands alone. */
export function tokenize(text, asked = false) {
  const folded = fold(text)
  const tokens = []
  for (const match of folded.matchAll(token)) {
    const [found] = match
    if (match.groups.word) {
      if (!STOP_WORDS.has(found)) tokens.push(stem(found))
    } else if (match.groups.number) {
      const following = folded[match.index + found.length] ?? ""
      const withUnit = following > "\u007f" && following.match(token) ? found + following : ""
      if (!asked || !withUnit) tokens.push(found)
      if (!asked && found.endsWith("%")) tokens.push(found.slice(0, -1))
      if (withUnit) tokens.push(withUnit)
    } else {
      for (let at = 0; at + 1 < found.length; at += 1) tokens.push(found.slice(at, at + 2))
      if (!asked || found.length === 1) tokens.push(found.at(-1))
    }
  }
  return tokens
}

/** Tell whether one insertion, deletion, replacement or exchange of neighbours leads from one word to the other. */
export function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const [a, b] = [one.slice(at), other.slice(at)]
  return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
}

/** Return how near to each other the words stand in a text: 1 if nothing is between them, 0 if fewer than two are there. */
export function nearness(text, words) {
  const places = words.flatMap((word, which) => Array.from(text.matchAll(RegExp(word.replaceAll(".", "\\."), "g")), match => [match.index, which]))
  places.sort((a, b) => a[0] - b[0])
  const present = [...new Set(places.map(([, which]) => which))]
  if (present.length < 2) return 0
  const length = present.reduce((sum, which) => sum + words[which].length, 0)
  let [shortest, first] = [Infinity, 0]
  const inside = new Map()
  for (const [at, which] of places) {
    inside.set(which, (inside.get(which) ?? 0) + 1)
    for (; inside.size === present.length; first += 1) {
      const [begin, leaving] = places[first]
      shortest = Math.min(shortest, at + words[which].length - begin)
      if (inside.get(leaving) === 1) inside.delete(leaving)
      else inside.set(leaving, inside.get(leaving) - 1)
    }
  }
  return Math.min(1, length / shortest)
}

/** Results that are shown, candidates that are read to choose them, and tokens that one unfinished word may stand for. */
const MOST = 10
const LOOKED_AT = 12
const SPREAD = 40

/** Return an engine on the index at `base`, an absolute address with a slash at its end. */
export function createEngine(base, locale) {
  const files = new Map()
  const read = name => {
    if (!files.has(name)) {
      const answer = fetch(new URL(name, base)).then(response => {
        if (!response.ok) throw new Error(`${name}: ${response.status}`)
        return response.json()
      })
      answer.catch(() => files.delete(name))
      files.set(name, answer)
    }
    return files.get(name)
  }

  /** Return the shards that may have a token or others that begin with it. */
  const shardsOf = async first => {
    const { shards } = await read("index.json")
    const from = Math.max(0, shards.findLastIndex(one => one <= first))
    const to = Math.max(from, shards.findLastIndex(one => one <= `${first}\uffff`))
    return Promise.all(Array.from({ length: to - from + 1 }, (_, number) => read(`tokens-${from + number}.json`)))
  }

  const expand = async (first, fits, factor) => {
    const rows = []
    for (const shard of await shardsOf(first))
      for (const [found, row] of Object.entries(shard)) if (fits(found)) rows.push([row, factor])
    return rows.slice(0, SPREAD)
  }

  /** Return the rows of the index for a word of the query, each with how far it is to be trusted. */
  const rowsOf = async (wanted, isLast) => {
    const [shard] = await shardsOf(wanted)
    const exact = Object.hasOwn(shard, wanted) ? [[shard[wanted], 1]] : []
    const isHan = wanted > "\u2e80"
    if (isHan && wanted.length === 1) return expand(wanted, one => one.startsWith(wanted), 1)
    const begins = isLast && !isHan && wanted.length > 2
      ? await expand(wanted, one => one !== wanted && one.startsWith(wanted), 0.5) : []
    if (exact.length || begins.length || isHan) return [...exact, ...begins]
    if (/^\d/.test(wanted) || wanted.length < 4) return []
    const prefix = wanted.slice(0, 2)
    return expand(prefix, one => one.startsWith(wanted[0]) && isNear(one, wanted), 0.4)
  }

  const score = async words => {
    const { size } = await read("index.json")
    const rows = await Promise.all(words.map((word, at) => rowsOf(word, at === words.length - 1)))
    const scores = new Map()
    const rarities = rows.map(row => {
      const count = Math.max(1, ...row.map(([[records]]) => records))
      return Math.log(1 + (size - count + 0.5) / (count + 0.5))
    })
    const whole = rarities.reduce((sum, one) => sum + one, 0) || 1
    rows.forEach((lists, at) => {
      const best = new Map()
      for (const [[, ...gaps], factor] of lists) {
        let record = 0
        for (let place = 0; place < gaps.length; place += 2) {
          record += gaps[place]
          best.set(record, Math.max(best.get(record) ?? 0, gaps[place + 1] * factor))
        }
      }
      for (const [record, impact] of best) {
        const known = scores.get(record) ?? { sum: 0, covered: 0 }
        known.sum += impact * rarities[at]
        known.covered += rarities[at]
        scores.set(record, known)
      }
    })
    return [...scores].map(([record, { sum, covered }]) => ({ record, score: sum * (covered / whole) ** 3, covered: covered / whole }))
  }

  const load = async found => {
    const { chunk } = await read("index.json")
    const rows = await read(`${locale}-${Math.floor(found.record / chunk)}.json`)
    const [kind, address, trail, text] = rows[found.record % chunk]
    return { ...found, kind, address, trail, text }
  }

  let table = null
  const simplifier = async () => {
    if (!table) {
      const { fold: pairs } = await read("index.json")
      table = new Map()
      for (let at = 0; at < pairs.length; at += 2) table.set(pairs[at], pairs[at + 1])
    }
    return text => Array.from(text, one => table.get(one) ?? one).join("")
  }

  /** Return the directory: `reports`, by report the numbers of the records at which its parts begin;
      `figures`, begin and end of each run of key figures; `terms`, the first term. */
  const parts = () => read("index.json")

  /** Return what is shown of a record. */
  const record = number => load({ record: number })

  /** Return the words of a query as a text is marked with them, and what makes a text comparable with them. */
  const marker = async query => {
    const simplify = await simplifier()
    return { words: [...new Set(tokenize(simplify(fold(query)), true))], simplify }
  }

  /** Return how many of the wanted records answer a query, and the best of them with what is shown of each. */
  const search = async (query, isWanted = () => true) => {
    const toSimplified = await simplifier()
    const folded = toSimplified(fold(query))
    const phrases = [...folded.matchAll(/["“”「」]([^"“”「」]+)["“”「」]/g)].map(match => match[1].trim())
    const words = [...new Set(tokenize(folded, true))]
    if (!words.length) return { count: 0, results: [] }
    const isLatin = /^[a-z\s']+$/.test(folded)
    const spelt = isLatin ? await score([`~${folded.replaceAll(/[\s']/g, "")}`]) : []
    const byWords = await score(words)
    const all = new Map(byWords.map(one => [one.record, one]))
    for (const one of spelt) if ((all.get(one.record)?.score ?? 0) < one.score) all.set(one.record, one)
    const ranked = [...all.values()].filter(one => isWanted(one.record)).sort((a, b) => b.score - a.score || a.record - b.record)
    const full = ranked.filter(one => one.covered > 0.999)
    const looked = await Promise.all(ranked.slice(0, LOOKED_AT).map(load))
    // What is in another language than the page cannot be seen in its text.
    const seen = phrases.filter(phrase => /[\u3400-\u9fff]/.test(phrase) === (locale !== "en"))
    const plain = folded.replaceAll(/["“”「」]/g, "").trim()
    for (const one of looked) {
      const text = toSimplified(fold([...one.trail, one.text].join("\n")))
      one.score *= 1 + 0.4 * nearness(text, words)
      if (text.includes(plain)) one.score *= 1.6
      if (!seen.every(phrase => text.includes(phrase))) one.score = 0
    }
    const results = looked.filter(one => one.score > 0).sort((a, b) => b.score - a.score || a.record - b.record)
    const count = phrases.length ? results.length : full.length || ranked.length
    return { count, results: results.slice(0, MOST) }
  }

  return { search, marker, parts, record }
}
