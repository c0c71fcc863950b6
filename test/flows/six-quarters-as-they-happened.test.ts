// Six quarters with twenty problems that came back and twenty that only look as if, each circular published when it came
// out: every repeat is found, by link or by question, and no look-alike is linked.
import { expect, test } from 'vitest'
import { answersAll, asItHappened, asked, linksOf, proven } from './six-quarters/lived.js'
import { stories } from './six-quarters.js'

test('as it happened: twenty found, no look-alike linked, before and after a person answered', async () => {
  const office = await asItHappened()
  const before = await linksOf(office)
  expect(before.links).toEqual(proven)
  expect(before.offers.map((one) => one.link)).toEqual(expect.arrayContaining(asked))
  await answersAll(office)
  const after = await linksOf(office)
  expect(after.links).toEqual([...proven, ...asked].sort())
  expect(after.offers).toEqual([])
  const found = stories.filter((story) => (story.links ?? story.asks) !== undefined)
  expect(found).toHaveLength(20)
  expect(await office.store.read.task.count({ where: { kind: 'repeat-offers', closedAt: null } })).toBe(0)
})
