// Which cases a person's words mean: a number of the list they last saw, a case number, all, or nothing said. When two
// readings are possible the bot asks; it never guesses (design.md §8).
import type { Reference } from '../../domain/reading.js'
import { type Actor, unitsOf } from '../../domain/roles.js'
import { type CaseRow, casesByNos, openCasesOfUnits } from '../../store/cases.js'
import { chatOf } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'

export type Reached =
  | { kind: 'cases'; nos: string[] }
  /** Nothing is open, or nothing fits: one sentence for the person. */
  | { kind: 'none'; message: string }
  | { kind: 'which-circular'; circularIds: string[] }

/** The open cases of the units a person answers for. */
export const openCasesOf = (tx: Tx, actor: Actor): Promise<CaseRow[]> => openCasesOfUnits(tx, unitsOf(actor))

const open = (row: CaseRow): boolean => row.state !== 'closed' && row.state !== 'withdrawn'

export async function reachCases(tx: Tx, actor: Actor, ref: Reference): Promise<Reached> {
  const { list } = await chatOf(tx, actor.userid)
  const mine = await openCasesOf(tx, actor)
  switch (ref.kind) {
    case 'cases':
      return { kind: 'cases', nos: ref.nos }
    case 'numbers': {
      const shown = list.length > 0 ? list : mine.map((row) => row.no)
      const wrong = ref.numbers.find((number) => shown[number - 1] === undefined)
      if (shown.length === 0) return nothing
      if (wrong !== undefined)
        return {
          kind: 'none',
          message: `您的清单里没有第${wrong}项(共${shown.length}项)。回复“进度”可查看清单,也可以写事项编号。`,
        }
      return { kind: 'cases', nos: [...new Set(ref.numbers)].flatMap((number) => shown[number - 1] ?? []) }
    }
    case 'all-but': {
      const shown = (await casesByNos(tx, list)).filter(open).map((row) => row.no)
      const whole = shown.length > 0 ? list.filter((no) => shown.includes(no)) : mine.map((row) => row.no)
      const nos = whole.filter((no) => !ref.numbers.includes((shown.length > 0 ? list : whole).indexOf(no) + 1))
      return nos.length === 0 ? nothing : { kind: 'cases', nos }
    }
    case 'all':
    case 'unsaid': {
      const shown = (await casesByNos(tx, list)).filter(open)
      const meant = shown.length > 0 ? shown : mine
      if (meant.length === 0) return nothing
      const circularIds = [...new Set((ref.kind === 'all' ? meant : [...meant, ...mine]).map((row) => row.circularId))]
      if (circularIds.length > 1) return { kind: 'which-circular', circularIds }
      return { kind: 'cases', nos: meant.map((row) => row.no) }
    }
  }
}

const nothing: Reached = { kind: 'none', message: '您单位目前没有未办结的整改事项。' }
