// Checks of the page itself: taken-out spam, garbled or replaced words, personal data in the open.
import type { Check } from '../../domain/draft.js'
import { check, type CheckInput } from './check.js'

export function checkPage({ paper, removed }: CheckInput): Check[] {
  const out: Check[] = []
  const bad = removed.filter(({ reason }) => !reason.startsWith('网页'))
  if (bad.length > 0 || paper.adWords.length > 0) {
    const what = [
      ...new Set(bad.map(({ reason }) => reason)),
      ...(paper.adWords.length > 0 ? ['名称被广告词替换'] : []),
    ]
    out.push(
      check(
        'page-tampered',
        'warn',
        `网页疑似被篡改或损坏(${what.join(';')}),有关内容已隔离,不用于识别单位,请对照原件核对。`,
        null,
      ),
    )
  }
  if (/(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dXx])/.test(paper.whole.flat))
    out.push(check('personal-data', 'warn', '文中有身份证号码,发布前请脱敏。', null))
  if (/(?<!\d)1[3-9]\d{9}(?!\d)/.test(paper.whole.flat))
    out.push(check('personal-data', 'warn', '文中有手机号码,只在联系人处可见,发布前请核对是否需要脱敏。', null))
  return out
}
