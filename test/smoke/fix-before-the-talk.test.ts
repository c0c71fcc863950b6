// If everything is accepted as fixed before the leader decides, the proposal withdraws itself; after the decision nobody
// cancels behind the leader's back: the officer is asked whether to go on.
import { expect, test } from 'vitest'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { circulatedTwice, type Office, openOffice, staff } from '../harness.js'
import { acts, talkWith } from '../harness/talk.js'

async function fixes(office: Office): Promise<void> {
  await office.civil.liaison.says('已整改 账号已恢复更新')
  await office.does((context, now) => decideSubmission(context, ['W24Q3-004'], { kind: 'close' }, staff.reviewer, now))
}

test('before the decision the proposal is withdrawn, and its card says so', async () => {
  const office = await openOffice({ history: circulatedTwice })
  await office.publishesFor(['civil'])
  await fixes(office)
  expect(await talkWith(office, 'civil')).toMatchObject({ state: 'withdrawn', decidedBy: null })
  const card = await office.sandbox.service.store.read.cardUpdate.findFirstOrThrow({ where: { to: staff.leader } })
  expect(card.closedAs).toBe('已撤回')
  office.mindsNothingElse()
})

test('after the decision the officer is asked, once', async () => {
  const office = await openOffice({ history: circulatedTwice })
  await office.publishesFor(['civil'])
  const { id } = await talkWith(office, 'civil')
  await acts(office, id, { kind: 'approve' }, staff.leader)
  await fixes(office)
  expect((await talkWith(office, 'civil')).state).toBe('approved')
  const asked = (await office.openTasks()).filter((one) => one.kind === 'talk-go-on')
  expect(asked).toMatchObject([{ assignee: staff.officer, text: expect.stringContaining('是否仍要约谈') }])
  await acts(office, id, { kind: 'cancel', reason: '已整改到位' }, staff.leader)
  expect((await office.openTasks()).filter((one) => one.kind === 'talk-go-on')).toEqual([])
  office.mindsNothingElse()
})
