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
