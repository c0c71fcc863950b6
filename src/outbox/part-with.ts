// Somebody can be told nothing any more: they left (调离), or WeCom cannot reach them. What was owed to them goes to whoever
// stands behind their role now, what was on its way is taken back, and the office gets one task (contract §8.4).
import { orderedId } from '../base/ids.js'
import { dayOf } from '../domain/day.js'
import type { Directory } from '../domain/directory.js'
import type { Content } from '../domain/ports.js'
import { appendAudit } from '../store/audit.js'
import { namesToCall, peopleToCall } from '../store/call-list.js'
import { askQuestion } from '../store/chats.js'
import type { Tx } from '../store/db.js'
import { contentOf, giveBack, listedOf, type MessageRow } from '../store/messages.js'
import { toJson } from '../store/json.js'
import { nameOf, readDirectory, setLeft, setReachable } from '../store/registry.js'
import { raiseTask } from '../store/tasks.js'

export interface Parting {
  userid: string
  /** left: 调离, by the directory, their own word or a clerk; unreachable: WeCom does not find them. */
  how: 'left' | 'unreachable'
  /** Who said so: a userid, or `system`. */
  by: string
  osUser?: string | null
  /** In words, for the task: where it is known from. */
  source: string
  /** Who takes over by the leaving person's own word; a suggestion only, nobody is appointed by it. */
  suggestion?: string
}

/** @returns whether that was news */
export async function partWith(tx: Tx, parting: Parting, now: Date): Promise<boolean> {
  const { userid, how, by } = parting
  const news = how === 'left' ? await setLeft(tx, userid, now) : await setReachable(tx, userid, now)
  if (!news) return false
  const directory = await readDirectory(tx, now)
  await takeBackFrom(tx, userid, directory, now)
  await askQuestion(tx, userid, null, now)
  const { caseNos, units } = await lookAtWorkOf(tx, userid, now)
  await raiseTask(tx, {
    key: `${how}/${userid}/${dayOf(now)}`,
    kind: how,
    text: await taskWords(tx, parting, directory, units, caseNos.length),
    caseNos,
    assignee: await officerOf(tx, caseNos),
    at: now,
  })
  const { source, suggestion = null } = parting
  const act = how === 'left' ? 'person-left' : 'person-unreachable'
  const audited = { at: now, actor: by, osUser: parting.osUser ?? null, act, subject: userid }
  await appendAudit(tx, [{ ...audited, details: { source, suggestion, caseNos } }])
  return true
}

/** They are back: who left or was not found is told again what is theirs. @returns whether that was news */
export async function welcomeBack(
  tx: Tx,
  userid: string,
  by: string,
  now: Date,
  osUser: string | null = null,
): Promise<boolean> {
  const reachable = await setReachable(tx, userid, null)
  const back = await setLeft(tx, userid, null)
  if (!reachable && !back) return false
  // What was told meanwhile was told to whoever stood there; it is handed over, not told again.
  await tx.contact.updateMany({ where: { userid }, data: { sinceAt: now } })
  await lookAtWorkOf(tx, userid, now)
  await tx.task.updateMany({
    where: { closedAt: null, OR: partings.map((how) => ({ key: { startsWith: `${how}/${userid}/` } })) },
    data: { closedAt: now, closedBy: by },
  })
  await appendAudit(tx, [{ at: now, actor: by, osUser, act: 'person-back', subject: userid, details: {} }])
  return true
}

const partings: Parting['how'][] = ['left', 'unreachable']

/** Pushes go back to the plan, which asks who stands there now; results and work go on to that person as they are. */
export async function takeBackFrom(tx: Tx, userid: string, directory: Directory, now: Date): Promise<void> {
  const pending = await tx.message.findMany({ where: { to: userid, state: 'pending', kind: { not: 'answer' } } })
  for (const message of pending) {
    if (message.reason?.startsWith('uncertain') === true) continue
    if (message.kind === 'result' || message.kind === 'task') {
      if (!directory.insteadOf(userid).includes(userid)) await passOn(tx, message, directory, now)
    } else {
      await giveBack(tx, message.id)
      await supersede(tx, message.id, now)
    }
  }
}

const supersede = async (tx: Tx, id: string, now: Date): Promise<void> =>
  void (await tx.message.updateMany({
    where: { id, state: 'pending' },
    data: { state: 'superseded', reason: 'handed-on', settledAt: now },
  }))

/**
 * A result or a piece of work for somebody who is away or gone, given to whoever takes their place; without anybody it
 * becomes a task.
 */
