// Papers that bear a secrecy mark are refused (contract §4): the mark as it stands in a head or an imprint, not the mere
// word in running text (保密, 泄露国家秘密 are ordinary words of this trade).
import { refused, type Refusal } from '../base/result.js'
import { simplify } from './clean/letters.js'
import type { Line } from './passage.js'

const starred = /(?:绝\s*密|机\s*密|秘\s*密)\s*[★☆*＊✱⭐]/
const alone =
  /^[([]?(?:密级[:\s]*)?(?:绝\s*密|机\s*密|秘\s*密)(?:\s*(?:\d{1,2}\s*(?:年|个月)|长期))?(?:\s*(?:特急|加急|平急))?[)\]]?$/
const internal =
  /^[([]?内部(?:资料|文件|材料|明电|传阅)?[\s,。·]*(?:注意保(?:存|密|管)|不得外传|请勿外传|严禁外传)[)\]。!]?$|^[([]?内部(?:资料|文件)[)\]]?$/

/** No mark without one of these characters: long annexes are passed over quickly. */
const mayBeMark = /[密内內]/

/** Lines from the top and from the bottom in which a mark counts. */
const headLines = 14
const imprintLines = 14

/** A refusal when head or imprint bears a mark; `bodyEnd` = index of the first line of the signature. */
export function refuseSecret(lines: Line[], bodyEnd: number): Refusal | null {
  const marked = lines.some(({ flat }, index) => {
    const zone = index < headLines || index >= Math.min(bodyEnd, lines.length - imprintLines)
    if (!zone || flat.length > 60 || !mayBeMark.test(flat)) return false
    const words = simplify(flat)
    return alone.test(words) || internal.test(words) || (starred.test(words) && !/[。;“”《》]/.test(words))
  })
  return marked ? refused('secret', '文件首部或版记标有密级或“内部资料”字样,涉密和内部文件不得导入本系统。') : null
}
