// Promise 8: no path leads to an invitation without the yes of another person who has the leader's role: not by command,
// not by the wrong person's click, not by scheduling first, not by a second proposal under an old approval.
import { expect, test } from 'vitest'
import { emptyRecord } from '../../src/domain/talk.js'
import type { TalkAct } from '../../src/domain/talk-acts.js'
import { runTalk } from '../../src/flows/run-talk.js'
import { eventXml } from '../../src/sandbox/callback-xml.js'
import { circulatedTwice, type Office, openOffice, staff, unitNames } from '../harness.js'

const schedule: TalkAct = {
  kind: 'schedule',
  schedule: { at: '2024-08-28T15:00:00+08:00', place: '市政府3号楼201', presider: null, bring: null, contact: null },
}

async function proposed(): Promise<{ office: Office; id: string }> {
  const office = await openOffice({ history: circulatedTwice })
  office.mindsNothingElse()
  await office.publishesFor(['civil'])
  const { id } = await office.sandbox.service.store.read.talk.findFirstOrThrow()
  return { office, id }
}

const invited = (office: Office): number => office.ear.all.filter((one) => one.item.text.startsWith('约谈通知')).length

test.each([staff.officer, staff.reviewer, 'civil-1', 'civil-lead', 'culture-lead', 'nobody', 'system'])(
  'by command, %s can neither approve nor schedule an undecided talk',
  async (userid) => {
    const { office, id } = await proposed()
    for (const act of [
      { kind: 'approve' },
      schedule,
      { kind: 'entrust', to: 'county' },
      { kind: 'confirm', who: '民政局分管负责人', how: 'phone' },
      { kind: 'hold', record: emptyRecord, commitments: [], reportDueOn: null },
    ] as TalkAct[])
      expect(await runTalk(office.context, id, act, userid, office.now())).toMatchObject({ ok: false })
    await office.clockTo('2024-08-22 17:25')
    expect(invited(office)).toBe(0)
    expect(await office.sandbox.service.store.read.talk.findFirst()).toMatchObject({
      state: 'proposed',
      decidedBy: null,
    })
  },
)

test('clicks of the wrong persons on the leader’s card approve nothing', async () => {
  const { office } = await proposed()
  const { read } = office.sandbox.service.store
  const card = await read.message.findFirstOrThrow({ where: { to: staff.leader, subject: { contains: 'talk' } } })
  for (const from of [staff.officer, staff.reviewer, 'civil-1', 'civil-lead', 'culture-1']) {
    for (const key of ['talk-approve', 'talk-confirm']) {
      const { corpId, agentId } = office.sandbox.settings.wecom ?? { corpId: '', agentId: 0 }
      const xml = eventXml({ corpId, agentId, from, at: office.now() }, 'template_card_event', [
        ['EventKey', key],
        ['TaskId', card.id],
        ['CardType', 'button_interaction'],
        ['ResponseCode', `${from}-${key}`],
      ])
      expect((await office.sandbox.emulator.deliver(xml, { from })).status).toBe(200)
    }
    await office.settles()
  }
  await office.officer.says('时间 8月28日 15:00,地点 市政府大院')
  await office.clockTo('2024-08-22 17:25')
  expect(await read.talk.findFirst()).toMatchObject({ state: 'proposed', decidedBy: null })
  expect(invited(office)).toBe(0)
})

test('who proposed a talk cannot approve it, even as leader', async () => {
  const { office, id } = await proposed()
  const { store } = office.sandbox.service
  await store.write(async (tx) => void (await tx.talk.update({ where: { id }, data: { proposedBy: staff.leader } })))
  const result = await runTalk(office.context, id, { kind: 'approve' }, staff.leader, office.now())
  expect(result).toMatchObject({ ok: false, code: 'same-person' })
})

test('a declined, postponed or withdrawn talk cannot be scheduled', async () => {
  const { office, id } = await proposed()
  const later = await runTalk(office.context, id, { kind: 'postpone', to: '2024-09-10' }, staff.leader, office.now())
  expect(later).toMatchObject({ ok: true })
  expect(await runTalk(office.context, id, schedule, staff.officer, office.now())).toMatchObject({ ok: false })
  const declined = await runTalk(office.context, id, { kind: 'decline', reason: '已整改' }, staff.leader, office.now())
  expect(declined).toMatchObject({ ok: true })
  expect(await runTalk(office.context, id, schedule, staff.officer, office.now())).toMatchObject({ ok: false })
  await office.clockTo('2024-09-20 17:25')
  expect(invited(office)).toBe(0)
})

test('a matter that comes up after the approval is in no invitation the leader has not seen', async () => {
  const history = circulatedTwice.map((one) => ({ ...one, unit: unitNames.water, account: '望川水务' }))
  const office = await openOffice({ history })
  office.mindsNothingElse()
  await office.publishesFor(['water'])
  await office.leader.clicks('同意约谈')
  // Three working days overdue: the clause of the circular proposes the other case of the unit, too.
  await office.clockTo('2024-09-13 17:10')
  const { read } = office.sandbox.service.store
  const approvals = office.ear.all.filter((one) => one.userid === staff.leader && one.item.text.startsWith('约谈建议'))
  const seen = approvals.map((one) => one.item.text).join()
  await office.officer.says('时间 9月20日 15:00,地点 市政府大院')
  await office.clockTo('2024-09-14 17:10')
  const invitation = office.ear.all.find((one) => one.userid === 'water-lead' && one.item.text.startsWith('约谈通知'))
  expect(invitation?.item.text).toContain('W24Q3-001')
  if (!seen.includes('W24Q3-002')) expect(invitation?.item.text).not.toContain('W24Q3-002')
  const undecided = await read.talk.count({ where: { decidedBy: null, invitedAt: { not: null } } })
  expect(undecided).toBe(0)
})
