// Random ledgers of an earlier circular, for papers about what became of it: units, accounts and sites as offices have them,
// problems as circulars word them, every state a case can be in.
import fc from 'fast-check'
import type { CaseState, Reported } from '../../src/domain/case.js'
import type { RecheckCase } from '../../src/domain/recheck-groups.js'

const units = ['望川市水务局', '望川市文化旅游局', '松谷县教育局', '青石镇人民政府', '望川市公安局交警支队']
const platforms = ['微信公众号', '微信订阅号', '微信服务号', '抖音号', '新浪微博', '今日头条']
const names = ['望川水务', '文旅望川', '松谷教育', '美丽青石', '望川交警', '平安12345', '河长在线', '松谷招生平台']
const problems = [
  '监测时间点前2周内无更新',
  '部分链接无法正常访问',
  '未提供有效互动功能',
  '存在商业广告',
  '“便民服务”栏目为空',
  '应更新但长期未更新的栏目12个',
  '未按程序申请报备',
  '错别字3处,含“公示公告”栏目',
]

/** A case with nothing said about it but what is given. */
export const earlierCase = (no: string, part: Partial<RecheckCase> = {}): RecheckCase => ({
  no,
  unit: '望川市水务局',
  supervisor: null,
  account: '望川水务',
  platform: '微信公众号',
  site: null,
  document: null,
  problem: '监测时间点前2周内无更新',
  severity: 'minor',
  deadline: { kind: 'day', on: '2024-09-10', time: null },
  source: null,
  repeatOf: [],
  state: 'issued',
  fixed: 'none',
  reported: 'notAsked',
  waitingFor: null,
  waitingSince: null,
  overdueWorkdays: 0,
  answeredLate: false,
  noticedOn: null,
  acknowledgedOn: null,
  repliedOn: null,
  closedOn: null,
  pause: null,
  foundAgainAs: [],
  ...part,
})

const states: CaseState[] = [
  'issued',
  'acknowledged',
  'replied',
  'returned',
  'disputed',
  'blocked',
  'closed',
  'withdrawn',
]
const reports: Reported[] = ['notAsked', 'due', 'received', 'late']

const subject = fc.oneof(
  fc.record({
    account: fc.constantFrom(...names),
    platform: fc.constantFrom(...platforms),
    site: fc.constant(null),
  }),
  fc.constant({ account: null, platform: null, site: 'own' }),
  // The unit itself, for what it did or left undone.
  fc.constant({ account: null, platform: null, site: null }),
)

/** One ledger: 1 to `most` cases; an account belongs to one unit and one platform, as in the registry. */
export const ledgers = (most: number): fc.Arbitrary<RecheckCase[]> =>
  fc
    .array(
      fc.record({
        subject,
        unit: fc.constantFrom(...units),
        problem: fc.constantFrom(...problems),
        state: fc.constantFrom(...states, 'closed' as const),
        reported: fc.constantFrom(...reports),
        again: fc.boolean(),
        pause: fc.constantFrom(null, '暂缓:平台注销办理中(约定2024年10月10日告知进展)'),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((rows) => {
      const homes = new Map<string, { unit: string; platform: string | null }>()
      return rows.map(({ subject: { account, platform, site }, unit, again, pause, ...rest }, index) => {
        const home = account === null ? { unit, platform: null } : (homes.get(account) ?? { unit, platform })
        if (account !== null) homes.set(account, home)
        return earlierCase(`W24Q3-${String(index + 1).padStart(3, '0')}`, {
          ...rest,
          ...home,
          account,
          site: site === null ? null : `${unit}网站`,
          foundAgainAs: again ? ['W24Q4-001'] : [],
          pause: rest.state === 'blocked' ? pause : null,
        })
      })
    })
