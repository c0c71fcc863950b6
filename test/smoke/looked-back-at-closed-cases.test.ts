// 回头看: a sample of closed cases is looked at again. What held is on record; what is back is a new case that points to
// the old one, which stays closed.
import { expect, test } from 'vitest'
import { drawLookBack, recordLookBack } from '../../src/flows/look-back.js'
import { openOffice, staff } from '../harness.js'

test('drawn, looked at, and taken up again where it is back', async () => {
  const office = await openOffice()
  const { circularId } = await office.publishesFor([])
  await office.clockTo('2024-11-04 10:10')
  const draw = { circular: circularId, share: 40, seed: '2024年11月', by: staff.officer }
  const drawn = await office.does((context, now) => drawLookBack(context, draw, now))
  expect(drawn).toMatchObject({ closed: 5 })
  expect(drawn.caseNos).toHaveLength(2)
  const [held = '', back = ''] = drawn.caseNos
  await office.does((context, now) =>
    recordLookBack(context, { caseNo: held, outcome: 'held', note: '', by: staff.reviewer }, now),
  )
  const looked = await office.does((context, now) =>
    recordLookBack(
      context,
      { caseNo: back, outcome: 'returned', note: '11月4日打开仍无法使用', by: staff.reviewer },
      now,
    ),
  )
  expect(await office.row(back)).toMatchObject({ state: 'closed' })
  expect(await office.row(looked.newCaseNo ?? '')).toMatchObject({
    caseNo: 'W24Q3-006',
    state: 'issued',
    repeatOf: [back],
    dueOn: '2024-11-07',
  })
  expect((await office.openTasks()).map((one) => one.kind)).not.toContain('look-back')
  await office.clockTo('2024-11-04 10:30')
  const notices = office.ear.all.filter(({ item }) => item.text.includes('W24Q3-006') && item.text.includes('[签收]'))
  expect(notices).toHaveLength(1)
  expect(notices[0]?.item.text).toContain(`${back}销号后再次核查未整改到位`)
  office.mindsNothingElse()
})

test('the same seed draws the same sample; a wrong number is refused', async () => {
  const office = await openOffice()
  const { circularId } = await office.publishesFor([])
  const draw = (share: number) =>
    drawLookBack(office.context, { circular: circularId, share, seed: 'x', by: staff.officer }, office.now())
  const refused = await draw(0)
  expect(refused.ok ? 'drawn' : refused.code).toBe('share-invalid')
  expect((await draw(20)).ok).toBe(true)
  const twice = await draw(20)
  expect(twice.ok ? 'drawn' : twice.code).toBe('look-back-open')
  const other = { caseNo: 'W24Q3-099', outcome: 'held', note: '', by: staff.reviewer } as const
  const none = await recordLookBack(office.context, other, office.now())
  expect(none.ok ? 'recorded' : none.code).toBe('not-drawn')
  office.mindsNothingElse()
})
