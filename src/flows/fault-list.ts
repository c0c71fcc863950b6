// A file with several faults is refused in one clear sentence; the other faults follow in lines of their own, so that a clerk
// mends them in one go. Used for everything that comes in row by row.
import { type Refusal, refused } from '../base/result.js'

const shownMost = 20

/** @param lines faults with their places, without the full stop; at least one */
export function refusedWithFaults(code: string, what: string, lines: readonly string[]): Refusal {
  const [first = '', ...others] = [...new Set(lines)]
  const more = others.length === 0 ? '' : `另有${others.length}处错误,列在后面。`
  const head = `${what}${first}。请改正后再导入,本次没有导入任何内容。${more}`
  const rest = others.slice(0, shownMost - 1).map((line) => `  ${line}。`)
  const left = others.length - rest.length
  return refused(code, [head, ...rest, ...(left > 0 ? [`  ……还有${left}处。`] : [])].join('\n'))
}
