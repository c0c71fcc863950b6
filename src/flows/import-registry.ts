// Imports the registry: whole or not at all, and nothing if it changes nothing. What changes is shown first (a dry run) and
// said again by the import; whoever is no longer listed stays known, because their cases need them.
import { done, type Result, refused } from '../base/result.js'
import { digestOf } from '../domain/audit-chain.js'
import { dayOf } from '../domain/day.js'
import type { HandedRegistry } from '../domain/registry.js'
import { differenceOf, isEmpty } from '../domain/registry-difference.js'
import { identify } from '../domain/registry-identity.js'
import type { RegistryDifference } from '../domain/registry-stored.js'
import { may } from '../domain/roles.js'
import { takeBackFrom, welcomeBack } from '../outbox/part-with.js'
import { appendAudit } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { wantCrawl } from '../store/members.js'
import { readStoredRegistry } from '../store/registry-stored.js'
import { actorOf, readDirectory } from '../store/registry.js'
import { raiseTask } from '../store/tasks.js'
import { bindPeople } from './bind-people.js'
import { attempt, type FlowContext, importMs, mustHold } from './context.js'
import { readRegistryFile } from './registry-file.js'
import { relinkRepeats } from './relink-repeats.js'
import { type ContactsWritten, writeRegistry } from './write-registry.js'

export interface RegistryImported {
  staff: number
  units: number
  contacts: number
  accounts: number
  history: number
  dryRun: boolean
  /** Nothing differs from what is stored; nothing was written. */
  unchanged: boolean
  difference: RegistryDifference
}

/**
 * @param registry JSON text, or a file that was read and checked already
 * @param dryRun check and compare only
 * @param by who imports on a page; null: whoever may run commands on the machine, who must be able to hand in the first one
 */
export async function importRegistry(
  context: FlowContext,
  registry: string | HandedRegistry,
  dryRun: boolean,
  now: Date,
  by: string | null = null,
): Promise<Result<RegistryImported>> {
  const read = typeof registry === 'string' ? readRegistryFile(registry) : done(registry)
  if (!read.ok) return read
  const handed = read.value
  const early = handed.units.find((one) => one.mergedInto !== null && one.mergedInto.on > dayOf(now))
  if (early !== undefined)
    return refused('merger-ahead', `“${early.name}”的并入日期${early.mergedInto?.on ?? ''}还没有到,请到那一天再导入。`)
  return await attempt(
    context.store,
    async (tx) => {
      // The registry says who acts for the office.
      if (by !== null) mustHold(may(await actorOf(tx, by, now), 'keep-staff'))
      const file = mustHold(await bindPeople(tx, handed))
      const stored = await readStoredRegistry(tx)
      const same = identify(file, stored)
      const difference = differenceOf(file, stored, same)
      const unchanged = isEmpty(difference)
      const counts = {
        staff: file.office.staff.length,
        units: file.units.length,
        contacts: file.units.reduce((sum, unit) => sum + unit.contacts.length, 0),
        accounts: file.accounts.length,
        history: file.history.length,
      }
      const outcome = { ...counts, dryRun, unchanged, difference }
      if (dryRun || unchanged) return done(outcome)
      await followContacts(tx, await writeRegistry(tx, file, stored, same, now), now)
      await taskForMerged(tx, now)
      // Whether the newly listed can be reached is read from the directory, without bothering them.
      await wantCrawl(tx, now)
      // People who came or went change who is owed what: every open plan is looked at again.
      await tx.case.updateMany({ where: { state: { notIn: ['closed', 'withdrawn'] } }, data: { nextDueAt: now } })
      const audited = {
        at: now,
        actor: by ?? 'system',
        osUser: context.osUser,
        act: 'registry-imported',
        subject: 'registry',
      }
      await appendAudit(tx, [{ ...audited, details: { file: digestOf(file), counts, difference } }])
      const cause = { words: '名册更新', key: `registry/${now.toISOString()}`, by: 'system' }
      if (tellsOfEarlier(difference)) await relinkRepeats(tx, context, 'all', cause, now)
      return done(outcome)
    },
    importMs,
  )
}

/** Whether units, accounts or history changed: who is who decides what repeats what. */
const tellsOfEarlier = ({ added, changed, gone }: RegistryDifference): boolean =>
  [...added, ...changed, ...gone].some((one) => one.what === 'unit' || one.what === 'account' || one.what === 'history')

/** Who is listed anew is back, whatever was known of them; what is on its way to who is listed no more is taken back. */
async function followContacts(tx: Tx, { came, went }: ContactsWritten, now: Date): Promise<void> {
  const back = await tx.person.findMany({ where: { userid: { in: came }, leftAt: { not: null } } })
  for (const { userid } of back) await welcomeBack(tx, userid, 'system', now)
  if (went.length === 0) return
  const directory = await readDirectory(tx, now)
  for (const userid of went) await takeBackFrom(tx, userid, directory, now)
}

/** Open cases of a unit that was merged wait for the office to hand them over; they never move by themselves. */
async function taskForMerged(tx: Tx, now: Date): Promise<void> {
  const merged = await tx.unit.findMany({ where: { mergedIntoId: { not: null } } })
  for (const unit of merged) {
    const open = await tx.case.findMany({
      where: { unitId: unit.id, state: { notIn: ['closed', 'withdrawn'] } },
      select: { no: true },
      orderBy: { no: 'asc' },
    })
    if (open.length === 0) continue
    const into = await tx.unit.findUnique({ where: { id: unit.mergedIntoId ?? '' }, select: { name: true } })
    const text = `${unit.name}已于${unit.mergedOn ?? ''}并入${into?.name ?? ''},其${open.length}项未办结事项待移交;确认后请用 registry hand-over 移交。`
    const caseNos = open.map((one) => one.no)
    const key = `merged/${unit.id}/${unit.mergedOn ?? ''}`
    await raiseTask(tx, { key, kind: 'unit-merged', text, caseNos, assignee: null, at: now })
  }
}
