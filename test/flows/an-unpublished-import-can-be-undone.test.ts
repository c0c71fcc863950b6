// Discarding: nothing of the circular is left to act on, the chain keeps that it was there, and the same file comes afresh.
import { expect, test } from 'vitest'
import { discardCircular } from '../../src/flows/discard-circular.js'
import { editCircular } from '../../src/flows/edit-circular.js'
import { prepareCircular } from '../../src/flows/prepare-circular.js'
import { verifyAudit } from '../../src/store/audit.js'
import { codes, draft, finding, now, openOffice, type SmallOffice, staff } from './office.js'

const paper = draft([finding()])
const discard = (office: SmallOffice, id: string, part: { by?: string; reason?: string } = {}) =>
  discardCircular(office.context, id, { by: staff.officer, reason: '选错文件', ...part }, now)

test('discarded, and imported afresh', async () => {
  const office = await openOffice()
  const empty = await office.rows()
  const id = await office.imports(paper)
  const edits = [{ kind: 'strike', index: 0, reason: '误读' } as const]
  await office.must(editCircular(office.context, { circular: id, edits, by: staff.officer, codes }, now))
  expect(await office.must(discard(office, id))).toEqual({ circularId: id, code: 'W24Q3' })
  const { audit, ...left } = await office.rows()
  const { audit: before, ...nothing } = empty
  expect(left).toEqual(nothing)
  expect(audit).toBe((before ?? 0) + 3)
  expect(await verifyAudit(office.store.read, null)).toMatchObject({ fault: null })
  const gone = await office.store.write((tx) => prepareCircular(office.context, tx, id))
  expect(gone).toMatchObject({ ok: false, code: 'no-circular', message: expect.stringContaining('选错文件') })
  const again = await office.imports(paper)
  expect(again).not.toBe(id)
  expect((await office.shows(again)).draft).toEqual(paper)
  expect(await office.publishes(again)).toEqual(['W24Q3-001'])
})

test('refused: no reason, wrong person, published, not there', async () => {
  const office = await openOffice()
  const id = await office.imports(paper)
  const before = await office.rows()
  expect(await office.refusal(discard(office, id, { reason: ' ' }))).toBe('reason-missing')
  expect(await office.refusal(discard(office, id, { by: 'water-1' }))).toBe('role-missing')
  expect(await office.refusal(discard(office, 'W99Q1'))).toBe('no-circular')
  expect(await office.rows()).toEqual(before)
  await office.publishes(id)
  expect(await office.refusal(discard(office, id))).toBe('already-published')
})