export async function passOn(tx: Tx, message: MessageRow, directory: Directory, now: Date): Promise<void> {
  const receivers = directory.insteadOf(message.to).filter((userid) => userid !== message.to)
  await supersede(tx, message.id, now)
  const content = contentOf(message)
  const name = directory.nameOf(message.to)
  for (const to of receivers)
    await tx.message.create({
      data: {
        id: orderedId(now),
        to,
        kind: message.kind,
        counted: false,
        content: toJson(passedOn(content, name)),
        listed: message.listed,
        circularIds: message.circularIds,
        subject: message.subject,
        plannedOn: dayOf(now),
        notBefore: message.notBefore,
        createdAt: now,
        state: 'pending',
        attempts: 0,
      },
    })
  if (receivers.length > 0) return
  const words = content.type === 'text' ? content.text : content.title
  const text = `要告知${name}的一条消息没有人能收到,请电话告知:${words}`
  const caseNos = listedOf(message)
  await raiseTask(tx, { key: `dead/${message.id}`, kind: 'dead', text, caseNos, assignee: null, at: now })
}

function passedOn(content: Content, name: string): Content {
  const mark = `原发${name},现转您`
  return content.type === 'text'
    ? { ...content, text: `(${mark})${content.text}` }
    : { ...content, subtitle: [mark, content.subtitle].filter((one) => one !== '').join(' · ') }
}

/** Everything that names the person's units, or waits for the person, is looked at again. */
export async function lookAtWorkOf(
  tx: Tx,
  userid: string,
  now: Date,
): Promise<{ caseNos: string[]; units: { id: string; name: string }[] }> {
  const contacts = await tx.contact.findMany({ where: { userid }, include: { unit: true }, orderBy: { id: 'asc' } })
  const units = [...new Map(contacts.map(({ unit }) => [unit.id, { id: unit.id, name: unit.name }])).values()]
  const unitId = { in: units.map((unit) => unit.id) }
  const open = { state: { notIn: ['closed', 'withdrawn'] } }
  const data = { nextDueAt: now }
  await tx.case.updateMany({ where: { ...open, OR: [{ unitId }, { supervisorId: unitId }] }, data })
  if (await isOfOffice(tx, userid)) {
    await tx.case.updateMany({ where: { ...open, waitingFor: { not: null } }, data })
    await tx.talk.updateMany({ where: { endedAt: null }, data })
    await tx.circular.updateMany({ where: { state: 'submitted' }, data })
  } else await tx.talk.updateMany({ where: { endedAt: null, unitId }, data })
  const own = await tx.case.findMany({ where: { ...open, unitId }, select: { no: true }, orderBy: { no: 'asc' } })
  return { caseNos: own.map((one) => one.no), units }
}

const isOfOffice = async (tx: Tx, userid: string): Promise<boolean> =>
  (await tx.person.count({ where: { userid, roles: { not: '[]' } } })) > 0

async function taskWords(
  tx: Tx,
  { userid, how, source, suggestion }: Parting,
  directory: Directory,
  units: readonly { id: string; name: string }[],
  open: number,
): Promise<string> {
  const name = await nameOf(tx, userid)
  const head =
    how === 'left'
      ? `${name}(${userid})已调离(${source})`
      : `联系不上${name}(${userid}):企业微信找不到此人或不可见(${source})`
  const parts: string[] = []
  for (const unit of units) {
    const behind = directory.resolve(['liaison'], { unitId: unit.id, supervisorId: null, officer: null })
    if (behind.length > 0) {
      parts.push(`${unit.name}现由${behind.map((one) => directory.nameOf(one)).join('、')}接手`)
      continue
    }
    const people = (await peopleToCall(tx, [unit.id])).flatMap((one) => one.people)
    parts.push(
      `${unit.name}没有其他能收到消息的联络员,请打电话${people.length === 0 ? '' : `(${namesToCall(people)})`}`,
    )
  }
  const work = open === 0 ? '' : `未办结${open}项。`
  const successor = suggestion === undefined ? '' : `本人说接替的是“${suggestion}”,未经核实。`
  return `${[head, ...parts].join(';')}。${work}${successor}请核实并更新名册。`
}

/** The officer who submitted the circular of the newest of these cases. */
async function officerOf(tx: Tx, caseNos: readonly string[]): Promise<string | null> {
  const newest = await tx.case.findFirst({
    where: { no: { in: [...caseNos] } },
    orderBy: { openedAt: 'desc' },
    select: { circular: { select: { submittedBy: true } } },
  })
  return newest?.circular.submittedBy ?? null
}
