// Who would not be reached, as several commands show it at their end.
import { preflightLines, type Preflight } from '../flows/preflight.js'
import type { Terminal } from './terminal.js'

/** @param whole also says when everybody would be reached */
export function sayPreflight(terminal: Terminal, preflight: Preflight, whole: boolean): void {
  const { units, crawledOn } = preflight
  for (const line of preflightLines(preflight)) terminal.line(`  [收不到] ${line}`, `  [not reached] ${line}`)
  if (!whole) return
  const reached = units.filter((one) => one.reached).length
  const zh = crawledOn === null ? '未核对通讯录' : `通讯录${crawledOn}核对`
  const en = crawledOn === null ? 'directory never read' : `directory read on ${crawledOn}`
  terminal.line(
    `${units.length}个单位中${reached}个有人能收到(${zh})。`,
    `${reached} of ${units.length} units would be reached (${en}).`,
  )
}
