// The shapes of the sentence-shapes files, each read in a small circular: who has which problem on what.
import { expect, test } from 'vitest'
import { circular, draftOf } from './papers.js'
import { columnShapes, remarkShapes, standingShapes } from './sentence-shapes-in-context.js'
import { mixedShapes, moreSilent } from './sentence-shapes-more.js'
import { bracketShapes, listShapes, silentShapes } from './sentence-shapes.js'

const rowsOf = async (problems: string): Promise<string[]> =>
  (
    await draftOf(circular({ problems, situation: '共检查政务新媒体账号50个，其中合格41个，不合格9个。' }))
  ).findings.map(({ unit, account, site, platform, problem }) =>
    [unit ?? '-', account ?? site ?? '-', platform ?? '-', problem].join('|'),
  )

test.each([...listShapes, ...bracketShapes, ...standingShapes, ...columnShapes, ...remarkShapes])(
  '%s',
  async (_, problems, rows) => {
    expect((await rowsOf(problems)).sort()).toEqual([...rows].sort())
  },
)

test.each(silentShapes)('nobody: %s', async (_, problems) => {
  expect(await rowsOf(problems)).toEqual([])
})

test.each(mixedShapes)('%s', async (_, problems, rows) => {
  expect((await rowsOf(problems)).sort()).toEqual([...rows].sort())
})

test.each(moreSilent)('nobody: %s', async (_, problems) => {
  expect(await rowsOf(problems)).toEqual([])
})
