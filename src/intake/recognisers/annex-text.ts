// Annexes that are no tables: lines of `单位“账号”:问题` or bare names under a title that tells the problem. Read like the
// sentences of the body, but they come behind the signature and count as annex.
import { tellsFault } from '../fault.js'
import type { Item } from '../item.js'
import type { Paper } from '../paper.js'
import { type Line, placesOf, type Read, wordsOf } from '../passage.js'
import { badTitle, failedTitle, goodTitle, ofTitle } from './annex-items.js'
import { itemsOf, keepsSubject, rebased } from './body-items.js'
import { type Saying, sayingsIn } from './sayings.js'
import type { Statement } from './statements.js'
import { subjectsAt } from './subjects.js'

const annexHead = /^附\s*[件表]\s*\d{0,2}\s*[:.、]?\s*/
export const number =
  /^(?:\d{1,3}[.、](?!\d)|[(][一二三四五六七八九十\d]{1,3}[)]|[一二三四五六七八九十]{1,3}、|[•·-])\s*/
const other = /^[(]?(?:联系人|抄送|印发|备注|注[:：]|说明|打印|关闭|扫一扫|主办|版权)/

/** The items of text annexes, in printed order. */
export function readAnnexText(paper: Paper): Item[] {
  const out: Item[] = []
  let title: Line | null = null
  let previous: { statement: Statement; sayings: Saying[] } | null = null
  for (const line of paper.paragraphs.slice(paper.bodyEnd)) {
    const heading = headingOf(line)
    if (heading !== null) {
      title = badTitle.test(heading.flat) && !goodTitle.test(heading.flat) ? heading : null
      continue
    }
    if (title === null || other.test(line.flat)) continue
    for (const statement of statementsOf(paper, line)) {
      const before: Saying[] =
        previous !== null && keepsSubject(paper, previous.statement, statement) ? rebased(previous, statement) : []
      const sayings = sayingsIn(paper, statement, before)
      previous = { statement, sayings }
      const failedBy = failedTitle.test(title.flat) ? titleOf(paper, title) : null
      const items = sayings.flatMap((saying, index) => itemsOf(paper, statement, saying, index))
      const told = items.filter(({ problem }) => tellsFault(problem.value, ['website', 'new-media']))
      for (const item of told.length > 0 ? told : bareNames(paper, statement, title))
        out.push({
          ...item,
          source: 'annex',
          origin: `text-${line.start}-${item.account?.value ?? item.unit?.value ?? ''}`,
          failedBy: item.failedBy ?? failedBy,
        })
    }
  }
  return out
}

/** The line that titles an annex: `附件:不合格名单`, or a line of its own that ends in 名单, 清单 …. */
export function headingOf(line: Line): Line | null {
  const mark = annexHead.exec(line.flat)
  if (
    mark === null &&
    !(
      line.flat.length <= 50 &&
      /(?:名单|清单|台账|一览|情况|问题)(?:\(.*\))?$/.test(line.flat) &&
      !number.test(line.flat)
    )
  )
    return null
  if (/[。;“]/.test(line.flat)) return null
  const lead = mark?.[0].length ?? 0
  return { start: line.start + lead, end: line.end, flat: line.flat.slice(lead) }
}

const titleOf = (paper: Paper, title: Line): Read<string> => ({
  value: wordsOf(paper.prose, title),
  places: placesOf(paper.prose, title),
})

function statementsOf(paper: Paper, line: Line): Statement[] {
  const lead = number.exec(line.flat)?.[0].length ?? 0
  return [...line.flat.slice(lead).matchAll(/(?:“[^“”]*”|[^。;“])+/g)].flatMap((match) => {
    const start = line.start + lead + match.index
    const flat = match[0].trimEnd()
    if (flat.length < 3) return []
    return [{ start, end: start + flat.length, flat, sections: [], certain: true, aside: false, label: false }]
  })
}

/** Only names: the title tells what they did. */
function bareNames(paper: Paper, statement: Statement, title: Line): Item[] {
  const list = subjectsAt(statement.flat, 0)
  if (list === null || list.end < statement.flat.length) return []
  const place = placesOf(paper.prose, title)[0]
  if (place === undefined) return []
  const problem = ofTitle({ text: wordsOf(paper.prose, title), flat: title.flat, place })
  const saying: Saying = { subjects: list.subjects, problems: [{ start: 0, end: 0 }], repeat: false, failed: null }
  return itemsOf(paper, statement, saying, 0).map((item) => ({ ...item, problem }))
}
