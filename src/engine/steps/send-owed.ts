// Sends what is owed and may leave now: claim, look again whether it is still right, call, settle. The throttle is
// ours (domain/throttle.ts); a block of the whole channel holds everything until it ends.
import { mayLeaveAt } from '../../domain/throttle.js'
import { textForm } from '../../domain/wording/text-form.js'
import type { Policies } from '../../domain/policy.js'
import { abandoned, claim, sendable } from '../../outbox/claim.js'
import { type Attempt, duplicateWindowOf, settleMessage } from '../../outbox/settle.js'
import type { Tx } from '../../store/db.js'
import { toJson } from '../../store/json.js'
import { contentOf, type MessageRow } from '../../store/messages.js'
import { readPolicies } from '../../store/policies.js'
import { writeSetting } from '../../store/settings.js'
import type { World } from '../world.js'
import { lookAtBatch, type Look, stillRight } from './still-right.js'

export interface SendReport {
  sent: number
  notSent: number
  released: number
}

const concurrency = 6

/** What all messages of one sending share. */
interface Round {
  policies: Policies
  look: Look
  lately: Sent[]
  report: SendReport
  now: Date
}

export async function sendOwed(world: World, now: Date): Promise<SendReport> {
  const report: SendReport = { sent: 0, notSent: 0, released: 0 }
  for (const message of await abandoned(world.store.read, now))
    await world.store.write((tx) =>
      settleMessage(tx, world.calendar, message, { kind: 'uncertain', code: 'sender-died' }, now),
    )
  const lately = await sentLately(world, now)
  for (;;) {
    const messages = await sendable(world.store.read, now, 200)
    if (messages.length === 0) return report
    const policies = await readPolicies(world.store.read)
    const look = await lookAtBatch(world.store.read, world, messages, policies, now)
    const round: Round = { policies, look, lately, report, now }
    // One person's messages leave one after the other, in the order they were owed; people side by side.
    const queue = byReceiver(messages)
    let blocked = false
    const worker = async (): Promise<void> => {
      for (let letters = queue.shift(); letters !== undefined; letters = queue.shift())
        for (const message of letters) {
          if (blocked) return
          blocked = (await sendOne(world, message, round)) || blocked
        }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
    if (blocked) return report
  }
}

function byReceiver(messages: readonly MessageRow[]): MessageRow[][] {
  const groups = new Map<string, MessageRow[]>()
  for (const message of messages) groups.set(message.to, [...(groups.get(message.to) ?? []), message])
  return [...groups.values()]
}

interface Sent {
  to: string
  at: Date
}

async function sentLately(world: World, now: Date): Promise<Sent[]> {
  const since = new Date(now.getTime() - 60_000)
  const rows = await world.store.read.message.findMany({
    where: { triedAt: { gt: since } },
    select: { to: true, triedAt: true },
    orderBy: { triedAt: 'asc' },
  })
  return rows.flatMap(({ to, triedAt }) => (triedAt === null ? [] : [{ to, at: triedAt }]))
}

/** True if the channel is blocked. */
async function sendOne(world: World, message: MessageRow, round: Round): Promise<boolean> {
  const { policies, lately, report, now } = round
  const toPerson = lately.filter((one) => one.to === message.to).map((one) => one.at)
  const leaveAt = mayLeaveAt(
    world.rate,
    lately.map((one) => one.at),
    toPerson,
    now,
  )
  if (leaveAt > now) {
    await world.store.write(
      async (tx) =>
        void (await tx.message.updateMany({
          where: { id: message.id, state: 'pending' },
          data: { notBefore: leaveAt },
        })),
    )
    return false
  }
  lately.push({ to: message.to, at: now })
  const taken = await world.store.write(async (tx): Promise<MessageRow | null> => {
    if (!(await stillRight(tx, world, message, round.look, policies, now))) {
      report.released++
      return null
    }
    if (!(await claim(tx, message.id, now))) return null
    if (message.firstTriedAt === null && round.look.textOnly.has(message.to)) await asText(tx, message)
    return await tx.message.findUnique({ where: { id: message.id } })
  })
  if (taken === null) return false
  const attempt = await world.messenger.send({
    to: taken.to,
    taskId: taken.id,
    content: contentOf(taken),
    duplicateWindowSeconds: duplicateWindowOf(taken.kind),
  })
  await world.store.write(async (tx) => {
    await settleMessage(tx, world.calendar, taken, attempt, now)
    if (attempt.kind === 'blocked')
      await block(tx, attempt.code, new Date(now.getTime() + attempt.afterMs), attempt.alarm, now)
    if (attempt.kind === 'ok') await tx.setting.deleteMany({ where: { key: 'channel-alarm' } })
  })
  count(world, taken, attempt, report)
  return attempt.kind === 'blocked'
}

/** Before the first try only: what may have arrived is repeated as it was. */
async function asText(tx: Tx, message: MessageRow): Promise<void> {
  const content = contentOf(message)
  if (content.type !== 'card') return
  await tx.message.update({ where: { id: message.id }, data: { content: toJson(textForm(content)) } })
}

function count(world: World, message: MessageRow, attempt: Attempt, report: SendReport): void {
  if (attempt.kind === 'ok' && !attempt.value.unreachable) report.sent++
  else report.notSent++
  if (attempt.kind !== 'ok')
    world.logger.warn({ message: message.id, outcome: attempt.kind, code: attempt.code }, 'message not sent')
}

/** Everything pending waits for the end of a block; an alarm stays until a message leaves again. */
async function block(tx: Tx, code: string, until: Date, alarm: boolean, now: Date): Promise<void> {
  await tx.message.updateMany({ where: { state: 'pending', notBefore: { lt: until } }, data: { notBefore: until } })
  if (alarm) await writeSetting(tx, 'channel-alarm', { code, since: now.toISOString(), until: until.toISOString() })
}
