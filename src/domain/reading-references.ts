// Which of their cases a person names: case numbers, numbers of the list (第1、3项, 1-3, 三号问题), places in it (前两个,
// 最后一个), 全部, all but some. Numbers that count things or tell a time (3个栏目, 24小时, 第三方, 第一时间) name no case; what can
// be read as a number of the list or as something else (二项, 3号) is doubtful, and asked.
import { numeral, valueOf } from './reading-numerals.js'

export type Reference =
  | { kind: 'unsaid' }
  | { kind: 'all' }
  | { kind: 'numbers'; numbers: number[] }
  /** Everything on the list but these. */
  | { kind: 'all-but'; numbers: number[] }
  | { kind: 'cases'; nos: string[] }
  /** The last digits of case numbers, as printed (017). */
  | { kind: 'endings'; endings: string[] }
  /** 前两个, 最后一个. */
  | { kind: 'place'; end: 'first' | 'last'; count: number }
  /** 两个都…: all of it, if the list has just so many. */
  | { kind: 'count'; count: number; words: string }
  /** 其他的: what has not been answered yet; beside others of the same text, all but those. */
  | { kind: 'rest' }
  /** No number, but a thing (望川河长的链接, 这个号): all of it only where there is one. */
  | { kind: 'named'; words: string }
  /** Two readings are possible. */
  | { kind: 'doubtful'; words: string }

/** A reference and where it stands in the text. */
export interface Mention {
  ref: Reference
  start: number
  end: number
}

const separator = '\\s*(?:[、,，;和及与跟]|\\s)\\s*'
const range = `${numeral}(?:\\s*[-~—－至到]\\s*第?${numeral})?`
const word = '(?:项|个|条|件|号|点)'
const arabic = '\\d{1,3}'
const arabicRange = `${arabic}(?:\\s*[-~—－至到]\\s*${arabic})?`
const chinese = '(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])'

/** What cases are called; after 个 and 号 anything else is counted, or is a place. */
const item = '(?:的?(?:问题|事项|账号|帐号|公众号|视频号|微博|网站|任务|整改(?:事项|任务|问题)|号(?!\\d)))'
/** What is said of a case right after its number. */
const said =
  '(?:已|都|均|也|还|没|未|正|在|暂|整改|弄|改|搞|完|好|注销|申请|要|能|需|延|有异议|不|收到|签收|预计|争取|转|处理|办结|才|得|我|怎|为|什|是|快|马上|预|争)'
/** What may not follow a list number: it would be a count, a time, a date or a decimal. */
const notCounted = '(?!\\s*(?:\\d|[年月日号周天点分秒次家个条项件处名人份篇元%℃]|小时|分钟|工作日|[./:-]\\s*\\d))'
const thing =
  '(?!\\s*(?:月|工作日|小时|星期|礼拜|季度|栏目|链接|错别?字|错误|图片|文章|页面|附件|网页|网址|频道|菜单|文件|信息|稿件|功能|地方|部分|单位|部门|人|阶段|批|步))'
/** After 除了 and 就剩: 2项 could be two of them, 第2项 not. */
const lists = `(?:第\\s*${range}(?:\\s*${word})?(?:${separator}第?\\s*${range}(?:\\s*${word})?)*|${range}号?(?:${separator}${range}号?)*(?!\\s*[项个条件\\d]))`

type ReferenceOf = (found: RegExpExecArray) => Reference | null
const g = (pattern: string): RegExp => new RegExp(pattern, 'g')
const sticky = (pattern: string): RegExp => new RegExp(pattern, 'y')
const numbers = (found: RegExpExecArray): Reference => ({ kind: 'numbers', numbers: numbersOf(found[1] ?? found[0]) })
const doubtful = (found: RegExpExecArray): Reference => ({ kind: 'doubtful', words: found[0].trim() })

