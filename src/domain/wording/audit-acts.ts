// The acts of the audit chain in words. An act has a code that never changes, because it is part of the chain; a code nobody
// named here is shown as it is.
import { lifeEventName, lifeEvents } from '../account-life.js'
import type { TalkAct } from '../talk-acts.js'

const talkWords: Record<TalkAct['kind'], string> = {
  approve: '同意约谈',
  decline: '暂不约谈',
  postpone: '暂缓决定约谈',
  withdraw: '撤回约谈建议',
  entrust: '委托县区约谈',
  schedule: '约谈排期',
  confirm: '确认参加约谈',
  absent: '登记约谈缺席',
  hold: '登记约谈',
  report: '登记约谈后书面报告',
  verify: '核查约谈整改',
  keep: '登记承诺落实',
  conclude: '终结约谈',
  cancel: '取消约谈',
}

const caseWords = {
  opened: '下发事项',
  noticed: '通知送达',
  acknowledged: '签收',
  replied: '反馈',
  returned: '退回',
  closed: '销号',
  withdrawn: '撤销事项',
  undone: '撤回已提交的内容',
  disputed: '提出异议',
  'dispute-rejected': '异议不成立',
  'extension-asked': '申请延期',
  extended: '同意延期',
  'extension-refused': '不同意延期',
  'pause-asked': '申请暂缓',
  paused: '暂缓',
  'pause-refused': '不同意暂缓',
  resumed: '结束暂缓',
  'checked-in': '暂缓期间报到',
  frozen: '冻结',
  thawed: '解除冻结',
  'handed-over': '改派责任单位',
  relayed: '转交下级',
  reported: '报送情况报告',
  'told-by-phone': '电话告知',
  'reminder-asked': '要求催办',
  'deadline-amended': '更改期限',
  'repeat-linked': '关联重复问题',
  'repeat-unlinked': '取消重复关联',
}

const messageWords = {
  sent: '消息送出',
  superseded: '消息被取代',
  skipped: '消息不再需要',
  dead: '消息送不到',
  uncertain: '消息送达不明',
}

const otherWords: Record<string, string> = {
  'signed-in': '登录',
  'login-link-made': '签发应急登录链接',
  'login-link-used': '使用应急登录链接',
  'circular-imported': '导入通报',
  'circular-corrected': '更正读取结果',
  'circular-read-anew': '重新读取通报',
  'circular-revised': '更正通报',
  'circular-confirmed': '核对确认通报',
  'secrecy-checked': '确认不涉密',
  'circular-submitted': '提交审批',
  'circular-taken-back': '撤回审批',
  'circular-approved': '批准发布通报',
  'circular-discarded': '作废通报',
  'annex-attached': '并入附件',
  'ledger-imported': '导入台账',
  'deadline-amended': '更改通报期限',
  'cases-moved-to-policy': '事项改用新规则',
  'evidence-received': '收到佐证',
  'evidence-dropped': '删除佐证',
  'registry-imported': '导入名册',
  'person-renamed': '更改userid',
  'person-back': '人员回归',
  'stand-in-set': '设置代办',
  'stand-in-ended': '结束代办',
  'message-form': '设置消息形式',
  'name-forgotten': '忘记名称对应',
  'phrase-added': '增加指标说法',
  'phrase-removed': '删除指标说法',
  'policy-set': '启用办事规则',
  'freeze-set': '设置冻结',
  'freeze-lifted': '解除冻结',
  'sending-held': '暂停发送',
  'hold-released': '恢复发送',
  'look-back-drawn': '抽取回头看',
  'look-back-recorded': '登记回头看结果',
  'paper-made': '生成文书',
  'template-set': '启用文书模板',
  'template-dropped': '恢复默认模板',
  'repeat-linked': '确认重复问题',
  'repeat-refused': '否定重复问题',
  'task-done': '办结待办任务',
  'talk-proposed': '提出约谈',
  'talk-gather': '合并为集体约谈',
}

const family = (prefix: string, words: Record<string, string>): [string, string][] =>
  Object.entries(words).map(([code, word]) => [`${prefix}-${code}`, word])

/** Code → word, in the order in which they are offered for a search. */
export const auditActWords: ReadonlyMap<string, string> = new Map([
  ...family('case', caseWords),
  ...family('talk', talkWords),
  ...family('message', messageWords),
  ...family('account', Object.fromEntries(lifeEvents.map((type) => [type, `账号${lifeEventName[type]}`]))),
  ...Object.entries(otherWords),
])

export const auditActWord = (code: string): string => auditActWords.get(code) ?? code
