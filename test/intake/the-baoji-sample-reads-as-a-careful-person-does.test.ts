// The acceptance of the intake room: everything the gold reading of the Baoji circular says, 54 findings included.
import { expect, test } from 'vitest'
import { bytesOf, draftOf, goldOf } from './papers.js'
import { differences } from './gold.js'

test('the sample circular gives everything its gold reading says', () => {
  const draft = draftOf(bytesOf('baoji-2024q3'))
  expect(draft.findings).toHaveLength(54)
  expect(differences(draft, goldOf('baoji-2024q3'))).toEqual([])
})

test('the spam at its end is quarantined and gives no name', () => {
  const draft = draftOf(bytesOf('baoji-2024q3'))
  const spam = draft.quarantine.find(({ reason }) => reason.includes('垃圾'))
  expect(spam?.end).toBeGreaterThan(bytesOf('baoji-2024q3').length - 10)
  expect(JSON.stringify(draft.findings)).not.toMatch(/沙发|茶叶|跑鞋/)
})
