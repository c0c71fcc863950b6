// The cards on which the office decides about what units hand in, and every end such a card can come to.
import type { GalleryItem } from '../sandbox/index.js'
import { decidedCard, overtaken, verdict } from '../domain/wording/card-captions.js'
import { inTheNameOf } from '../domain/wording/stand-in.js'
import { type SubmissionBrief, submissionCard } from '../domain/wording/submission.js'
import { textForm } from '../domain/wording/text-form.js'
import { casesOf, days, officer, reviewer } from './circular.js'
import { changed, sent } from './entry.js'

type Kind = SubmissionBrief['kind']

const titles: Record<Kind, string> = { reply: '复核', extension: '延期', block: '暂缓', dispute: '异议' }

const about = { oaNumber: null, untilOn: null, evidence: 0 } as const

const briefs: Record<Kind, SubmissionBrief> = {
  reply: {
    ...about,
    kind: 'reply',
    unit: '宝鸡市卫生健康委员会',
    by: '卫健委联络员',
    text: '“健康宝鸡公众服务”已恢复更新,失效链接已逐条更换,今后每周至少更新一次。',
    evidence: 2,
    cases: casesOf([1, 2]),
  },
  extension: {
    ...about,
    kind: 'extension',
    unit: '金台区行政审批服务局',
    by: '金台区行政审批服务局联络员',
    text: '办事指南涉及17个部门,正在逐项核对。',
    untilOn: '2024-09-20',
    cases: casesOf([20, 21, 22]),
  },
  block: {
    ...about,
    kind: 'block',
    unit: '宝鸡市教育局',
    by: '教育局联络员',
    text: '账号注销已在微信平台提交,平台审核中。',
    oaNumber: '宝教函〔2024〕86号',
    cases: casesOf([54]),
  },
  dispute: {
    ...about,
    kind: 'dispute',
    unit: '陇县公安局',
    by: '陇县公安局联络员',
    text: '该号已于7月移交陇县融媒体中心,不由我局管理。',
    cases: casesOf([6, 7]),
  },
}

/** The ends of each kind; what was decided names who decided. */
const ends: Record<Kind, [name: string, caption: string, who: string | null][]> = {
  reply: [
    ['passed', verdict.passed, reviewer],
    ['returned', verdict.returned, reviewer],
    ['withdrawn', verdict.withdrawn, reviewer],
    ['replaced', overtaken.replaced, null],
    ['undone', overtaken.undone, null],
  ],
  extension: [
    ['granted', verdict.granted, reviewer],
    ['refused', verdict.refused, reviewer],
  ],
  block: [
    ['granted', verdict.granted, reviewer],
    ['refused', verdict.refused, reviewer],
  ],
  dispute: [
    ['upheld', verdict.granted, reviewer],
    ['rejected', verdict.refused, reviewer],
    ['reassigned', verdict.reassigned, officer],
  ],
}

export function reviewCards(): GalleryItem[] {
  const kinds = Object.keys(briefs) as Kind[]
  const all = kinds.flatMap((kind) => {
    const card = submissionCard(briefs[kind], days.due)
    const common = { group: '复核与申请', title: titles[kind] }
    return [
      sent({ ...common, name: kind, state: '新发' }, card),
      sent({ ...common, name: `text-${kind}`, state: '微信插件看的文本' }, textForm(card)),
      ...ends[kind].map(([name, caption, who]) =>
        changed({ ...common, name: `${kind}-${name}`, state: caption }, decidedCard(card, who), caption),
      ),
    ]
  })
  const standIn = inTheNameOf(submissionCard(briefs.reply, days.due), [reviewer])
  return [...all, sent({ name: 'reply-stand-in', group: '复核与申请', title: '复核', state: '代他人办理' }, standIn)]
}
