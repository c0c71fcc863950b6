// One event in the life of an account, recorded by an officer between two imports of the registry: what it was called or
// whose it was before is kept, so that printed old names and earlier findings still find it.
import { newId } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { type LifeEvent, type LifeEventType, lifeEventName, lifeFault } from '../domain/account-life.js'
import { type Day, dayOf } from '../domain/day.js'
import { accountLabel, matchName } from '../domain/matching.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { actorOf, knownAccounts, namedUnits, type StandingAccount } from '../store/registry.js'
import { lifeEventOf } from '../store/registry-stored.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { relinkRepeats } from './relink-repeats.js'

export interface AccountEventInput {
  /** Its id, its name, or name and platform as in `凤县发布(微信订阅号)`. */
  account: string
  type: LifeEventType
  on: Day
  /** Of a renaming: the new name; of a move: the new unit. */
  to: string | null
  note: string | null
  by: string
}

export async function recordAccountEvent(
  context: FlowContext,
  input: AccountEventInput,
  now: Date,
): Promise<Result<{ account: string; status: LifeEventType; statusOn: Day }>> {
  const { type, on, by } = input
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    if (on > dayOf(now)) return refused('event-ahead', `${on}还没有到,变动要在发生之后登记。`)
    const account = mustHold(await accountNamed(tx, input.account))
    const target = mustHold(await targetOf(tx, input, account))
    const before = (await tx.accountEvent.findMany({ where: { accountId: account.id }, orderBy: { on: 'asc' } })).map(
      lifeEventOf,
    )
    const event: LifeEvent = { type, on, ...target.before, note: input.note }
    if (before.some((one) => one.type === type && one.on === on))
      return refused('event-known', `“${accountLabel(account)}”${on}的${lifeEventName[type]}已经登记过。`)
    const fault = lifeFault([...before, event].toSorted((a, b) => a.on.localeCompare(b.on)))
    if (fault !== null) return refused('event-order', `“${accountLabel(account)}”${fault},请核对日期。`)
    const last = [...before, event].toSorted((a, b) => a.on.localeCompare(b.on)).at(-1) ?? event
    await tx.accountEvent.create({ data: { id: newId(), accountId: account.id, ...event } })
    const status = { status: last.type, statusOn: last.on }
    await tx.account.update({ where: { id: account.id }, data: { ...target.after, ...status } })
    const audited = { at: now, actor: by, osUser: context.osUser, act: `account-${type}`, subject: account.id }
    await appendAudit(tx, [{ ...audited, details: { event, to: input.to } }])
    const scope = { unitIds: [account.unitId], accountIds: [account.id] }
    const cause = { words: `“${account.name}”${lifeEventName[type]}`, key: `${account.id}/${type}/${on}`, by: 'system' }
    await relinkRepeats(tx, context, scope, cause, now)
    const name = target.after.name ?? account.name
    return done({ account: accountLabel({ ...account, name }), ...status })
  })
}

/** The one account of that name; refused where there is none or several. */
export async function accountNamed(tx: Tx, name: string): Promise<Result<StandingAccount>> {
  const accounts = await knownAccounts(tx)
  const identified = accounts.find((one) => one.id === name)
  if (identified !== undefined) return done(identified)
  const labelled = accounts.filter((one) => accountLabel(one) === name)
  const named = labelled.length > 0 ? labelled : accounts.filter((one) => one.name === name)
  const found = named.length > 0 ? named : accounts.filter((one) => one.formerNames.includes(name))
  const [only] = found
  if (only === undefined) return refused('account-unknown', `名册里没有账号“${name}”,可用 account list 查看。`)
  if (found.length === 1) return done(only)
  const units = new Map((await namedUnits(tx)).map((one) => [one.id, one.name]))
  const whom = found.map((one) => `“${accountLabel(one)}”[${units.get(one.unitId) ?? ''}]`).join('或')
  return refused('account-unclear', `有${found.length}个账号叫“${name}”:${whom},请写明平台。`)
}

interface Target {
  before: Pick<LifeEvent, 'formerName' | 'formerUnit'>
  after: { name?: string; unitId?: string }
}

async function targetOf(tx: Tx, { type, to }: AccountEventInput, account: StandingAccount): Promise<Result<Target>> {
  const none: Target = { before: { formerName: null, formerUnit: null }, after: {} }
  if (type !== 'renamed' && type !== 'moved')
    return to === null ? done(none) : refused('event-target', `${lifeEventName[type]}不需要写明新名称或新单位。`)
  if (to === null || to.trim() === '')
    return refused('event-target', type === 'renamed' ? '更名要写明新的账号名称。' : '划转要写明新的单位。')
  const units = await namedUnits(tx)
  if (type === 'renamed') {
    if (to === account.name) return refused('event-target', `账号现在就叫“${to}”。`)
    if (await taken(tx, to, account.platform, account.unitId))
      return refused('event-target', `该单位已有账号“${to}”(${account.platform})。`)
    return done({ before: { formerName: account.name, formerUnit: null }, after: { name: to } })
  }
  const match = matchName(to, units)
  if (match.kind !== 'exact') return refused('unit-unknown', `名册里没有单位“${to}”,请写全称。`)
  if (match.id === account.unitId) return refused('event-target', `账号现在就属于${to}。`)
  if (await taken(tx, account.name, account.platform, match.id))
    return refused('event-target', `${to}已有账号“${accountLabel(account)}”。`)
  const formerUnit = units.find((one) => one.id === account.unitId)?.name ?? null
  return done({ before: { formerName: null, formerUnit }, after: { unitId: match.id } })
}

const taken = async (tx: Tx, name: string, platform: string, unitId: string): Promise<boolean> =>
  (await tx.account.count({ where: { name, platform, unitId } })) > 0
