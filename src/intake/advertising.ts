// Advertising on mirrored pages: words put in place of an organisation's name, and lines that are nothing but spam.
// Nothing read from such a place may become a unit or an issuer (design.md §7); the words here only ever take away.

/** Behind these a word that is also a place or an everyday word (金沙县, 万博, 以上分别) is an advertisement. */
const trade = '(?=体育|娱乐|国际|平台|官网|官方|app|线上|在线|登录|入口|棋牌|赌|会(?:官|体|平|登|app|j9)|客服|下分)'
const strong =
  'betway|bet\\d{2,}|\\d{2,}bet|bst\\d{2,}|beat365|必威|博彩|投注(?:平台|网|官)|赌场|赌博网|娱乐城|娱乐平台|体育娱乐|体育(?:投注|下注|竞猜)|客服微信|现金(?:app|网)|新葡京|太阳城集团|华体会|开云体育|' +
  `(?:上分|金沙|万博|亚博|亚搏|九游|乐鱼|皇冠|米兰|星空|半岛|火狐|爱游戏|凯时|尊龙|伟德|优德|澳门|江南|雷火|金年会|易游|必发)${trade}|` +
  '沙巴体育|威尼斯人|百家乐|老虎机|真人娱乐|彩票平台|电竞竞猜|pg电子|尊龙凯时|kaiyun|leyu|yabo|manbetx|\\bhth\\b|\\bued\\b|w88|18luck'
const weak = '体育|平台|登录|入口|官网|官方|下载|娱乐|现金|客服|微信号?|号|网站|注册|开户|手机版|最新|app|在线'
const adChain = new RegExp(
  `(?:[A-Za-z0-9_.-]|${weak}){0,24}(?:${strong})(?:[A-Za-z0-9_.-]|${strong}|${weak}){0,40}`,
  'gi',
)
/** Cheap look before the chain is matched; nearly every line ends here. */
const anyStrong = new RegExp(strong, 'i')
const spamWords =
  /性色(?:av|生活|视频|网)|无码(?:视频|高清|av|中文|在线)|成人(?:网|片|影)|久久(?:精品|久)|日韩精品|国产(?:精品|亚洲|成人)|av在线|色香蕉|人妻|熟妇|代开发票|(?:办假|代办)证|(?:买一送一|低至\d折|全场[\d一二三四五六七八九]?折|秒杀|包邮)/i
const tradeWords = /通报|政府|政务|办公[室厅]|检查|整改|附件|序号|账号|主办|单位/

/** The advertising words standing inside a line, longest first. */
export function adWordsIn(line: string): string[] {
  if (!anyStrong.test(line)) return []
  return [...line.matchAll(adChain)]
    .map((match) => match[0].replace(/(?<=[\u4e00-\u9fff])[\d.]+$/, ''))
    .filter((word) => word.length > 2)
}

/** Whether a value read out of the paper carries an advertising word (or one of the page's own, `known`). */
export function isTainted(value: string, known: string[] = []): boolean {
  return adWordsIn(value).length > 0 || known.some((word) => word !== '' && value.includes(word))
}

/**
 * An advertising word no list knows yet: Latin letters glued to the front of a title that goes on in the paper's own
 * words (`xyz某某体育2024年第一季度…通报`).
 */
export function unknownAdWord(titleLine: string): string | null {
  const match =
    /^([A-Za-z][A-Za-z0-9]{2,}[\u4e00-\u9fff]{0,6}?)(?=20\d\d年|关于|人民政府|办公[室厅])/.exec(titleLine) ??
    /^([\u4e00-\u9fffA-Za-z0-9_.-]{2,20}?(?:体育|娱乐|棋牌|平台|官网|官方网站|app|登录|入口|网址|彩票|电竞|真人))(?=20\d\d年|关于|人民政府)/i.exec(
      titleLine,
    )
  return match?.[1] ?? null
}

/** A row of one of the page's tables, empty cells included. */
function isRow(line: string, columns: Set<number>): boolean {
  const inner = line.replace(/^\s*\|/, '').replace(/\|\s*$/, '')
  const filled = line.split('|').filter((cell) => cell.trim() !== '').length
  return columns.has(filled) || columns.has(inner.split('|').length)
}

/** Whether a whole line is spam: list of short phrases between bars, or words no circular uses. `columns`: table widths. */
export function isSpamLine(line: string, columns: Set<number>): boolean {
  const cells = line.split(/[|_]/).length
  if (line.includes('|') && isRow(line, columns)) return false
  if (tradeWords.test(line)) return false
  const sentence = /[。;]/.test(line)
  if (!sentence && spamWords.test(line)) return true
  const advertising = adWordsIn(line).join('').length
  if (advertising > 0 && (!sentence || advertising * 4 > line.length)) return true
  return cells >= 7 && line.length >= 40 && !/^\s*\|?\s*\d{1,4}\s*\|/.test(line)
}
