// 为什么 reckons a deadline aloud: the paper's words, the day counting starts, the days that do not count (contract §4).
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import type { Day } from '../../src/domain/day.js'
import { type DeadlineStory, deadlineStory } from '../../src/domain/wording/why-deadline.js'

const told = (story: Partial<DeadlineStory>, today: Day): string =>
  deadlineStory(
    {
      text: null,
      base: 'absolute',
      count: null,
      unit: 'workdays',
      issuedOn: null,
      noticedAt: null,
      printed: null,
      deadline: story.printed == null ? { kind: 'none' } : { kind: 'day', on: story.printed, time: null },
      moved: null,
      ...story,
    },
    calendar,
    today,
  ).join('。')

describe('the reference readings', () => {
  it.each<[text: string, base: DeadlineStory['base'], issuedOn: Day, printed: Day, words: string]>([
    ['4月15日前', 'absolute', '2024-04-08', '2024-04-15', '即4月15日,年份按2024年4月8日印发推定为2024年'],
    ['1月10日前', 'absolute', '2024-12-31', '2025-01-10', '即2025年1月10日,年份按2024年12月31日印发推定为2025年'],
    [
      '10月底前',
      'absolute',
      '2023-09-27',
      '2023-10-31',
      '即10月31日(月底按当月最后一天计),年份按2023年9月27日印发推定为2023年',
    ],
    [
      '9月上旬',
      'absolute',
      '2024-08-20',
      '2024-09-10',
      '即9月10日(上旬按其最后一天计),年份按2024年8月20日印发推定为2024年',
    ],
    ['一周内', 'issue-date', '2024-09-04', '2024-09-11', '9月4日印发,次日是第1天,第7天是9月11日'],
    [
      '印发之日起3个工作日内',
      'issue-date',
      '2024-03-07',
      '2024-03-12',
      '3月7日印发,第1个工作日是3月8日,3月9日至10日是周末,第3个工作日是3月12日',
    ],
    [
      '印发后10个工作日内',
      'issue-date',
      '2023-06-13',
      '2023-06-28',
      '6月13日印发,第1个工作日是6月14日,6月17日至18日是周末,6月22日至24日端午放假,6月25日(星期日)调休上班,第10个工作日是6月28日',
    ],
    ['2024年5月20日下班前', 'absolute', '2024-05-08', '2024-05-20', '即5月20日'],
    [
      '于2022年10月15日前',
      'absolute',
      '2022-09-29',
      '2022-10-15',
      '即10月15日。期限10月15日是星期六,不顺延,当日提醒在10月14日发出',
    ],
  ])('%s, issued %s', (text, base, issuedOn, printed, words) => {
    expect(told({ text, base, issuedOn, printed }, issuedOn)).toBe(`通报要求“${text}”,${words}`)
  })

  const receipt = { text: '收到通报后5个工作日内', base: 'receipt-date', count: 5, issuedOn: '2024-09-11' } as const

  it('收到通报后5个工作日内, over the make-up Saturday and the holiday', () => {
    const noticedAt = new Date('2024-09-12T09:31:00+08:00')
    expect(told({ ...receipt, noticedAt, deadline: { kind: 'day', on: '2024-09-20', time: null } }, '2024-09-12')).toBe(
      '通报要求“收到通报后5个工作日内”,9月12日收到通知,第1个工作日是9月13日,9月14日(星期六)调休上班,9月15日至17日中秋放假,第5个工作日是9月20日',
    )
  })

  it('the same before anybody received it', () => {
    const deadline = { kind: 'from-receipt', count: 5, unit: 'workdays' } as const
    expect(told({ ...receipt, deadline }, '2024-09-12')).toBe(
      '通报要求“收到通报后5个工作日内”,通知尚未送达,送达后的次日是第1天',
    )
  })

  it('4月16日12:00前 is told with its hour', () => {
    const deadline = { kind: 'day', on: '2024-04-16', time: '12:00' } as const
    expect(told({ text: '2024年4月16日12:00前', printed: '2024-04-16', deadline }, '2024-04-08')).toBe(
      '通报要求“2024年4月16日12:00前”,即4月16日12:00',
    )
  })

  it.each(['立行立改', '下次检查前'])('%s names no day', (text) =>
    expect(told({ text }, '2024-04-08')).toBe(`通报要求“${text}”,没有写明到哪一天`),
  )
})

describe('what the paper does not say', () => {
  it('no deadline at all', () => expect(told({ base: 'none' }, '2024-04-08')).toBe('通报没有写整改期限'))

  it('no deadline, and the office counts from receipt', () =>
    expect(
      told(
        {
          base: 'receipt-date',
          count: 10,
          noticedAt: new Date('2024-09-26T09:31:00+08:00'),
          deadline: { kind: 'day', on: '2024-10-15', time: null },
        },
        '2024-09-26',
      ),
    ).toBe(
      '通报没有写整改期限,按办公室规定收到后10个工作日内,9月26日收到通知,第1个工作日是9月27日,9月28日是星期六,9月29日(星期日)调休上班,10月1日至7日国庆节放假,10月12日(星期六)调休上班,10月13日是星期日,第10个工作日是10月15日',
    ))

  it('a person moved it', () => {
    const deadline = { kind: 'day', on: '2024-09-16', time: null } as const
    const moved = { what: '同意延期', on: '2024-09-05' }
    expect(told({ text: '2024年9月10日前', printed: '2024-09-10', deadline, moved }, '2024-09-05')).toBe(
      '通报要求“2024年9月10日前”,即9月10日。9月5日同意延期,现在的期限是9月16日。期限9月16日是中秋放假,不顺延,当日提醒在9月14日发出',
    )
  })

  it('a make-up Saturday counts as a working day', () =>
    expect(told({ text: '2024年9月14日前', printed: '2024-09-14' }, '2024-09-05')).toBe(
      '通报要求“2024年9月14日前”,即9月14日。9月14日(星期六)调休上班,按工作日计',
    ))

  it('a year without a list of holidays is said to be reckoned by weekdays', () =>
    expect(
      told(
        { text: '印发后3个工作日内', base: 'issue-date', issuedOn: '2031-03-05', printed: '2031-03-10' },
        '2031-03-05',
      ),
    ).toContain('放假安排尚未公布的年份按周一至周五计'))
})
