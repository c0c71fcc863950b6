// Every circular with a gold reading, scored: seeds and composed papers must give all of it; excerpts of real pages must
// not fall below the level they reached. The table at the end is the state of the reader in numbers.
import { afterAll, describe, expect, test } from 'vitest'
import {
  bytesOf,
  composedAgain,
  composedPapers,
  draftOf,
  excerpts,
  goldOf,
  heldOutPapers,
  inventedPapers,
  realPapers,
} from './papers.js'
import { floorOf } from './scorer/floors.js'
import { scoreTable } from './scorer/report.js'
import { f1, headShare, score, type Score } from './scorer/score.js'

const complete = new Map<string, Score>()
const cut = new Map<string, Score>()

describe('seeds and composed papers', () => {
  test.each([...realPapers, ...inventedPapers, ...composedPapers, ...heldOutPapers])('%s', async (name) => {
    const scored = score(await draftOf(bytesOf(name)), goldOf(name))
    complete.set(name, scored)
    expect(scored.differences).toEqual([])
  })
})

describe('excerpts that stop in the middle, and composed papers with their level', () => {
  test.each([...excerpts, ...composedAgain])('%s', async (name) => {
    const scored = score(await draftOf(bytesOf(name)), goldOf(name))
    cut.set(name, scored)
    const floor = floorOf(name)
    const reached = [
      f1(scored.findings) - floor.findings,
      f1(scored.counts) - floor.counts,
      headShare(scored) - floor.head,
    ]
    expect(Math.min(...reached), scored.differences.join('\n')).toBeGreaterThanOrEqual(0)
  })
})

afterAll(() => {
  const legend = 'P R F1: findings; P# R# F1#: counts without names; head: right head fields; found: findings'
  const tables = [
    legend,
    scoreTable('complete circulars', complete),
    scoreTable('excerpts and composed papers with a level', cut),
  ]
  process.stdout.write(`${tables.join('\n\n')}\n`)
})
