// The reference readings of terms (contract §4), and their neighbours.
import { describe, expect, test } from 'vitest'
import { readDeadline } from '../../src/intake/index.js'
import { circular, codesOf, draftOf } from './papers.js'

describe('absolute days', () => {
  test.each([
    ['请于4月15日前报市政府办公室', '2024-04-08', '2024-04-15', null],
    ['1月10日前', '2024-12-31', '2025-01-10', null],
    ['10月底前', '2023-09-27', '2023-10-31', null],
    ['9月上旬', '2024-08-20', '2024-09-10', null],
    ['9月中旬前', '2024-08-20', '2024-09-20', null],
    ['2月下旬', '2024-02-01', '2024-02-29', null],
    ['本月底前完成整改', '2024-04-08', '2024-04-30', null],
    ['4月16日12:00前', '2025-04-11', '2025-04-16', '12:00'],
    ['4月16日下午5时前', '2025-04-11', '2025-04-16', '17:00'],
    ['5月20日下班前', '2024-05-10', '2024-05-20', null],
    ['于2022年10月15日前将整改情况反馈', '2022-09-29', '2022-10-15', null],
    ['９月１０日前', '2024-08-19', '2024-09-10', null],
    ['不迟于9月10日', '2024-08-19', '2024-09-10', null],
  ])('%s issued %s → %s %s', (text, issuedOn, date, time) => {
    expect(readDeadline(text, issuedOn)).toMatchObject({ date, time, base: 'absolute', workingDays: null })
  })
})

describe('relative terms', () => {
  test.each([
    ['一周内', '2024-09-04', '2024-09-11', null],
    ['两周内整改到位', '2024-09-04', '2024-09-18', null],
    ['15日内', '2024-09-04', '2024-09-19', null],
    ['印发之日起3个工作日内', '2024-03-07', '2024-03-12', 3],
    ['印发后10个工作日内', '2023-06-13', '2023-06-28', 10],
    ['通报下发后十个工作日内', '2023-06-13', '2023-06-28', 10],
  ])('%s issued %s → %s', (text, issuedOn, date, workingDays) => {
    expect(readDeadline(text, issuedOn)).toMatchObject({ date, base: 'issue-date', workingDays })
  })

  test.each(['收到通报后5个工作日内', '自收到本通报之日起5个工作日内', '接到通知后5个工作日内'])(
    '%s counts from receipt',
    (text) => {
      expect(readDeadline(text, '2024-09-11')).toMatchObject({ date: null, base: 'receipt-date', workingDays: 5 })
    },
  )
})

describe('no date', () => {
  test.each(['立行立改', '下次检查前', '监测时间点前2周内无更新'])('%s', (text) => {
    expect(readDeadline(text, '2024-09-04')).toBeNull()
  })

  test.each(['请有关单位立行立改。', '请有关单位在下次检查前完成整改。'])('%s gives a check', (closing) => {
    const draft = draftOf(circular({ closing }))
    expect(draft.deadline).toBeNull()
    expect(codesOf(draft)).toContain('deadline-without-date')
  })
})
