// Which cases a person's words mean: numbers of the list they last saw, case numbers, a name, all, or nothing said. When two
// readings are possible the bot asks; it never guesses (design.md §8).
import { plainText } from '../../domain/reading-plain.js'
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
  /** One, several or all of these. */
  | { kind: 'which-cases'; nos: string[]; words: string }

/** The open cases of the units a person answers for. */
export const openCasesOf = (tx: Tx, actor: Actor): Promise<CaseRow[]> => openCasesOfUnits(tx, unitsOf(actor))

const open = (row: CaseRow): boolean => row.state !== 'closed' && row.state !== 'withdrawn'
const nosOf = (rows: readonly CaseRow[]): string[] => rows.map((row) => row.no)

/** What a person could mean: their list as numbered, what of it is open, and all that is open for them. */
interface Sight {
  shown: string[]
  meant: CaseRow[]
  mine: CaseRow[]
}

async function sightOf(tx: Tx, actor: Actor, within: readonly string[] | null): Promise<Sight> {
  const { list } = await chatOf(tx, actor.userid)
  const mine = (await openCasesOf(tx, actor)).filter((row) => within === null || within.includes(row.circularId))
  const rows = (await casesByNos(tx, list)).filter(open)
  const listed = list.flatMap((no) => rows.find((row) => row.no === no) ?? [])
  const kept = listed.filter((row) => within === null || within.includes(row.circularId))
  return { shown: list.length > 0 ? list : nosOf(mine), meant: kept.length > 0 ? kept : mine, mine }
}

/**
 * @param text the words it was said in, for names of accounts and sites
 * @param within only cases of these circulars; null = of any
 */
export async function reachCases(
  tx: Tx,
  actor: Actor,
  ref: Reference,
  text: string,
  within: readonly string[] | null = null,
): Promise<Reached> {
  const sight = await sightOf(tx, actor, within)
  switch (ref.kind) {
    case 'cases':
      return { kind: 'cases', nos: ref.nos }
    case 'endings':
      return byEndings(sight, ref.endings)
    case 'numbers':
      return byNumbers(sight, ref.numbers)
    case 'place':
      return byPlace(sight, ref.end, ref.count)
    case 'all-but':
      return allBut(sight, ref.numbers)
    case 'count':
      return sight.meant.length === ref.count ? whole(sight, true) : which(sight, ref.words)
    case 'rest': {
      const left = sight.meant.filter((row) => row.waitingFor === null)
      return left.length === 0 ? nothing : whole({ ...sight, meant: left }, true)
    }
    case 'named':
    case 'all':
    case 'unsaid': {
      const named = namedIn(text, sight)
      if (named.length > 0) return { kind: 'cases', nos: nosOf(named) }
      if (ref.kind !== 'named' || sight.mine.length <= 1) return whole(sight, ref.kind === 'all')
      return which(sight, ref.words)
    }
    case 'doubtful':
      return sight.meant.length === 1 && /[1一]/.test(ref.words) ? whole(sight, true) : which(sight, ref.words)
  }
}

function byNumbers({ shown }: Sight, numbers: readonly number[]): Reached {
  const wrong = numbers.find((number) => shown[number - 1] === undefined)
  if (shown.length === 0) return nothing
  if (wrong !== undefined) return outside(wrong, shown.length)
  return { kind: 'cases', nos: numbers.flatMap((number) => shown[number - 1] ?? []) }
}

function byPlace({ shown }: Sight, end: 'first' | 'last', count: number): Reached {
  if (shown.length === 0) return nothing
  if (count > shown.length) return outside(count, shown.length)
  return { kind: 'cases', nos: end === 'first' ? shown.slice(0, count) : shown.slice(-count) }
}

function byEndings(sight: Sight, endings: readonly string[]): Reached {
  const known = [...new Map([...sight.meant, ...sight.mine].map((row) => [row.no, row])).values()]
  const found = endings.map((ending) => known.filter((row) => row.no.endsWith(`-${ending}`)))
  const missing = endings[found.findIndex((rows) => rows.length === 0)]
  if (missing !== undefined)
    return { kind: 'none', message: `您单位没有尾号${missing}的未办结事项,回复“进度”可查看清单。` }
  if (found.some((rows) => rows.length > 1))
    return { kind: 'which-cases', nos: nosOf(found.flat()), words: endings.join('、') }
  return { kind: 'cases', nos: nosOf(found.flat()) }
}

function allBut(sight: Sight, numbers: readonly number[]): Reached {
  const { shown, meant } = sight
  const wrong = numbers.find((number) => shown[number - 1] === undefined)
  if (meant.length === 0) return nothing
  if (wrong !== undefined) return outside(wrong, shown.length)
  const left = meant.filter((row) => !numbers.includes(shown.indexOf(row.no) + 1))
  return left.length === 0 ? nothing : { kind: 'cases', nos: nosOf(left) }
}

/** All that is meant, if it is of one circular; with `listOnly` what else is open does not matter. */
function whole({ meant, mine }: Sight, listOnly: boolean): Reached {
  if (meant.length === 0) return nothing
  const circularIds = [...new Set((listOnly ? meant : [...meant, ...mine]).map((row) => row.circularId))]
  return circularIds.length > 1 ? { kind: 'which-circular', circularIds } : { kind: 'cases', nos: nosOf(meant) }
}

function which({ meant, mine }: Sight, words: string): Reached {
  const nos = [...new Set([...nosOf(meant), ...nosOf(mine)])]
  return nos.length === 0 ? nothing : { kind: 'which-cases', nos, words }
}

/** Cases whose account, site or document is named in the words. 望川水务 in 望川水务局 is the bureau, not the account. */
export function namedIn(text: string, { meant, mine }: Pick<Sight, 'meant' | 'mine'>): CaseRow[] {
  const plain = plainText(text)
  const rows = [...new Map([...meant, ...mine].map((row) => [row.no, row])).values()]
  const names = rows.flatMap((row) =>
    [row.accountName, row.site, row.documentNumber]
      .filter((name) => name !== null && [...name].length > 1)
      .map((name) => ({ row, name: plainText(name ?? '') })),
  )
  const longest = [...new Set(names.map((one) => one.name))].sort((a, b) => b.length - a.length)
  let rest = plain
  const said = new Set<string>()
  for (const name of longest) {
    const kept = rest.replaceAll(name, (_, at: number, all: string) =>
      /^[局委办厅]/.test(all.slice(at + name.length)) ? '' : '\n',
    )
    if (kept.includes('\n') && kept !== rest) said.add(name)
    rest = kept
  }
  return rows.filter((row) => names.some((one) => one.row === row && said.has(one.name)))
}

const outside = (number: number, length: number): Reached => ({
  kind: 'none',
  message: `您的清单里没有第${number}项(共${length}项),没有改动。回复“进度”可查看清单,也可以写事项编号。`,
})

const nothing: Reached = { kind: 'none', message: '您单位目前没有未办结的整改事项。' }
