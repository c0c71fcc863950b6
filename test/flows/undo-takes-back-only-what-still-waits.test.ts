// 撤回 gives back what still waits for the office through this very reply or request: never a case that was decided or
// that ended meanwhile, never what a colleague said after it; and what it had replaced waits again.
import { expect, test } from 'vitest'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { undoSubmission } from '../../src/flows/undo-submission.js'
import { withdrawCases } from '../../src/flows/withdraw-cases.js'
import { draft, finding, now, openOffice, staff } from './office.js'

const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000)

async function twoCases() {
  const office = await openOffice()
  const [first = '', second = ''] = await office.publishes(
    await office.imports(draft([finding(), finding({ account: '望川河长', problem: '服务功能链接无法打开' })])),
  )
  const replies = (by: string, nos: string[], at: Date) =>
    office.must(submitReply(office.context, { by, nos, text: '已整改', channel: 'chat', oaNumber: null }, at))
  const stateOf = async (no: string) =>
    (await office.store.read.case.findUniqueOrThrow({
      where: { no },
      select: { state: true, waitingFor: true },
    })) as object
  const open = (no: string) =>
    office.store.read.submission.count({ where: { state: 'open', caseNos: { contains: `"${no}"` } } })
  return { office, first, second, replies, stateOf, open }
}

test('a case that was passed in between stays closed', async () => {
  const { office, first, second, replies, stateOf } = await twoCases()
  await replies('water-1', [first, second], minutes(1))
  await office.must(decideSubmission(office.context, [first], { kind: 'close' }, staff.reviewer, minutes(2)))
  const undone = await office.must(undoSubmission(office.context, 'water-1', minutes(3)))
  expect(undone.nos).toEqual([second])
  expect(await stateOf(first)).toEqual({ state: 'closed', waitingFor: null })
  expect(await stateOf(second)).toEqual({ state: 'issued', waitingFor: null })
})

test('a case the reply was refused for is not touched', async () => {
  const { office, first, second, replies, stateOf } = await twoCases()
  await office.must(withdrawCases(office.context, { nos: [first], reason: '误列', by: staff.leader }, minutes(1)))
  await replies('water-1', [first, second], minutes(2))
  expect((await office.must(undoSubmission(office.context, 'water-1', minutes(3)))).nos).toEqual([second])
  expect(await stateOf(first)).toEqual({ state: 'withdrawn', waitingFor: null })
})

test('what a colleague answered later goes on waiting', async () => {
  const { office, first, second, replies, stateOf, open } = await twoCases()
  await replies('water-1', [first, second], minutes(1))
  await replies('water-2', [first], minutes(2))
  expect((await office.must(undoSubmission(office.context, 'water-1', minutes(3)))).nos).toEqual([second])
  expect(await stateOf(first)).toEqual({ state: 'replied', waitingFor: 'reply' })
  expect(await open(first)).toBe(1)
})

test('the reply it had replaced is put before the reviewers again', async () => {
  const { office, first, replies, stateOf, open } = await twoCases()
  await replies('water-1', [first], minutes(1))
  await replies('water-1', [first], minutes(2))
  const cards = () => office.store.read.message.count({ where: { kind: 'task', state: 'pending' } })
  const before = await cards()
  await office.must(undoSubmission(office.context, 'water-1', minutes(3)))
  expect(await stateOf(first)).toEqual({ state: 'replied', waitingFor: 'reply' })
  expect(await open(first)).toBe(1)
  expect(await cards()).toBe(before)
  await office.must(undoSubmission(office.context, 'water-1', minutes(4)))
  expect(await stateOf(first)).toEqual({ state: 'issued', waitingFor: null })
  expect(await open(first)).toBe(0)
})

test('nothing is left to take back once everything was decided', async () => {
  const { office, first, replies } = await twoCases()
  await replies('water-1', [first], minutes(1))
  await office.must(decideSubmission(office.context, [first], { kind: 'close' }, staff.reviewer, minutes(2)))
  expect(await office.refusal(undoSubmission(office.context, 'water-1', minutes(3)))).toBe('nothing-to-undo')
})
