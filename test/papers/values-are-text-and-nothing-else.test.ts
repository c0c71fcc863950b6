// What units, circulars and people wrote ends up in papers as text: it opens no element, fills no placeholder, and what no
// XML may hold is left out, so that every paper opens.
import { XMLValidator } from 'fast-xml-parser'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noticeValues } from '../../src/domain/paper-unit.js'
import { earlierCase } from './earlier-cases.js'
import { circular, fill, making, partOf, textOf } from './filled.js'

const notice = async (problem: string, unit = '望川市水务局') => {
  const cases = [earlierCase('W24Q3-001', { problem })]
  return await fill({ kind: 'notice', values: noticeValues({ making, circular, unit, cases }) })
}

test.each([
  '<w:p><w:r><w:t>假</w:t></w:r></w:p>',
  '</w:t></w:r></w:p></w:tc>',
  ']]> & &amp; <!-- -->',
  '{单位}{#事项}{/事项}{@问题}',
  '“引号”与\'单引号\'及"双引号"',
])('%s', async (problem) => {
  const paper = await notice(problem)
  expect(XMLValidator.validate(partOf(paper))).toBe(true)
  expect(textOf(paper)).toContain(problem)
})

test('control characters and half characters are left out, line breaks stay', async () => {
  const paper = await notice('一\u0000\u0008二\uD800三\uFFFE四\r\n五\t六')
  expect(XMLValidator.validate(partOf(paper))).toBe(true)
  expect(textOf(paper)).toContain('一二三四\n五')
  expect(partOf(paper)).not.toMatch(/[^\P{Cc}\t\n\r]|\p{Cs}|\uFFFE/u)
})

test('any words at all', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (words) => {
      const paper = await notice('问题', `甲${words}乙`)
      expect(XMLValidator.validate(partOf(paper))).toBe(true)
    }),
    { numRuns: 15 },
  ))

test('the same values give the same bytes', async () => {
  expect(Buffer.compare(await notice('甲'), await notice('甲'))).toBe(0)
})
