// 集体约谈: two units in one meeting. The leader decides each or all; time, place and the meeting are one; each unit confirms,
// promises, reports and is checked by itself, and reads nothing of the other's promises.
import { expect, test } from 'vitest'
import { gatherTalks } from '../../src/flows/gather-talks.js'
import { applyForTalk } from '../../src/flows/propose-talk.js'
import { runTalk } from '../../src/flows/run-talk.js'
import { openOffice, staff } from '../harness.js'
import { acts, record, scheduled, talkWith } from '../harness/talk.js'
import { emptyRecord } from '../../src/domain/talk.js'

test('applied for by hand, gathered, approved as one, held as one, followed up one by one', async () => {
  const office = await openOffice()
  const { civil, culture, leader } = office
  await office.publishesFor(['civil', 'culture'])
  const apply = (no: string) =>
    ({ unit: null, caseNos: [no], reason: '多次提醒未整改', calls: 'leader', by: 'office' }) as const
  const one = await office.does((context, now) => applyForTalk(context, apply('W24Q3-004'), staff.officer, now))
  const two = await office.does((context, now) => applyForTalk(context, apply('W24Q3-003'), staff.officer, now))
  const { meetingId } = await office.does((context, now) => gatherTalks(context, [one.id, two.id], staff.officer, now))
  await office.minutesPass(5)
  await leader.says(`约谈 ${one.id}`)
  leader.expects(/办公室经办[\s\S]*与望川市文化旅游局一并\(集体约谈\)/)

  await acts(office, one.id, { kind: 'approve' }, staff.leader)
  // One of the two is still undecided: nothing can be arranged for both.
  expect(
    await runTalk(office.context, one.id, scheduled('2024-08-28 15:00'), staff.officer, office.now()),
  ).toMatchObject({
    code: 'meeting-undecided',
  })
  expect(await acts(office, meetingId, { kind: 'approve' }, staff.leader)).toMatchObject([
    { id: two.id, state: 'approved' },
  ])
  expect(await acts(office, one.id, scheduled('2024-08-28 15:00'))).toHaveLength(2)
  await office.minutesPass(5)
  for (const unit of [civil, culture]) expect(unit.leader.expects('约谈通知').text).toContain('8月28日15:00')
  await civil.leader.clicks('确认参加')
  expect([(await talkWith(office, 'civil')).state, (await talkWith(office, 'culture')).state]).toEqual([
    'confirmed',
    'invited',
  ])

  await office.clockTo('2024-08-28 16:10')
  const promise = (talk: string, text: string) => ({
    talk,
    record: emptyRecord,
    commitments: [{ text, dueOn: '2024-09-06' }],
  })
  const each = [promise(one.id, '民政账号恢复更新'), promise(two.id, '文旅互动功能上线')]
  await acts(office, meetingId, { kind: 'hold', record, commitments: [], reportDueOn: null, each })
  await office.minutesPass(5)
  const minutes = civil.leader.expects('约谈纪要').text
  expect(minutes).toContain('民政账号恢复更新')
  expect(minutes).not.toContain('文旅')
  expect(culture.leader.expects('约谈纪要').text).toContain('文旅互动功能上线')

  await civil.liaison.says('约谈报告 OA文号 望民函8号')
  await acts(office, one.id, { kind: 'verify', holds: true, note: '' }, staff.reviewer)
  await acts(office, one.id, { kind: 'keep', index: 0 })
  expect([(await talkWith(office, 'civil')).state, (await talkWith(office, 'culture')).state]).toEqual([
    'ended',
    'held',
  ])
  office.mindsNothingElse()
})
