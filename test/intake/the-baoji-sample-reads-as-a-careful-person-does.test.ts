// The acceptance of the intake room: everything the gold reading of the Baoji circular says, 54 findings included.
import { expect, test } from 'vitest'
import { bytesOf, draftOf, goldOf } from './papers.js'
import { score } from './scorer/score.js'

test('the sample circular gives everything its gold reading says', async () => {
  const draft = await draftOf(bytesOf('baoji-2024q3'))
  expect(draft.findings).toHaveLength(54)
  expect(score(draft, goldOf('baoji-2024q3')).differences).toEqual([])
})

test('the spam at its end is quarantined and gives no name', async () => {
  const draft = await draftOf(bytesOf('baoji-2024q3'))
  const spam = draft.quarantine.find(({ reason }) => reason.includes('垃圾'))
  expect(spam !== undefined && 'end' in spam ? spam.end : 0).toBeGreaterThan(bytesOf('baoji-2024q3').length - 10)
  expect(JSON.stringify(draft.findings)).not.toMatch(/沙发|茶叶|跑鞋/)
})
