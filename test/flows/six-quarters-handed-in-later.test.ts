// Six quarters with twenty problems that came back and twenty that only look as if, all handed in two years later, in an
// order by seed: the links are those of the years themselves.
import { expect, test } from 'vitest'
import { answersAll, asked, handedInLater, linksOf, proven, shuffled } from './six-quarters/lived.js'

test('handed in two years later, in an order by seed: the same links, one task an import', async () => {
  const order = shuffled(20)
  expect(order).not.toEqual(order.toSorted((a, b) => a - b))
  const office = await handedInLater(order)
  const before = await linksOf(office)
  expect(before.links).toEqual(proven)
  await answersAll(office)
  expect((await linksOf(office)).links).toEqual([...proven, ...asked].sort())
  const [task] = await office.store.read.task.findMany({ where: { kind: 'repeat-offers' } })
  expect(task).toMatchObject({ text: expect.stringMatching(/下发后,有\d+项.*共\d+条待核对/), closedBy: 'office-1' })
})
