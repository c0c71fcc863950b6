// 保密审查: every paper waits for a named person to say that it is public or was checked. Confirming says so, once; what was
// corrected later does not ask again, another file does.
import { expect, test } from 'vitest'
import { applyDiff } from '../../src/flows/diff-circular.js'
import { editCircular } from '../../src/flows/edit-circular.js'
import { confirmCircular } from '../../src/flows/settle-circular.js'
import { codes, draft, fileOf, finding, now, openOffice, staff } from './office.js'

test('asked until somebody confirmed, and kept with the name', async () => {
  const office = await openOffice()
  const { context } = office
  const id = await office.imports(draft([finding()]))
  const asked = async () => (await office.shows(id)).open.map((point) => [point.code, point.kind])
  const acts = () => office.store.read.auditEntry.findMany({ where: { act: 'secrecy-checked' } })
  expect(await asked()).toEqual([['secrecy-check', 'confirm']])
  await office.must(confirmCircular(context, id, staff.reviewer, {}, now))
  expect((await office.shows(id)).row).toMatchObject({ secrecyCheckedBy: staff.reviewer, secrecyCheckedAt: now })
  expect(await acts()).toMatchObject([{ actor: staff.reviewer, subject: id }])

  const edits = [{ kind: 'set', pointer: '/findings/0/severity', value: 'fail' } as const]
  await office.must(editCircular(context, { circular: id, edits, by: staff.officer, codes }, now))
  expect(await asked()).toEqual([])
  await office.must(confirmCircular(context, id, staff.officer, {}, now))
  expect((await office.shows(id)).row.secrecyCheckedBy).toBe(staff.reviewer)
  expect(await acts()).toHaveLength(1)

  const other = draft([finding({ account: '望川河长' })])
  const decisions = { same: new Set<number>(), other: new Set<number>() }
  await office.must(
    applyDiff(context, { circular: id, ...fileOf('another'), draft: other, decisions }, staff.officer, now),
  )
  expect(await asked()).toEqual([['secrecy-check', 'confirm']])
})
