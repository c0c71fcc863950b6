// The heading above a table and the number of its annex; both tell what the rows are (不合格名单, 统计表 …).
import type { Line, Passage } from '../passage.js'
import { cellAt } from './cells.js'
import type { Cell } from './table.js'

export interface TitleAbove {
  title: Cell | null
  annexNo: string | null
  /** First line that belongs to the table's heading. */
  from: number
}

/** How far above the header a heading may stand, in lines. */
const reach = 5
const annexMark = /^附\s*[件表]\s*[(]?(\d{1,2}|[一二三四五六七八九十])?[)]?\s*[:.、]?\s*(.*)$/

/** Looks upwards from the header at line `at`, not above line `floor` (the end of the table before). */
export function titleAbove(source: Passage, lines: Line[], at: number, floor: number): TitleAbove {
  let title: Cell | null = null
  let from = at
  for (let i = at - 1; i >= Math.max(floor, at - reach); i--) {
    const line = lines[i]
    if (line === undefined) break
    const mark = annexMark.exec(line.flat)
    if (mark !== null) {
      const rest = mark[2] ?? ''
      if (title === null && rest !== '') title = cellAt(source, { start: line.end - rest.length, end: line.end })
      return { title, annexNo: mark[1] ?? '', from: i }
    }
    if (/^[|\s]+$/.test(line.flat) || /^\(.*\)$/.test(line.flat)) from = Math.min(from, i)
    else if (title === null && isHeading(line.flat)) {
      title = cellAt(source, line)
      from = i
    } else break
  }
  return { title, annexNo: null, from: title === null ? at : from }
}

const isHeading = (flat: string): boolean =>
  flat.length <= 60 && !/[。;]$/.test(flat) && /表|名单|清单|情况|一览|台账|问题|汇总/.test(flat)
