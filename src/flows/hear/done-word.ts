// What the bot says back to whoever decided something, by card, word or number.
import type { Decision } from '../decide-submission.js'

export const doneWord: Record<Decision['kind'], string> = {
  close: '已通过并销号',
  return: '已退回',
  grant: '已同意延期',
  refuse: '已回复不同意延期',
  uphold: '异议成立,已撤销',
  reject: '已回复异议不成立',
  pause: '已同意暂缓',
  'refuse-pause': '已回复不同意暂缓',
}
