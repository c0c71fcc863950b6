// Approval binds the rehearsed plan: its digest stands with the circular and in the audit chain, and a plan with another
// deadline or under other rules has another digest. What is handed to the leader cannot be changed behind their back.
import { expect, test } from 'vitest'
import { digestOf } from '../../src/domain/audit-chain.js'
import { editCircular } from '../../src/flows/edit-circular.js'
import { rehearseCircular } from '../../src/flows/rehearse-circular.js'
import { setPolicy } from '../../src/flows/set-policy.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { codes, draft, finding, now, openOffice, type SmallOffice, staff } from './office.js'

const paper = draft([finding(), finding({ account: '望川河长', severity: 'fail' })])

async function submitted(deadline?: string): Promise<{ office: SmallOffice; id: string }> {
  const office = await openOffice()
  const id = await office.imports(paper)
  await office.must(confirmCircular(office.context, id, staff.officer, deadline === undefined ? {} : { deadline }, now))
  await office.must(submitCircular(office.context, id, staff.officer, now))
  return { office, id }
}

async function approved({ office, id }: { office: SmallOffice; id: string }): Promise<string> {
  await office.must(approveCircular(office.context, id, staff.leader, now))
  const { planDigest } = await office.store.read.circular.findUniqueOrThrow({ where: { id } })
  return planDigest ?? expect.fail('no digest')
}

test('the digest is that of the plan as rehearsed, and the audit chain holds it', async () => {
  const one = await submitted()
  const { office, id } = one
  const shown = await office.must(rehearseCircular(office.context, id, 'none', now))
  const planDigest = await approved(one)
  expect(planDigest).toBe(digestOf(shown))
  const entry = await office.store.read.auditEntry.findFirstOrThrow({
    where: { act: 'circular-approved', subject: id },
  })
  expect(entry.digest).toBe(digestOf({ planDigest, cases: 2 }))
})

test('another deadline, other rules: another digest', async () => {
  const digests = [await approved(await submitted()), await approved(await submitted('2024-09-12'))]
  const ruled = await submitted()
  const rules = JSON.stringify({ ladder: { remindBefore: 4 } })
  await ruled.office.must(setPolicy(ruled.office.context, rules, staff.leader, now))
  digests.push(await approved(ruled))
  expect(new Set(digests).size).toBe(3)
  expect(await approved(await submitted())).toBe(digests[0])
})

test('what is handed to the leader is not changed any more', async () => {
  const { office, id } = await submitted()
  const edits = [{ kind: 'set', pointer: '/deadline/date', value: '2024-09-20' } as const]
  const changed = editCircular(office.context, { circular: id, edits, by: staff.officer, codes }, now)
  expect(await office.refusal(changed)).toBe('submitted')
  const again = confirmCircular(office.context, id, staff.officer, { deadline: '2024-09-20' }, now)
  expect(await office.refusal(again)).toBe('submitted')
})
