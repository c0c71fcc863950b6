// Words of the parts every page uses.
import { useWords } from '../../base/words.js'

export const usePartWords = () =>
  useWords({
    zh: {
      loading: '正在加载…',
      again: '重试',
      stale: '没有取到最新内容,下面是之前的。',
      empty: '没有内容。',
      forbidden: '您没有查看此页的角色。',
      missing: '没有找到。',
      failed: '加载失败,请稍后重试。',
      showNew: '查看最新情况',
      cancel: '取消',
      remind: '发出催办',
      remindTitle: '催办:发出前请看清',
      nothingLeaves: '没有能发出的催办。',
    },
    en: {
      loading: 'Loading…',
      again: 'Try again',
      stale: 'The latest could not be loaded; this is what came before.',
      empty: 'Nothing here.',
      forbidden: 'You have no role for this page. ',
      missing: 'Not found.',
      failed: 'Loading failed, please try again.',
      showNew: 'Show what is new',
      cancel: 'Cancel',
      remind: 'Send the reminder',
      remindTitle: 'Reminder: what it will do',
      nothingLeaves: 'No reminder can leave.',
    },
  })
