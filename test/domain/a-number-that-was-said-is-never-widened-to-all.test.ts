// "No number = all of it" (contract §6) holds for texts without a number. Who names some cases, in whatever form, means
// those: read right or asked back, never taken for the whole list, for other cases, or for the very ones left out.
import { describe, expect, it } from 'vitest'
import { caseNumber, circularCode } from '../../src/domain/case-number.js'
import { type Intent, readText } from '../../src/domain/reading.js'

const read = (text: string): Intent => readText(text, '2024-09-02')

describe('numbers in other forms', () => {
  it.each<[string, number[]]>([
    ['1-3已整改', [1, 2, 3]],
    ['1~3项已整改', [1, 2, 3]],
    ['1至3项已整改', [1, 2, 3]],
    ['1.已整改', [1]],
    ['1:已整改', [1]],
    ['(1)已整改', [1]],
    ['第1、3项已整改', [1, 3]],
    ['第1和第3项已整改', [1, 3]],
    ['第1,2项已整改', [1, 2]],
    ['已整改第1、3项', [1, 3]],
    ['已整改:1,3', [1, 3]],
    ['第十二项已整改', [12]],
    ['序号2已整改', [2]],
    ['编号2、3已整改', [2, 3]],
    ['1与3已整改', [1, 3]],
  ])('%s', (text, numbers) => {
    const intent = read(text)
    if (intent.kind !== 'unclear') expect(intent).toMatchObject({ kind: 'reply', ref: { kind: 'numbers', numbers } })
  })

  it('asks back for a case number that is written short', () => {
    const intent = read('B24Q3-17 已整改')
    if (intent.kind === 'reply') expect(intent.ref).toEqual({ kind: 'cases', nos: ['B24Q3-017'] })
  })
})

describe('exceptions', () => {
  it.each(['全部已整改,除第2项', '除第2项外全部已整改', '除2以外全部已整改', '除了第2项都整改好了'])('%s', (text) => {
    const intent = read(text)
    if (intent.kind !== 'reply') return
    expect(intent.ref).not.toEqual({ kind: 'numbers', numbers: [2] })
    expect(intent.ref.kind).not.toBe('all')
  })
})

describe('counts and times', () => {
  it.each(['3个栏目已更新', '2条链接已修复', '24小时内已整改', '5个错别字已修改'])('%s names no item', (text) => {
    const intent = read(text)
    if (intent.kind === 'reply') expect(['unsaid', 'named']).toContain(intent.ref.kind)
  })
})

describe('case numbers', () => {
  const code = circularCode(
    { issuingOrg: '宝鸡市人民政府办公室', period: { year: 2024, quarter: 3 }, issuedOn: '2024-08-19' },
    new Set(['B24Q3']),
  )
  it.each([1, 17, 999, 1000, 9999, 10_000, 31_200])('that of case %i is read as printed', (seq) => {
    const no = caseNumber(code, seq)
    expect(read(`${no}已整改`)).toMatchObject({ kind: 'reply', ref: { kind: 'cases', nos: [no] } })
    expect(read(`已整改,见${no}`)).toMatchObject({ kind: 'reply', ref: { kind: 'cases', nos: [no] } })
  })
})