/** Anywhere in the text; tried in this order, what was taken is not read again. */
const anywhere: [RegExp, ReferenceOf][] = [
  [
    /(?<![A-Z0-9])[A-Z]\d{2}(?:Q\d|M\d{2}|H\d|D\d{2})[A-Z]?\s*-\s*\d{1,6}(?:(?:\s*[、,,和及与跟/~至到-]\s*|\s+)(?:[A-Z]\d{2}(?:Q\d|M\d{2}|H\d|D\d{2})[A-Z]?\s*-\s*\d{1,6}|\d{3,6}(?!\d)))*/gi,
    caseNos,
  ],
  [
    /(?<=^|[\s,;。、:号项和及与])0\d{2}(?:\s*[、,,和及与跟\s]\s*0\d{2})*(?!\d)/g,
    (found) => ({ kind: 'endings', endings: found[0].match(/\d{3}/g) ?? [] }),
  ],
  [g(`(?<![删清解撤排消去扣拆])(?:除了?|除去|除开)\\s*(${lists})\\s*${item}?\\s*(?:以外|之外|外)?`), allBut],
  [
    g(
      `(?:就|只|仅|还)(?:剩|差|有)(?:下|余)?\\s*(${lists})\\s*${item}?(?:还?没有?(?:弄|改|整改|搞|完|好)*了?|未(?:完成)?整改|除外)?`,
    ),
    allBut,
  ],
  [/(?<![删清解撤排消去扣拆])除了?(?:第|最|[一二两三四五六七八九十\d])/g, doubtful],
  [g(`(?:最前面?|前面?|头)的?(${numeral})\\s*(?:个|项|条|件)${thing}${item}?`), (found) => place('first', found[1])],
  [
    g(`(?:最后面?|后面|末尾|最末)(?:的|那)?(${numeral})?\\s*(?:个|项|条|件)${thing}${item}?`),
    (found) => place('last', found[1]),
  ],
  [g(`(?<![最之以今然])后(${numeral})\\s*(?:个|项|条|件)${thing}${item}?`), (found) => place('last', found[1])],
  [
    g(
      `第\\s*${range}(?:\\s*${word})?(?:(?:${separator}第?|第)\\s*${range}(?:\\s*${word})?)*(?:${item}|(?<=[项件条个号])(?=\\s*(?:$|[,;。:!、了]|\\d|${said}|\\s))|(?<=[项条件])|(?=\\s*(?:$|[,;。:!、]|${said})))`,
    ),
    numbers,
  ],
  [g(`第\\s*${range}\\s*(?:个|号|点)`), doubtful],
  [g(`(?:序号|编号|事项|问题)\\s*[::]?\\s*(${arabicRange}(?:${separator}${arabicRange})*)${notCounted}`), numbers],
  [
    g(
      `(?:其他|其它|其余|别的|剩下|剩余|余下|另外)(?:的|那)?(?:${numeral}|几)?(?:个|项|条)?${thing}${item}?的?(?=都|均|全|也|已|我|还|要|申请|没|整改|弄|改|搞|好|再|,|$)`,
    ),
    () => ({ kind: 'rest' }),
  ],
]

/** Only where a clause begins. */
const atStart: [RegExp, ReferenceOf][] = [
  [sticky(`(${range}(?:${separator}${range})*)\\s*号${item}`), numbers],
  [sticky(`(${range}号?(?:${separator}${range}号?)+)(?<=号)(?=${said})`), numbers],
  [sticky(`[(]?(${arabicRange}(?:${separator}${arabicRange})+)\\s*(?:项|个|条|件)${thing}${item}?[)]?`), numbers],
  [sticky(`(${chinese}(?:[、,和及与跟]${chinese})+)\\s*(?:项|个|条|件|号)${thing}${item}?`), numbers],
  [sticky(`(${range})号(?=\\s*(?:有异议|不是|不归|申请|延期))`), numbers],
  [sticky(`(${range})号(?=${said})`), doubtful],
  [sticky(`(?:这|那|全部|所有|一共)(${numeral})\\s*(?:个|项|条|件)${thing}${item}?`), countOf],
  [sticky(`(${numeral})\\s*(?:个|项|条|件)${thing}${item}?\\s*(?=都|均|全)`), countOf],
  [sticky(`(${numeral})\\s*项(?:问题)?(?=\\s*(?:$|,|${said}))`), doubtful],
  [sticky(`(${numeral})\\s*个${item}?(?=\\s*(?:$|,|${said}))`), doubtful],
  [sticky(`(${arabic}\\s*[-~—－至到]\\s*${arabic})\\s*项`), numbers],
  [
    sticky(
      `[(]?(${chinese}(?:[、,和及与跟](?:第?)${chinese})*|${chinese}[至到-]${chinese})[)]?(?=\\s*(?:[、,:.]|${said}))[、:.]?`,
    ),
    numbers,
  ],
  [sticky(`[(]?(${arabicRange}(?:${separator}${arabicRange})*)${notCounted}[)]?\\s*[.:、]?`), numbers],
]
/** What may stand between the beginning of a clause and a bare number. */
const opening =
  /(?:^|[,;。!:\n])\s*(?:(?:您好|你好|领导好|老师好|我们?(?:单位|局|委|办|中心)?|我(?:单位|局|委|办)|本单位|目前|现在|其中|另外|还有|以及|然后|同时|对|关于|把|全部|申请|请|已整改|整改完成|已完成|申请延期|延期|有异议|异议|为什么|同意|不同意|通过|退回|签收|已签收|收到|查看明细)\s*[:,]?\s*)*/y

