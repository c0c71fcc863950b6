// The missing annex handed in later: a dry run changes nothing, the same file again changes nothing, taking it back lets it
// come again.
import { expect, test } from 'vitest'
import { attachAnnex } from '../../src/flows/attach-annex.js'
import { editCircular } from '../../src/flows/edit-circular.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { codes, draft, finding, now, openOffice, type SmallOffice, staff } from './office.js'

const rows = [finding(), finding({ account: '望川河长', problem: '服务功能链接无法打开' })]
const attach = (
  office: SmallOffice,
  circular: string,
  part: { findings?: typeof rows; dryRun?: boolean; by?: string } = {},
) => {
  const { findings = rows, dryRun = false, by = staff.officer } = part
  const annex = { findings, provenance: [], checks: [] }
  const file = { bytes: Buffer.from('annex'), fileName: '附件2.xlsx' }
  return attachAnnex(office.context, { circular, ...file, annex, by, dryRun }, now)
}

test('its rows join the draft, once', async () => {
  const office = await openOffice()
  const id = await office.imports(draft([finding({ source: 'body', problem: '2周内无更新' })]))
  const before = await office.rows()
  const told = { known: false, findings: 2, joined: [1], added: 1 }
  expect(await office.must(attach(office, id, { dryRun: true }))).toMatchObject(told)
  expect(await office.rows()).toEqual(before)
  expect(await office.must(attach(office, id))).toMatchObject(told)
  const once = await office.rows()
  expect(once.files).toBe(1)
  expect((await office.shows(id)).draft.findings.map((one) => one.problem)).toEqual(rows.map((one) => one.problem))
  expect(await office.must(attach(office, id))).toMatchObject({ known: true, added: 0 })
  expect(await office.rows()).toEqual(once)
  const undo = { circular: id, edits: [{ kind: 'undo' } as const], by: staff.officer, codes }
  await office.must(editCircular(office.context, undo, now))
  expect((await office.rows()).files).toBe(0)
  expect(await office.must(attach(office, id))).toMatchObject(told)
  expect(await office.publishes(id)).toEqual(['W24Q3-001', 'W24Q3-002'])
})

test('after publishing, what it adds is a correction that goes the same way', async () => {
  const office = await openOffice()
  const id = await office.imports(draft([finding({ source: 'body', problem: '2周内无更新' })]))
  await office.publishes(id)
  const { next } = await office.must(attach(office, id))
  expect(next?.code).toBe('W24Q3R1')
  const before = await office.rows()
  expect(await office.must(attach(office, id))).toMatchObject({ known: true, next: null })
  expect(await office.rows()).toEqual(before)
  expect(await office.publishes(next?.circularId ?? '')).toEqual(['W24Q3-002'])
})

test('no rows, the wrong person, handed to the leader: refused', async () => {
  const office = await openOffice()
  const id = await office.imports(draft([finding()]))
  const before = await office.rows()
  expect(await office.refusal(attach(office, id, { findings: [] }))).toBe('annex-empty')
  expect(await office.refusal(attach(office, id, { by: 'water-1' }))).toBe('role-missing')
  expect(await office.rows()).toEqual(before)
  await office.must(confirmCircular(office.context, id, staff.officer, {}, now))
  await office.must(submitCircular(office.context, id, staff.officer, now))
  expect(await office.refusal(attach(office, id))).toBe('submitted')
})
