// What was rehearsed is what leaves: in the calm, with nobody answering, the days to come are played beforehand and held
// against what then landed. Not where people come and go meanwhile, which no rehearsal foretells.
import { addDays, dayOf } from '../../src/domain/day.js'
import { playOn, readOutlook } from '../../src/flows/explain-coming.js'
import { openCases } from '../../src/store/cases.js'
import { readSetting } from '../../src/store/settings.js'
import { Broken } from './broken.js'
import type { Life } from './life.js'

/** The lines `day person rule case` foretold for the given days; null where nothing can be foretold. */
export async function foretold(life: Life, days: number): Promise<string[] | null> {
  const { read } = life.store
  const away = { OR: [{ unreachableAt: { not: null } }, { leftAt: { not: null } }] }
  if (life.wire.gone.size > 0 || (await read.person.count({ where: away })) > 0) return null
  if ((await read.standIn.count({ where: { endedAt: null } })) > 0) return null
  const outlook = await readOutlook(read, life.context, await openCases(read), life.now)
  if (outlook.held) return null
  const until = addDays(dayOf(life.now), days)
  const lines = playOn(outlook).messages.flatMap(({ at, to, items }) =>
    dayOf(at) > until ? [] : items.map((item) => `${dayOf(at)} ${to} ${item.rule} ${item.caseNo}`),
  )
  return planned(lines)
}

/** The same lines of what landed since; null where the engine held itself and asks, which no rehearsal foretells either. */
export async function landed(life: Life, since: number): Promise<string[] | null> {
  if ((await readSetting<{ state: string }>(life.store.read, 'hold'))?.state === 'held') return null
  const fresh = life.wire.landed.slice(since)
  const rows = await life.store.read.obligation.findMany({
    where: { messageId: { in: fresh.map((one) => one.taskId) }, subjectId: { contains: '-' } },
  })
  const at = new Map(fresh.map((one) => [one.taskId, one.at]))
  return planned(
    rows.map(({ messageId, userid, rule, subjectId }) => {
      const day = dayOf(at.get(messageId ?? '') ?? life.now)
      return `${day} ${userid} ${rule} ${subjectId}`
    }),
  )
}

/** Talks and rounds have plans of their own. */
const planned = (lines: readonly string[]): string[] =>
  [...new Set(lines.filter((line) => !/ talk-| round-| approval-/.test(line)))].sort()

export function isAsForetold(expected: readonly string[] | null, came: readonly string[] | null): void {
  if (expected === null || came === null) return
  const unforeseen = came.filter((line) => !expected.includes(line))
  const missing = expected.filter((line) => !came.includes(line))
  if (unforeseen[0] !== undefined) throw new Broken(`left, though no rehearsal showed it: ${unforeseen[0]}`)
  if (missing[0] !== undefined) throw new Broken(`rehearsed, and never left: ${missing[0]}`)
}
