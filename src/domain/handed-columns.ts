// The columns of the ledgers offices keep in Excel (domain.md §11), by the headings they give them. Any order; what is not
// among them is kept with the case as it stands, because nothing of an office's own record is thrown away.

export type HandedKey =
  | 'circular'
  | 'subject'
  | 'platform'
  | 'unit'
  | 'supervisor'
  | 'region'
  | 'problem'
  | 'indicator'
  | 'veto'
  | 'verdict'
  | 'openedOn'
  | 'acknowledgedOn'
  | 'dueOn'
  | 'state'
  | 'measures'
  | 'result'
  | 'doneOn'
  | 'reportedOn'
  | 'via'
  | 'closedOn'

interface HandedColumn {
  /** As the common export calls it. */
  heading: string
  also: readonly string[]
}

const columns: Readonly<Record<HandedKey, HandedColumn>> = {
  circular: {
    heading: '通报期次/文号',
    also: ['通报期次', '通报文号', '文号', '通报', '通报名称', '期次', '来源通报', '通报批次'],
  },
  subject: {
    heading: '检查对象',
    also: ['对象', '账号名称', '账号', '网站名称', '账号/网站名称', '网站/账号名称', '新媒体名称', '名称', '问题账号'],
  },
  platform: { heading: '平台', also: ['平台类型', '平台/栏目', '账号类型', '平台名称'] },
  unit: { heading: '主办单位', also: ['责任单位', '单位', '单位名称', '主办(责任)单位', '整改单位', '被通报单位'] },
  supervisor: { heading: '主管单位', also: ['上级单位', '上级主管单位', '主管部门'] },
  region: { heading: '地区', also: ['县区', '区县', '所属地区', '所属县区'] },
  problem: { heading: '存在问题', also: ['问题', '问题描述', '通报问题', '具体问题', '主要问题', '事项'] },
  indicator: { heading: '问题类别', also: ['指标', '指标代码', '问题类型', '问题分类'] },
  veto: { heading: '是否单项否决', also: ['单项否决', '是否否决'] },
  verdict: { heading: '检查结果', also: ['结果', '是否合格', '评定结果'] },
  openedOn: { heading: '交办日期', also: ['交办时间', '下发日期', '下发时间', '印发日期', '通报日期', '派发日期'] },
  acknowledgedOn: { heading: '签收日期', also: ['签收时间', '签收'] },
  dueOn: {
    heading: '整改期限',
    also: ['期限', '整改时限', '时限', '截止日期', '要求完成日期', '办结时限', '整改截止日期'],
  },
  state: { heading: '状态', also: ['办理状态', '整改状态', '当前状态', '办理进度', '办理情况'] },
  measures: { heading: '整改措施', also: ['措施'] },
  result: { heading: '整改结果', also: ['整改情况', '反馈情况', '整改落实情况'] },
  doneOn: {
    heading: '完成日期',
    also: ['完成时间', '整改完成日期', '反馈日期', '反馈时间', '整改日期', '整改完成时间'],
  },
  reportedOn: { heading: '报送日期', also: ['报送时间'] },
  via: { heading: '报送方式', also: ['OA文号', '报送文号'] },
  closedOn: { heading: '销号日期', also: ['销号时间', '办结日期', '办结时间'] },
}

const plain = (heading: string): string => heading.normalize('NFKC').replace(/[\s*]/g, '')
const bare = (heading: string): string => plain(heading).replace(/\(.*?\)/g, '')

const byHeading = new Map<string, HandedKey>()
for (const key of Object.keys(columns) as HandedKey[])
  for (const heading of [columns[key].heading, ...columns[key].also]) byHeading.set(plain(heading), key)

/** What a heading means; brackets do not count where the whole says nothing (`存在问题(原文)`). */
export const handedKeyOf = (heading: string): HandedKey | undefined =>
  byHeading.get(plain(heading)) ?? byHeading.get(bare(heading))

/** The common heading of a column. */
export const handedHeading = (key: HandedKey): string => columns[key].heading

/** Columns without which a row says too little. */
export const handedRequired: readonly HandedKey[] = ['circular', 'unit', 'problem', 'openedOn']
