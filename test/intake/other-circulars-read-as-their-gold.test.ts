// Circulars of other offices, shapes and dirt: the other real seeds and the invented ones.
import { expect, test } from 'vitest'
import { bytesOf, draftOf, goldOf, inventedPapers, realPapers } from './papers.js'
import { differences } from './gold.js'

test.each([...realPapers.slice(1), ...inventedPapers])('%s', (name) => {
  expect(differences(draftOf(bytesOf(name)), goldOf(name))).toEqual([])
})
