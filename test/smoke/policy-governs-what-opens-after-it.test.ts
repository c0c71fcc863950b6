// A policy put into force governs cases opened after it; open cases keep theirs until a leader moves them, after a look at
// what that changes. What left under the old rules never leaves again under the new.
import { expect, test } from 'vitest'
import { readPolicies } from '../../src/store/policies.js'
import { moveCasesToPolicy } from '../../src/flows/move-cases-to-policy.js'
import { setPolicy } from '../../src/flows/set-policy.js'
import { type Office, openOffice, staff } from '../harness.js'

const earlier = JSON.stringify({ ladder: { remindBefore: 4 }, window: ['10:05-11:30'] })
const sets = (office: Office, text: string) =>
  office.does((context, now) => setPolicy(context, text, staff.leader, now))
const moves = (office: Office, apply: boolean) =>
  office.does((context, now) => moveCasesToPolicy(context, staff.leader, apply, now))

test('cases opened under it are reminded by it, in its window', async () => {
  const office = await openOffice()
  const { culture } = office
  await sets(office, earlier)
  await office.publishesFor(['culture'])
  await office.clockTo('2024-08-21 10:20')
  for (const person of [culture.liaison, culture.leader]) person.readsAll()
  await culture.liaison.clicks('签收')
  culture.liaison.expects('已签收')
  await office.clockTo('2024-09-04 10:00')
  culture.liaison.expectsNothing()
  await office.clockTo('2024-09-04 10:20')
  culture.liaison.expects('整改即将到期')
  office.mindsNothingElse()
})

test('open cases keep theirs until they are moved; a look writes nothing', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  await culture.liaison.clicks('签收')
  culture.liaison.expects('已签收')
  const { version } = await sets(office, earlier)
  await office.clockTo('2024-09-04 17:30')
  culture.liaison.expectsNothing()
  const seen = await moves(office, false)
  expect(seen).toMatchObject({ to: version, moved: false })
  const changes = seen.cases.find((one) => one.caseNo === 'W24Q3-003')?.changes ?? []
  expect(changes.find(({ rule }) => rule === 'overdue')).toMatchObject({ becomes: '2024-09-11T10:05:00+08:00' })
  await office.clockTo('2024-09-05 17:30')
  culture.liaison.expectsNothing()
  expect((await moves(office, true)).moved).toBe(true)
  expect((await moves(office, true)).cases).toEqual([])
  await office.clockTo('2024-09-06 10:20')
  culture.liaison.expects('整改即将到期')
  await office.clockTo('2024-09-09 17:30')
  culture.liaison.expectsNothing()
  office.mindsNothingElse()
})

test('the same policy again changes nothing; the built-in one can be put back', async () => {
  const office = await openOffice()
  expect((await sets(office, earlier)).changed).toBe(true)
  expect((await sets(office, earlier)).changed).toBe(false)
  await sets(office, '{}')
  const { current, versions } = await readPolicies(office.context.store.read)
  expect(current.version).toBe('default-1')
  expect(versions).toHaveLength(2)
})

test.each([
  ['an officer', staff.officer, '{}', 'role-missing'],
  ['nobody known', 'stranger-1', '{}', 'unknown-person'],
  ['a policy that nags', staff.leader, '{"budget":{"perDay":3}}', 'policy-too-many-messages'],
  ['no policy', staff.leader, '[]', 'policy-invalid'],
])('%s is refused and nothing is written', async (_, by, text, code) => {
  const office = await openOffice()
  const { store } = office.context
  const entries = await store.read.auditEntry.count()
  const result = await setPolicy(office.context, text, by, office.now())
  expect(result.ok ? 'set' : result.code).toBe(code)
  expect([await store.read.auditEntry.count(), await store.read.policyAct.count()]).toEqual([entries, 0])
})
