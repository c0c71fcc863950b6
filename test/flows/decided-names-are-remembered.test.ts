// A person decides what a printed name means; the next paper of the same office uses it as exact and says so. Another office's
// paper asks again, and so does every paper once the decision is forgotten.
import { expect, test } from 'vitest'
import type { Draft } from '../../src/domain/draft.js'
import { forgetLearnedName } from '../../src/flows/forget-learned-name.js'
import { confirmCircular } from '../../src/flows/settle-circular.js'
import { draft, finding, now, openOffice, type SmallOffice, staff } from './office.js'

const paper = (title: string, part: Partial<Draft> = {}): Draft =>
  draft(
    [
      finding({ unit: '市水务', account: '望川水务局' }),
      finding({ unit: '市水务', account: '望川水务局', problem: '另一个问题' }),
    ],
    {
      title,
      ...part,
    },
  )
const confirm = (
  office: SmallOffice,
  id: string,
  chosen: { units?: Record<string, string>; accounts?: Record<string, string> },
) => confirmCircular(office.context, id, staff.officer, chosen, now)
const codesOf = async (office: SmallOffice, id: string) =>
  (await office.shows(id)).open.filter((one) => /^(unit|account)-/.test(one.code))

async function decided(): Promise<SmallOffice> {
  const office = await openOffice()
  const water = await office.store.read.account.findFirstOrThrow({ where: { name: '望川水务' } })
  await office.store.write((tx) => tx.account.update({ where: { id: water.id }, data: { name: '望川水务号' } }))
  const id = await office.imports(paper('第一份'))
  expect(await codesOf(office, id)).toMatchObject([{ code: 'unit-near', kind: 'choice', candidates: ['望川市水务局'] }])
  await office.must(confirm(office, id, { units: { 市水务: '望川市水务局' }, accounts: { 望川水务局: 'new' } }))
  return office
}

test('the next paper of the office uses the decision, and shows whose it was', async () => {
  const office = await decided()
  const id = await office.imports(paper('第二份'))
  const { open, resolved } = await office.shows(id)
  expect(open.filter((one) => one.code.endsWith('-learned'))).toMatchObject([
    {
      code: 'unit-learned',
      kind: 'confirm',
      message: expect.stringMatching(/按上次的确认\(office-1,2024-08-21\)认作“望川市水务局”/),
    },
    { code: 'account-learned', kind: 'confirm' },
  ])
  expect(open.some((one) => one.kind === 'choice')).toBe(false)
  expect(resolved.map((one) => [one.unitId !== null, one.accountId])).toEqual([
    [true, null],
    [true, null],
  ])
})

test('a paper of another office asks again, and a decision once forgotten is asked again', async () => {
  const office = await decided()
  const other = await office.imports(paper('省里的通报', { issuingOrg: '江川省人民政府办公厅' }))
  expect(await codesOf(office, other)).toMatchObject([{ code: expect.stringMatching(/^unit-(near|unknown)$/) }])
  expect(await office.refusal(forgetLearnedName(office.context, '没有的名称', staff.officer, now))).toBe('not-learned')
  expect(await office.refusal(forgetLearnedName(office.context, '市水务', staff.leader, now))).toBe('role-missing')
  expect(await office.must(forgetLearnedName(office.context, '市水务', staff.officer, now))).toEqual({ forgotten: 1 })
  const id = await office.imports(paper('第三份'))
  expect(await codesOf(office, id)).toMatchObject([{ code: 'unit-near' }])
})

test('a refused confirming teaches nothing', async () => {
  const office = await openOffice()
  const id = await office.imports(draft([finding({ unit: '市水务' }), finding({ unit: '某局', account: null })]))
  expect(await office.refusal(confirm(office, id, { units: { 市水务: '望川市水务局' } }))).toBe('open-points')
  expect(await office.store.read.learnedName.count()).toBe(0)
})

test('a wrong target is refused with what it may be', async () => {
  const office = await openOffice()
  const id = await office.imports(paper('第一份'))
  const said = async (chosen: Parameters<typeof confirm>[2]): Promise<string> => {
    const result = await confirm(office, id, chosen)
    return result.ok ? 'done' : `${result.code}: ${result.message}`
  }
  expect(await said({ units: { 市水务: '望川水务局' } })).toMatch(/^unit-unknown: .*是不是“望川市水务局”/)
  expect(await said({ units: { 市水务: '月球局' } })).toMatch(/^unit-unknown: .*月球局/)
  expect(await said({ units: { 市水: '望川市水务局' } })).toMatch(/^not-printed: .*市水/)
  expect(await said({ units: { 市水务: '望川市水务局' }, accounts: { 望川水务局: '没有的账号' } })).toMatch(
    /^account-unknown/,
  )
  expect(await said({ accounts: { 别的账号: 'new' } })).toMatch(/^not-printed/)
})

test('the region of a row tells the bureaus of two counties apart', async () => {
  const office = await openOffice()
  const rows = [
    finding({ unit: '县教育局', region: '松谷县', account: null }),
    finding({ unit: '县教育局', region: '临水县', account: null }),
  ]
  const id = await office.imports(draft(rows))
  const { open, resolved } = await office.shows(id)
  expect(resolved.map((one) => one.unitId !== null)).toEqual([true, false])
  expect(open).toContainEqual(expect.objectContaining({ code: 'unit-unknown', printed: '临水县县教育局' }))
})

test('a row that names a county only asks for its government, and the answer holds for that county', async () => {
  const office = await openOffice()
  const id = await office.imports(draft([finding({ unit: null, region: '松谷县', account: null })]))
  expect((await office.shows(id)).open).toContainEqual(
    expect.objectContaining({ code: 'unit-near', printed: '松谷县', candidates: ['松谷县人民政府办公室'] }),
  )
  await office.must(confirm(office, id, { units: { 松谷县: '松谷县人民政府办公室' } }))
  expect(await office.store.read.learnedName.findMany()).toMatchObject([{ kind: 'unit', printed: '松谷县' }])
})

test('an account the registry has as cancelled is shown, unless the paper says so itself', async () => {
  const office = await openOffice()
  await office.store.write((tx) =>
    tx.account.updateMany({ where: { name: '望川水务' }, data: { status: 'cancelled', statusOn: '2024-03-15' } }),
  )
  const id = await office.imports(draft([finding(), finding({ problem: '另一个问题' })]))
  expect(await codesOf(office, id)).toMatchObject([
    { code: 'account-cancelled', kind: 'confirm', message: expect.stringContaining('已于2024-03-15注销') },
  ])
  const said = {
    unit: '望川市水务局',
    account: '望川水务',
    problem: 'x',
    history: [{ when: '2024-03-15', event: '报备注销' }],
  }
  const other = await office.imports(draft([finding()], { title: '另一份', repeatCases: [said] }))
  expect(await codesOf(office, other)).toEqual([])
})
