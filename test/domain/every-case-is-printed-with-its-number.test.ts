// A planned message names every case it is about by its number, or says how many more there are, within what WeCom
// takes: 2048 bytes of text, about 160 characters in the body of a card (wecom.md §2.2, §2.3).
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardContent } from '../../src/domain/ports.js'
import type { RuleName } from '../../src/domain/policy.js'
import { type CaseBrief, type CircularBrief, splitLines } from '../../src/domain/wording/brief.js'
import { composePush, plainText, type PushItem } from '../../src/domain/wording/push.js'

const today = '2024-09-11'
const circular: CircularBrief = {
  id: 'baoji',
  code: 'B24Q3',
  title: '宝鸡市人民政府办公室关于2024年第三季度全市政府系统政务新媒体检查情况的通报',
  url: null,
  deadlineText: '于9月10日前将整改情况书面报市政务公开办公室',
  handIn: '整改情况,书面报市政务公开办公室',
  escalationClause: '逾期整改不到位的,将按程序进行约谈',
}
const circulars = new Map([[circular.id, circular]])
const brief = (seq: number, given: Partial<CaseBrief> = {}): CaseBrief => ({
  no: `B24Q3-${String(seq).padStart(3, '0')}`,
  circularId: 'baoji',
  unit: '扶风县段家镇人民政府',
  account: '段家在线',
  platform: '微信订阅号',
  site: null,
  document: null,
  problem: '部分栏目更新不及时',
  severity: 'minor',
  deadline: { kind: 'day', on: '2024-09-10', time: null },
  overdueWorkdays: 0,
  repeatOf: [],
  takesUp: null,
  ...given,
})
const items = (count: number, rule: RuleName, first = 1): PushItem[] =>
  Array.from({ length: count }, (_, index) => ({ rule, brief: brief(first + index) }))
const counts = Array.from({ length: 30 }, (_, index) => index + 1)
/** Numbers that stand in the text, and whether more are announced. */
const missing = (text: string, about: readonly PushItem[]): string[] =>
  /另有\d+(行|项)|等\d+项/.test(text) ? [] : about.map((item) => item.brief.no).filter((no) => !text.includes(no))

describe.each<RuleName>([
  'notice',
  'unsigned-deputy',
  'notice-supervisor',
  'notice-leader',
  'remind-before',
  'remind-due',
  'overdue',
  'escalate',
  'manual',
  'review-late',
])('%s', (rule) => {
  it.each(counts)('about %i cases', (count) => {
    const about = items(count, rule)
    const { content } = composePush(about, circulars, today)
    expect(missing(plainText(content), about)).toEqual([])
    if (content.type === 'text') expect(Buffer.byteLength(content.text)).toBeLessThanOrEqual(2048)
  })
})

describe('a card', () => {
  const card = (about: readonly PushItem[]): CardContent => {
    const { content } = composePush(about, circulars, today)
    if (content.type !== 'card') throw new Error('no card')
    return content
  }
  it.each(counts)('about %i cases stays within what a card shows', (count) =>
    expect([...card(items(count, 'notice')).body].length).toBeLessThanOrEqual(160),
  )
  it('names the cases of other units merged into it too', () => {
    const about = [...items(2, 'notice'), ...items(4, 'notice-supervisor', 3)]
    expect(missing(plainText(card(about)), about)).toEqual([])
  })
  it('quotes the circular and can be signed for', () => {
    const content = card(items(1, 'notice'))
    expect(content).toMatchObject({ title: '整改通知', subtitle: circular.title, quote: circular.deadlineText })
    expect(content.buttons.map((button) => button.text)).toEqual(['签收', '查看明细'])
    expect(content.body).toBe('1. B24Q3-001 “段家在线”(微信订阅号):部分栏目更新不及时,9月10日前')
  })
})

describe('numbers in an answer', () => {
  it('mean the cases as they are numbered in the message', () => {
    const { content, listed } = composePush(items(4, 'remind-due'), circulars, today)
    for (const [index, no] of listed.entries()) expect(plainText(content)).toContain(`${index + 1}. ${no} `)
    expect(listed).toHaveLength(4)
  })
  it('mean only cases the person is to answer for', () =>
    expect(composePush([...items(1, 'overdue'), ...items(2, 'escalate', 2)], circulars, today).listed).toEqual([
      'B24Q3-001',
    ]))
})

describe('what is said of a case', () => {
  it('is true of it when several rules are merged', () => {
    const text = plainText(
      composePush([...items(1, 'escalate', 1), ...items(1, 'notice-supervisor', 2)], circulars, today).content,
    )
    const late = text.slice(text.indexOf('下列事项逾期未见整改结果'), text.indexOf('通报中涉及所辖单位的问题'))
    expect(text).toContain('通报中涉及所辖单位的问题')
    expect(late).toContain('B24Q3-001')
    expect(late).not.toContain('B24Q3-002')
  })
  it('is the strongest rule in the title, and the clause where something is late', () => {
    const text = plainText(
      composePush([...items(1, 'remind-due'), ...items(1, 'overdue', 2)], circulars, today).content,
    )
    expect(text.startsWith('【整改逾期通知】')).toBe(true)
    expect(text).toContain('通报要求:逾期整改不到位的,将按程序进行约谈。')
    expect(plainText(composePush(items(1, 'remind-due'), circulars, today).content)).not.toContain('约谈')
  })
  it('stands once, though several rules tell of it', () => {
    const about: PushItem[] = [
      { rule: 'notice', brief: brief(1) },
      { rule: 'overdue', brief: brief(1) },
    ]
    expect(plainText(composePush(about, circulars, today).content).split('B24Q3-001')).toHaveLength(2)
  })
  it('marks a fail, a repeat and the days it is late', () => {
    const marked = brief(1, {
      severity: 'fail',
      repeatOf: ['2023年第四季度通报', '2024年第一季度通报'],
      overdueWorkdays: 3,
    })
    const text = plainText(composePush([{ rule: 'overdue', brief: marked }], circulars, today).content)
    expect(text).toContain('[不合格,此前已通报2次,逾期3个工作日]')
  })
})

describe('lines cut into texts', () => {
  const lines = fc.array(fc.string({ unit: fc.constantFrom('整', '改', 'a', '1', '🙂'), maxLength: 60 }), {
    maxLength: 40,
  })
  it('stay within the bytes and lose nothing', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 240, max: 2000 }), (given, maxBytes) => {
        const texts = splitLines(given, maxBytes)
        for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes)
        expect(texts.join('\n').replaceAll('\n', '')).toBe(given.join(''))
      }),
    )
  })
  it('stay within the bytes even if one line alone is longer', () => {
    for (const text of splitLines(['整'.repeat(900), '改'], 2000))
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2000)
    const { content } = composePush(
      [{ rule: 'overdue', brief: brief(1, { problem: '整'.repeat(900) }) }],
      circulars,
      today,
    )
    expect(Buffer.byteLength(plainText(content))).toBeLessThanOrEqual(2048)
  })
})
