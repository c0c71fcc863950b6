// Words of the trade that stand on many pages: states of a case, of a talk, what waits for whom. The same words as in the
// chat and on paper (docs/case-states.md, docs/talk-states.md).
import { useWords } from './words.js'

export const useCaseStates = () =>
  useWords({
    zh: {
      issued: '已下发',
      acknowledged: '已签收',
      replied: '待复核',
      returned: '已退回',
      disputed: '异议处理中',
      blocked: '暂缓',
      closed: '已销号',
      withdrawn: '已撤销',
    },
    en: {
      issued: 'issued',
      acknowledged: 'acknowledged',
      replied: 'in review',
      returned: 'returned',
      disputed: 'disputed',
      blocked: 'paused',
      closed: 'closed',
      withdrawn: 'withdrawn',
    },
  })

export const useSeverities = () =>
  useWords({ zh: { fail: '不合格', minor: '一般问题' }, en: { fail: 'failed', minor: 'minor' } })

/** What units hand in and how long it waits; spread into the words of the pages that list it. */
export const submissionWords = {
  zh: {
    reply: '整改反馈',
    extension: '延期申请',
    dispute: '异议',
    block: '暂缓申请',
    cases: (count: number) => `${count}项`,
    waited: (days: number) => (days === 0 ? '今天提交' : `已等${days}个工作日`),
  },
  en: {
    reply: 'reply',
    extension: 'extension',
    dispute: 'dispute',
    block: 'pause',
    cases: (count: number) => `${count} case${count === 1 ? '' : 's'}`,
    waited: (days: number) => (days === 0 ? 'came today' : `waiting ${days} working day${days === 1 ? '' : 's'}`),
  },
}
