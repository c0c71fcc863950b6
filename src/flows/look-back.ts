// 回头看: some time later a sample of the closed cases of a circular is looked at again. The draw can be repeated by
// anybody from its seed; what is back becomes a new case that points to the old one.
import { newId } from '../base/ids.js'
import { done, type Result, refused } from '../base/result.js'
import { addWorkdays } from '../domain/calendar.js'
import { dayOf, isoOf } from '../domain/day.js'
import type { Deadline } from '../domain/deadline.js'
import { sampleOf } from '../domain/look-back.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { casesByNos, casesOfCircular } from '../store/cases.js'
import { circularById } from '../store/circulars.js'
import type { Prisma, Tx } from '../store/db.js'
import { readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import { raiseTask } from '../store/tasks.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { prepareCircular } from './prepare-circular.js'
import { proposeForFalseReply } from './propose-talk.js'
import { takeUpCases } from './take-up-cases.js'

export interface Drawn {
  lookBackId: string
  code: string
  seed: string
  /** Closed cases of the circular, of which the sample was drawn. */
  closed: number
  caseNos: string[]
}

const taskKey = (id: string): string => `look-back/${id}`

/**
 * Draws the sample: the given share of the closed cases (rounded up), in the order of a hash of seed and number.
 * @param share percent, 1–100
 * @param seed null = a new one
 */
export async function drawLookBack(
  context: FlowContext,
  input: { circular: string; share: number; seed: string | null; by: string },
  now: Date,
): Promise<Result<Drawn>> {
  return await attempt(context.store, async (tx) => {
    const { share, by } = input
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    if (!Number.isInteger(share) || share < 1 || share > 100)
      return refused('share-invalid', '抽查比例请写1到100之间的整数(百分比)。')
    const circular = await circularById(tx, input.circular)
    if (circular === null) return refused('no-circular', `没有编号为${input.circular}的通报,可用 circular list 查看。`)
    const waiting = await tx.lookBackItem.count({ where: { outcome: null, lookBack: { circularId: circular.id } } })
    if (waiting > 0) return refused('look-back-open', `${circular.code}上次回头看还有${waiting}项没有登记结果。`)
    const closed = (await casesOfCircular(tx, circular.id)).filter((row) => row.state === 'closed').map((row) => row.no)
    if (closed.length === 0) return refused('nothing-closed', `${circular.code}还没有销号的事项,不需要回头看。`)
    const id = newId()
    const seed = input.seed ?? newId()
    const caseNos = sampleOf(closed, share, seed)
    await tx.lookBack.create({
      data: {
        id,
        circularId: circular.id,
        seed,
        share,
        drawnBy: by,
        drawnAt: now,
        items: { create: itemsOf(caseNos) },
      },
    })
    const text = `${circular.code}回头看抽到${caseNos.length}项已销号的事项,请逐项核查并登记结果(look-back record)。`
    await raiseTask(tx, { key: taskKey(id), kind: 'look-back', text, caseNos: [], assignee: by, at: now })
    const details = { circular: circular.id, share, seed, caseNos }
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'look-back-drawn', subject: id, details },
    ])
    return done({ lookBackId: id, code: circular.code, seed, closed: closed.length, caseNos })
  })
}

const itemsOf = (caseNos: readonly string[]) => caseNos.map((caseNo) => ({ id: newId(), caseNo }))

export interface LookedAt {
  caseNo: string
  outcome: 'held' | 'returned'
  newCaseNo: string | null
}

/** What a person found of one drawn case: it held, or the problem is back. */
export async function recordLookBack(
  context: FlowContext,
  input: { caseNo: string; outcome: 'held' | 'returned'; note: string; by: string },
  now: Date,
): Promise<Result<LookedAt>> {
  return await attempt(context.store, async (tx) => {
    const { outcome, by } = input
    mustHold(may(await actorOf(tx, by, now), 'review'))
    const note = input.note.trim()
    if (outcome === 'returned' && note === '')
      return refused('note-missing', '问题反弹要写明看到的情况,会作为新事项的依据。')
    const item = await openItem(tx, input.caseNo.toUpperCase())
    if (item === null) return refused('not-drawn', `${input.caseNo}不在待核查的回头看清单里,可用 look-back list 查看。`)
    const newCaseNo = outcome === 'returned' ? await again(tx, context, item, note, by, now) : null
    await tx.lookBackItem.update({ where: { id: item.id }, data: { outcome, note, by, at: now, newCaseNo } })
    if (newCaseNo !== null) await proposeForFalseReply(tx, { oldNo: item.caseNo, newNo: newCaseNo, note }, now)
    const left = await tx.lookBackItem.count({ where: { lookBackId: item.lookBackId, outcome: null } })
    if (left === 0)
      await tx.task.updateMany({
        where: { key: taskKey(item.lookBackId), closedAt: null },
        data: { closedAt: now, closedBy: by },
      })
    const details = { outcome, note, newCaseNo }
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'look-back-recorded', subject: item.caseNo, details },
    ])
    return done({ caseNo: item.caseNo, outcome, newCaseNo })
  })
}

type Item = Prisma.LookBackItemGetPayload<{ include: { lookBack: true } }>

const openItem = (tx: Tx, caseNo: string): Promise<Item | null> =>
  tx.lookBackItem.findFirst({ where: { caseNo, outcome: null }, include: { lookBack: true } })

async function again(tx: Tx, context: FlowContext, item: Item, note: string, by: string, now: Date): Promise<string> {
  const prepared = mustHold(await prepareCircular(context, tx, item.lookBack.circularId))
  const { returnWorkdays } = (await readPolicies(tx)).current
  const on = addWorkdays(context.calendar, dayOf(now), returnWorkdays)
  const deadline: Deadline = { kind: 'day', on, time: null }
  const placesOf = () => [{ kind: 'typed' as const, text: note, by, at: isoOf(now) }]
  const [opened] = await takeUpCases(tx, context, prepared, [item.caseNo], { deadline, placesOf, by }, now)
  if (opened === undefined) throw new Error(`look-back of ${item.caseNo} opened nothing`)
  return opened
}

export interface LookBackLine {
  code: string
  caseNo: string
  unit: string
  drawnAt: Date
  outcome: 'held' | 'returned' | null
  note: string | null
  newCaseNo: string | null
}

/** Every drawn case, the latest draw first. @param circular code or id; null = all */
export async function listLookBacks(tx: Tx, circular: string | null): Promise<LookBackLine[]> {
  const row = circular === null ? null : await circularById(tx, circular)
  const draws = await tx.lookBack.findMany({
    where: circular === null ? {} : { circularId: row?.id ?? '' },
    include: { items: { orderBy: { caseNo: 'asc' } } },
    orderBy: { drawnAt: 'desc' },
  })
  const cases = await casesByNos(
    tx,
    draws.flatMap((draw) => draw.items.map((item) => item.caseNo)),
  )
  const codes = new Map(
    (await tx.circular.findMany({ select: { id: true, code: true } })).map((one) => [one.id, one.code]),
  )
  return draws.flatMap((draw) =>
    draw.items.map((item) => ({
      code: codes.get(draw.circularId) ?? '',
      caseNo: item.caseNo,
      unit: cases.find((one) => one.no === item.caseNo)?.unit.name ?? '',
      drawnAt: draw.drawnAt,
      outcome: item.outcome as LookBackLine['outcome'],
      note: item.note,
      newCaseNo: item.newCaseNo,
    })),
  )
}