/** Everything in a normalised text that names cases, in its order. */
export function mentionsIn(text: string): Mention[] {
  const mentions: Mention[] = []
  const add = (found: RegExpExecArray, ref: Reference | null): void => {
    const [start, end] = [found.index, found.index + found[0].length]
    if (ref === null || mentions.some((one) => start < one.end && one.start < end)) return
    mentions.push({ ref, start, end })
  }
  for (const [pattern, read] of anywhere) for (const found of text.matchAll(pattern)) add(found, read(found))
  for (const { at, needsWord } of startsOf(text))
    for (const [pattern, read] of atStart) {
      pattern.lastIndex = at
      const found = pattern.exec(text)
      if (found !== null && (!needsWord || whatIsSaid.test(text.slice(pattern.lastIndex)))) add(found, read(found))
    }
  return mentions.sort((a, b) => a.start - b.start)
}

const whatIsSaid = new RegExp(`^\\s*${said}`)

/** Where a bare number would stand: at the beginnings of clauses, or (1弄好了2还没) right behind a claim. */
function startsOf(text: string): { at: number; needsWord: boolean }[] {
  const starts = new Map<number, boolean>()
  for (const { index } of text.matchAll(/^|[,;。!:\n]/g)) {
    opening.lastIndex = index
    const found = opening.exec(text)
    if (found !== null) starts.set(index + found[0].length, false)
  }
  for (const { index } of text.matchAll(/[了毕位\s、正除复新换销](?=[\d一二三四五六七八九])/g))
    if (!starts.has(index + 1)) starts.set(index + 1, true)
  return [...starts].map(([at, needsWord]) => ({ at, needsWord }))
}

function allBut(found: RegExpExecArray): Reference {
  return { kind: 'all-but', numbers: numbersOf(found[1] ?? '') }
}

const place = (end: 'first' | 'last', count: string | undefined): Reference => ({
  kind: 'place',
  end,
  count: count === undefined ? 1 : valueOf(count),
})

function countOf(found: RegExpExecArray): Reference {
  return { kind: 'count', count: valueOf(found[1] ?? ''), words: found[0].trim() }
}

/** `B24Q3-017、018`, `B24Q3-017至019`: short ones belong to the code before them. */
function caseNos(found: RegExpExecArray): Reference {
  const nos: string[] = []
  let code = ''
  for (const part of found[0].matchAll(/(?:([A-Z]\d{2}[A-Z0-9]+?)\s*-\s*)?(?<![A-Z])(\d{1,6})(?![\dA-Z])/gi)) {
    const before = found[0].slice(0, part.index).trimEnd()
    const last = Number(nos.at(-1)?.split('-')[1])
    if (part[1] !== undefined) code = part[1].toUpperCase()
    const seq = Number(part[2])
    const many = /[~至到-]$/.test(before) && nos.length > 0 && seq > last && seq - last <= 200
    for (let one = many ? last + 1 : seq; one <= seq; one++)
      nos.push(`${code}-${many ? String(one).padStart(3, '0') : (part[2] ?? '').padStart(3, '0')}`)
  }
  return { kind: 'cases', nos: [...new Set(nos)] }
}

const oneOrRange = g(`(${numeral})(?:\\s*[-~—－至到]\\s*第?(${numeral}))?`)

/** `1-3、5` → 1 2 3 5; at most 200 numbers out of a range. */
function numbersOf(text: string): number[] {
  const found = [...text.matchAll(oneOrRange)]
  const read = found.flatMap((match) => {
    const from = valueOf(match[1] ?? '')
    const to = match[2] === undefined ? from : valueOf(match[2])
    return to < from || to - from > 200 ? [from, to] : Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
  return [...new Set(read)].filter((number) => number > 0)
}
