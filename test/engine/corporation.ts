// A corporation's directory as tests write it down, read through the port as the app would: departments with their direct
// members, members the app may see without their department, departments it may not read, and calls that fail.
import type { CallOutcome, DirectoryMember, DirectoryReader } from '../../src/domain/ports.js'
import { crawlDirectory } from '../../src/engine/steps/crawl-directory.js'
import { crawlUnderWay } from '../../src/store/members.js'
import type { Store } from '../../src/store/db.js'
import { worldOf } from './small-world.js'

export interface Corporation {
  departments: { id: number; parentId: number; name: string; closed?: boolean; members: DirectoryMember[] }[]
  /** Seen one by one, in no department the app sees. */
  alone?: DirectoryMember[]
}

type Failure = Exclude<CallOutcome<never>, { kind: 'ok' }>
/** What becomes of the next call: it goes through, it fails, or the process dies over it. */
export type Luck = () => Failure | 'dies' | null

export class ProcessDied extends Error {}

export const member = (userid: string, part: Partial<DirectoryMember> = {}): DirectoryMember => ({
  userid,
  name: userid,
  departmentIds: [],
  status: 'active',
  ...part,
})

const refused = (personGone = false): Failure => ({ kind: 'refused', code: 'no-right', alarm: false, personGone })

/** @param calls counts every call */
export function readerOf(
  corporation: Corporation,
  luck: Luck = () => null,
  calls: { count: number } = { count: 0 },
): DirectoryReader {
  const call = <T>(answer: () => CallOutcome<T>): Promise<CallOutcome<T>> => {
    calls.count++
    const fate = luck()
    if (fate === 'dies') return Promise.reject(new ProcessDied())
    return Promise.resolve(fate ?? answer())
  }
  const open = (id: number) => corporation.departments.find((one) => one.id === id && one.closed !== true)
  const everybody = [...corporation.departments.flatMap((one) => one.members), ...(corporation.alone ?? [])]
  return {
    departmentTree: () =>
      call(() => ({ kind: 'ok', value: corporation.departments.map(({ id, parentId }) => ({ id, parentId })) })),
    department: (id) =>
      call(() => {
        const found = open(id)
        return found === undefined ? refused() : { kind: 'ok', value: { id, name: found.name, parentId: 0 } }
      }),
    membersOf: (id) =>
      call(() => {
        const found = open(id)
        return found === undefined ? refused() : { kind: 'ok', value: found.members }
      }),
    member: (userid) =>
      call(() => {
        const found = everybody.find((one) => one.userid.toLowerCase() === userid.toLowerCase())
        return found === undefined ? refused(true) : { kind: 'ok', value: found }
      }),
  }
}

/** Reads the whole directory, going on where it was cut off, by a new process each time; the instant at which it ended. */
export async function crawlToTheEnd(store: Store, directory: DirectoryReader, start: Date): Promise<Date> {
  const first = await crawlUnderWay(store.read)
  let now = start
  for (let step = 0; step < 300; step++) {
    const crawl = await crawlUnderWay(store.read)
    if (crawl === null || crawl.id !== first?.id) return now
    now = new Date(Math.max(now.getTime(), crawl.notBefore.getTime()))
    await crawlDirectory(worldOf(store, { directory }), now).catch((error: unknown) => {
      if (!(error instanceof ProcessDied)) throw error
    })
  }
  throw new Error('the crawl comes to no end')
}
