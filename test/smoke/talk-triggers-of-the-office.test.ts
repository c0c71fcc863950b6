// Where the circular says nothing of talks, the office's own rules propose them: who is overdue, whose paper is missing, who
// failed time after time, whose reply was not true. The proposal names its rule with the facts; nothing is proposed without one.
import { expect, test } from 'vitest'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { drawLookBack, recordLookBack } from '../../src/flows/look-back.js'
import { setPolicy } from '../../src/flows/set-policy.js'
import { type Office, openOffice, staff } from '../harness.js'
import { talkWith } from '../harness/talk.js'

const calls = { calls: 'principal', by: 'office' }
const enact = (office: Office, triggers: object[]) =>
  office.does((context, now) => setPolicy(context, JSON.stringify({ talk: { triggers } }), staff.leader, now))
const basisOf = async (office: Office): Promise<string | undefined> =>
  (await office.sandbox.service.store.read.talk.findFirst({ orderBy: { proposedAt: 'desc' } }))?.basis

test('overdue by the days of the rule: the leader sees rule and facts, and whom it calls', async () => {
  const office = await openOffice()
  await enact(office, [{ when: 'overdue', workdays: 5, failedOnly: false, lateBefore: false, ...calls }])
  await office.publishesFor(['culture'], 'sites')
  await office.clockTo('2024-09-20 17:20')
  expect(await basisOf(office)).toBeUndefined()
  await office.clockTo('2024-09-23 10:10')
  expect(await basisOf(office)).toMatch(
    /^办公室规定:整改事项逾期5个工作日的提请约谈;期限9月13日前,已逾期5个工作日,未见反馈。$/,
  )
  expect(office.leader.expects('约谈建议').text).toContain('主要负责人')
  office.mindsNothingElse()
})

test('failed in each of two circulars: proposed when the second is published, for who failed in both', async () => {
  const office = await openOffice()
  await enact(office, [{ when: 'failed-in-a-row', circulars: 2, ...calls }])
  await office.publishesFor(['water'])
  expect(await basisOf(office)).toBeUndefined()
  await office.publishes('sites')
  expect(await basisOf(office)).toMatch(/^办公室规定:连续2份通报有不合格项的提请约谈/)
  expect(await talkWith(office, 'water')).toMatchObject({ state: 'proposed', mustAttend: 'principal' })
  expect(await office.sandbox.service.store.read.talk.count()).toBe(1)
  office.mindsNothingElse()
})

test('closed on the unit’s word and found again by a look-back', async () => {
  const office = await openOffice()
  await enact(office, [{ when: 'false-reply', ...calls }])
  await office.publishesFor(['civil'])
  const no = 'W24Q3-004'
  await office.civil.liaison.says('已整改 账号已恢复更新')
  await office.does((context, now) => decideSubmission(context, [no], { kind: 'close' }, staff.reviewer, now))
  await office.clockTo('2024-10-09 10:10')
  const draw = { circular: 'W24Q3', share: 100, seed: 'a', by: staff.officer }
  await office.does((context, now) => drawLookBack(context, draw, now))
  const found = { caseNo: no, outcome: 'returned', note: '账号仍停更', by: staff.reviewer } as const
  await office.does((context, now) => recordLookBack(context, found, now))
  expect(await basisOf(office)).toMatch(/W24Q3-004\(2024-08-21销号\)回头看:账号仍停更/)
  expect((await talkWith(office, 'civil')).state).toBe('proposed')
  office.mindsNothingElse()
})
