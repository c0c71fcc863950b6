// An officer applies for a talk with a reason; whoever applied never decides, whatever roles they have; another leader does.
// What an open talk gathers is not applied for again, and bad applications change nothing.
import { expect, test } from 'vitest'
import { type Application, applyForTalk } from '../../src/flows/propose-talk.js'
import { runTalk } from '../../src/flows/run-talk.js'
import { openOffice, staff } from '../harness.js'
import { registryText } from '../harness/registry.js'

const application: Application = {
  unit: '望川市民政局',
  caseNos: ['W24Q3-004'],
  reason: '三次电话催办无果',
  calls: 'leader',
  by: 'office',
}

test('who applied can never approve; a second leader can', async () => {
  const registry = JSON.parse(registryText()) as { office: { staff: object[] } }
  registry.office.staff.push({ userid: 'office-lead-2', name: '办公室主要负责人', roles: ['leader', 'officer'] })
  const office = await openOffice({ registry: JSON.stringify(registry) })
  await office.publishesFor(['civil'])
  const apply = (change: Partial<Application>, by: string) =>
    applyForTalk(office.context, { ...application, ...change }, by, office.now())
  for (const [change, by, code] of [
    [{ reason: ' ' }, staff.officer, 'reason-missing'],
    [{ caseNos: ['W24Q3-099'] }, staff.officer, 'no-case'],
    [{ caseNos: [] }, staff.officer, 'no-case'],
    [{ caseNos: ['W24Q3-003'] }, staff.officer, 'not-yours'],
    [{ caseNos: ['W24Q3-001'], unit: null }, staff.officer, 'case-ended'],
    [{ by: 'county' }, staff.officer, 'no-county'],
    [{}, 'civil-lead', 'role-missing'],
    [{}, 'nobody', 'unknown-person'],
  ] as const)
    expect(await apply(change, by), code).toMatchObject({ ok: false, code })
  expect(await office.sandbox.service.store.read.talk.count()).toBe(0)

  const { id } = await office.does((context, now) => applyForTalk(context, application, 'office-lead-2', now))
  expect(await apply({}, staff.officer)).toMatchObject({ code: 'talk-known' })
  await office.minutesPass(5)
  const second = office.person('office-lead-2')
  expect(second.expects('约谈建议').text).toMatch(/三次电话催办无果[\s\S]*办公室主要负责人申请/)
  await second.clicks('同意约谈')
  second.expects('不能自己批准')
  for (const by of ['office-lead-2', staff.officer, staff.reviewer, 'civil-lead'])
    expect((await runTalk(office.context, id, { kind: 'approve' }, by, office.now())).ok).toBe(false)
  await office.leader.clicks('同意约谈')
  expect(await office.sandbox.service.store.read.talk.findFirstOrThrow()).toMatchObject({
    state: 'approved',
    proposedBy: 'office-lead-2',
    decidedBy: staff.leader,
    trigger: 'manual',
  })
  office.mindsNothingElse()
})
