// Checks of the page itself: taken-out spam, garbled or replaced words, personal data in the open.
import type { Check } from '../../domain/draft.js'
import type { Paper } from '../paper.js'
import { isTorn } from '../recognisers/statements.js'
import { unitEnding } from '../words.js'
import { check, type CheckInput } from './check.js'

const orgEnd = new RegExp(`${unitEnding}$`)

/** A page cut off: the last words stop in the middle of a sentence, and no signature follows. */
function cutOff(paper: Paper): Check[] {
  const last = paper.paragraphs.at(-1)
  const behind = paper.tables.at(-1)?.lines.end === paper.lines.length
  if (last === undefined || behind || paper.bodyEnd < paper.paragraphs.length) return []
  const ended = /[。!?;:)”》]$/.test(last.flat) && !/\.{3}$|…$/.test(last.flat)
  const closing =
    last.flat.length < 8 || /\d[日号]?$/.test(last.flat) || (last.flat.length < 40 && orgEnd.test(last.flat))
  return ended || closing
    ? []
    : [check('text-cut-off', 'warn', '文字在句子中间断开,页面可能不完整;期限、附件和落款可能缺失,请对照原件。', null)]
}

export function checkPage({ paper, removed }: Pick<CheckInput, 'paper' | 'removed'>): Check[] {
  const out: Check[] = cutOff(paper)
  const torn = [...paper.prose.flat.matchAll(/[^。;!?\n]+/g)].some((match) => isTorn(match[0]))
  const bad = removed.filter(({ reason }) => !reason.startsWith('网页'))
  if (bad.length > 0 || torn || paper.adWords.length > 0) {
    const what = [
      ...new Set(bad.map(({ reason }) => reason)),
      ...(torn ? ['个别句子残缺'] : []),
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
