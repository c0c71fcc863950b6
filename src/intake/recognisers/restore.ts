// Gives back names that advertising words replaced, as far as the clean parts of the paper show them. What comes out is
// always marked as inferred; a person confirms it (design.md §7).
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import { placesOf } from '../passage.js'

export interface RestoredRegion {
  /** With its level: `苏州市`. */
  name: string
  /** Where the clean evidence stands. */
  places: Span[]
}

/** The region whose office wrote the paper, from words no advertisement touched; null when nothing shows it. */
export function regionOfPaper(paper: Paper): RegionGuess | null {
  return printedRegion(paper) ?? regionFromAccounts(paper)
}
export type RegionGuess = RestoredRegion

/** `浙江省政府系统`, `苏州市人民政府`: the region stands before the word government. */
function printedRegion(paper: Paper): RestoredRegion | null {
  const head = paper.prose.flat.slice(0, 1500)
  for (const match of head.matchAll(
    /(?:年?第?[一二三四]季度|月份?|^|[,。:\n于])([\u3400-\u9fff]{2,4}(?:省|市|县|区|州|旗))(?=(?:人民)?政府)/g,
  )) {
    const name = match[1] ?? ''
    if (/^[全各我本该]/.test(name)) continue
    const start = match.index + match[0].length - name.length
    return { name, places: placesOf(paper.prose, { start, end: start + name.length }) }
  }
  return null
}

/** The name most quoted accounts begin with, together with the level the text speaks of (`全市`). */
function regionFromAccounts(paper: Paper): RestoredRegion | null {
  const seen = new Map<string, { count: number; at: number }>()
  for (const match of paper.prose.flat.matchAll(/“([\u3400-\u9fff]{2})[\u3400-\u9fff]{2,10}”/g)) {
    const prefix = match[1] ?? ''
    const entry = seen.get(prefix) ?? { count: 0, at: match.index + 1 }
    seen.set(prefix, { ...entry, count: entry.count + 1 })
  }
  const best = [...seen].sort((a, b) => b[1].count - a[1].count)[0]
  const level = /全([省市县区州旗])/.exec(paper.prose.flat)?.[1]
  if (best === undefined || best[1].count < 3 || level === undefined) return null
  return { name: `${best[0]}${level}`, places: placesOf(paper.prose, { start: best[1].at, end: best[1].at + 2 }) }
}

/** Puts the region in the place of the advertising word of a title; null when there was none or nothing is known. */
export function restoreTitle(title: string, paper: Paper): string | null {
  const word = paper.adWords.find((ad) => title.includes(ad))
  if (word === undefined) return null
  const region = regionOfPaper(paper)
  if (region === null) return null
  // Where the rest of the title names the region, the word stands for 关于, the other thing such pages replace.
  return title.replace(word, title.includes(region.name) && !title.includes('关于') ? '关于' : region.name)
}
