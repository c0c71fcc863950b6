// Correcting a circular before it is submitted: the reading stays in the database as it was, who corrected is kept, a
// confirmed draft has to be confirmed again, and nobody approves what they had a hand in.
import { describe, expect, test } from 'vitest'
import { type Edit, editCircular } from '../../src/flows/edit-circular.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { explainCase } from '../../src/flows/explain-case.js'
import { confirmCircular, submitCircular, takeBackCircular } from '../../src/flows/settle-circular.js'
import { actorOf } from '../../src/store/registry.js'
import { codes, draft, finding, now, openOffice, type SmallOffice, staff } from './office.js'

const paper = draft([finding(), finding({ unit: '水务局办', account: '望川河长' })])
const edit = (office: SmallOffice, circular: string, edits: Edit[], by: string = staff.officer) =>
  editCircular(office.context, { circular, edits, by, codes }, now)
const toCivil: Edit = { kind: 'set', pointer: '/findings/1/unit', value: '望川市民政局' }

test('the reading stays, the corrected draft goes on, and its case says who typed what', async () => {
  const office = await openOffice()
  const id = await office.imports(paper)
  const stored = await office.store.read.circular.findUniqueOrThrow({ where: { id } })
  expect((await office.shows(id)).open.map((point) => point.code)).toContain('unit-unknown')
  const added: Edit = { kind: 'add', finding: finding({ account: '望川发布', problem: '存在错别字' }) }
  expect(await office.must(edit(office, id, [toCivil, added]))).toMatchObject({ corrections: 2 })
  const after = await office.store.read.circular.findUniqueOrThrow({ where: { id } })
  expect(after.draft).toBe(stored.draft)
  const { draft: corrected, open } = await office.shows(id)
  expect(corrected.provenance['/findings/1/unit']).toMatchObject([{ kind: 'typed', by: staff.officer }])
  expect(open.map((point) => point.code)).toEqual(['secrecy-check'])
  expect(await office.publishes(id)).toEqual(['W24Q3-001', 'W24Q3-002', 'W24Q3-003'])
  const typed = await office.store.read.case.findUniqueOrThrow({ where: { no: 'W24Q3-003' } })
  expect(JSON.parse(typed.provenance)).toMatchObject([{ kind: 'typed', by: staff.officer, text: '存在错别字' }])
  const actor = await actorOf(office.store.read, staff.officer, now)
  if (actor === null) expect.fail('no officer')
  const why = (no: string) => explainCase(office.store.read, office.context, actor, no, now)
  expect(await why('W24Q3-002')).toContain('责任单位“望川市民政局”由办公室经办确定。')
  expect(await why('W24Q3-003')).toContain('由办公室经办录入“存在错别字”')
})

test('a struck finding becomes no case, and its number is not given to another', async () => {
  const office = await openOffice()
  const id = await office.imports(draft([finding(), finding({ account: '望川河长' })]))
  await office.must(edit(office, id, [{ kind: 'strike', index: 0, reason: '重复列出' }]))
  expect(await office.publishes(id)).toEqual(['W24Q3-002'])
})

test('correcting takes a confirmation back; undo leads back to the draft before', async () => {
  const office = await openOffice()
  const id = await office.imports(paper)
  const before = (await office.shows(id)).draft
  await office.must(edit(office, id, [toCivil]))
  await office.must(confirmCircular(office.context, id, staff.officer, {}, now))
  const again = await office.must(edit(office, id, [{ kind: 'undo' }]))
  expect(again).toMatchObject({ corrections: 0, confirmationTakenBack: true })
  const { row, draft: undone } = await office.shows(id)
  expect(undone).toEqual(before)
  expect(row).toMatchObject({ state: 'draft', confirmedBy: null })
  expect(await office.refusal(edit(office, id, [{ kind: 'undo' }]))).toBe('nothing-to-undo')
})

test('the deadline of confirming is a correction like any other', async () => {
  const office = await openOffice()
  const id = await office.imports(draft([finding()]))
  await office.must(confirmCircular(office.context, id, staff.officer, { deadline: '2024-09-13' }, now))
  const { draft: confirmed, row } = await office.shows(id)
  expect(row.state).toBe('confirmed')
  expect(confirmed.deadline).toMatchObject({ date: '2024-09-13', text: '于9月10日前' })
  expect(confirmed.provenance['/deadline/date']).toMatchObject([{ kind: 'typed', by: staff.officer }])
})

describe('refused, and nothing changes', () => {
  test('all edits or none; wrong person; submitted; published', async () => {
    const office = await openOffice()
    const id = await office.imports(paper)
    const before = await office.rows()
    const bad: Edit = { kind: 'set', pointer: '/findings/7/unit', value: '某局' }
    expect(await office.refusal(edit(office, id, [toCivil, bad]))).toBe('no-finding')
    expect(await office.refusal(edit(office, id, [toCivil], staff.leader))).toBe('role-missing')
    expect(await office.refusal(edit(office, id, [toCivil], 'nobody'))).toBe('unknown-person')
    expect(await office.refusal(edit(office, id, []))).toBe('nothing-to-edit')
    expect(await office.rows()).toEqual(before)
    await office.must(edit(office, id, [toCivil]))
    await office.must(confirmCircular(office.context, id, staff.officer, {}, now))
    expect(await office.refusal(takeBackCircular(office.context, id, staff.officer, now))).toBe('not-submitted')
    await office.must(submitCircular(office.context, id, staff.officer, now))
    expect(await office.refusal(edit(office, id, [toCivil]))).toBe('submitted')
    expect(await office.refusal(takeBackCircular(office.context, id, staff.leader, now))).toBe('role-missing')
    await office.must(takeBackCircular(office.context, id, staff.officer, now))
    expect((await office.shows(id)).row).toMatchObject({ state: 'draft', confirmedBy: null, submittedBy: null })
    await office.publishes(id)
    expect(await office.refusal(edit(office, id, [toCivil]))).toBe('already-published')
    expect(await office.refusal(takeBackCircular(office.context, id, staff.officer, now))).toBe('already-published')
  })

  test('nobody approves what they corrected', async () => {
    const office = await openOffice()
    await office.store.write((tx) =>
      tx.person.update({ where: { userid: staff.leader }, data: { roles: '["officer","leader"]' } }),
    )
    const id = await office.imports(paper)
    await office.must(edit(office, id, [toCivil], staff.leader))
    await office.must(confirmCircular(office.context, id, staff.officer, {}, now))
    await office.must(submitCircular(office.context, id, staff.officer, now))
    expect(await office.refusal(approveCircular(office.context, id, staff.leader, now))).toBe('same-person')
  })
})
