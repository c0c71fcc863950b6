// Whether the paper judges any site or any account as failed. Where it does not, a national veto's words stay what the
// circular made of them: a problem to put right, never upgraded by us (gold rules 6 and 7).
import type { Indicator } from '../indicators.js'
import type { Paper } from '../paper.js'
import { bodySpan } from '../paper.js'
import { roleAt } from '../sections.js'
import { lastTime, type Totals } from './totals.js'

/** Per subject: the paper says that some failed. */
export type Verdicts = Record<Indicator['subject'], boolean>

const failing = /不合格|单项否决|突出问题|未达标|不达标/
const none =
  /(?:未|没有|无|均未|0个|零)(?:发现|出现|存在)?[^,。;]{0,14}(?:不合格|单项否决|突出问题)|(?:均为?|率(?:为|达到?)?|都是)100(?:\.0+)?%/
const words: [Indicator['subject'], RegExp][] = [
  ['website', /网站|门户/],
  ['new-media', /新媒体|账号|公众号|微博|抖音/],
]

/** Reads it from the totals, else from the sentences outside praise and demands. */
export function readVerdicts(paper: Paper, totals: Totals): Verdicts {
  const said = fromSentences(paper)
  const of = (kind: 'accounts' | 'sites', subject: Indicator['subject']): boolean => {
    const unqualified = totals[`${kind}Unqualified`]?.value
    if (typeof unqualified === 'number') return unqualified > 0
    const rate = totals[`${kind}PassRate`]?.value
    if (typeof rate === 'string') return Number.parseFloat(rate) < 100
    return said[subject] ?? false
  }
  return { website: of('sites', 'website'), 'new-media': of('accounts', 'new-media') }
}

function fromSentences(paper: Paper): Partial<Verdicts> {
  const body = bodySpan(paper)
  const out: Partial<Verdicts> = {}
  for (const match of paper.prose.flat.slice(body.start, body.end).matchAll(/[^。;\n]+/g)) {
    if (!failing.test(match[0]) && !none.test(match[0])) continue
    const role = roleAt(paper.sections, body.start + match.index)
    if (role === 'measures' || role === 'praise' || role === 'recheck' || lastTime.test(match[0])) continue
    const named = words.filter(([, pattern]) => pattern.test(match[0])).map(([subject]) => subject)
    const about = named.length === 0 ? (['website', 'new-media'] as const) : named
    const bad = !none.test(match[0])
    for (const subject of about) out[subject] = bad || out[subject] === true
  }
  for (const table of paper.tables)
    if (failing.test(table.title?.flat ?? '')) Object.assign(out, { website: true, 'new-media': true })
  return out
}
