// The reason of a unit goes to the office word for word: neither the numbers of the cases nor a torn-off date belong to it.
import { describe, expect, it } from 'vitest'
import { readText } from '../../src/domain/reading.js'

const reasonOf = (text: string): string => {
  const intent = readText(text, '2024-09-02')
  return 'reason' in intent ? intent.reason : ''
}

describe('beside a date', () => {
  it.each([
    ['申请延期 9月20日 平台升级', '平台升级'],
    ['申请延期 2 9月20日 平台升级', '平台升级'],
    ['申请延期至9月20日,平台升级', '平台升级'],
    ['退回 B24Q3-001 9月6日 佐证不足', '佐证不足'],
    ['有异议 2024年3月已移交教育局', '2024年3月已移交教育局'],
    ['有异议 2 2024年3月已移交教育局', '2024年3月已移交教育局'],
  ])('%s', (text, reason) => {
    const said = reasonOf(text)
    expect(said.endsWith(reason)).toBe(true)
    // The whole date may stay in front of the reason, a piece of it may not.
    expect(said).not.toMatch(/^[年月日号]/)
  })
})

it('is empty where only the day was said', () => {
  expect(reasonOf('申请延期')).toBe('')
  expect(reasonOf('申请延期 原因:平台 升级中')).toBe('平台 升级中')
})
