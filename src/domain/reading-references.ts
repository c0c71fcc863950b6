// Which of their cases a person names: case numbers, numbers of the list (第1、3项, 1-3, 序号2), 全部, all but some. What
// was read is cut out of the text, so that the rest is the reason, word for word. Numbers that count things or tell a
// time (3个栏目, 24小时) name no case.

export type Reference =
  | { kind: 'unsaid' }
  | { kind: 'all' }
  | { kind: 'numbers'; numbers: number[] }
  /** Everything on the list but these. */
  | { kind: 'all-but'; numbers: number[] }
  | { kind: 'cases'; nos: string[] }

const digits = '一二三四五六七八九'
const numeral = '(?:\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])'
const separator = '\\s*(?:[、,，;和及与跟]|\\s)\\s*'
const range = `${numeral}(?:\\s*[-~—－至到]\\s*${numeral})?`
const list = `第?\\s*${range}(?:\\s*(?:项|个|条|件))?(?:${separator}第?\\s*${range}(?:\\s*(?:项|个|条|件))?)*`
/** `B24Q3-017`; the running number may be written short. */
const caseNo = /(?<![A-Z0-9])([A-Z]\d{2}(?:Q\d|M\d{2}|H\d|D\d{2})[A-Z]?)\s*-\s*(\d{1,6})(?!\d)/gi

const verbs = '(?:已整改|整改完成|已完成|申请延期|延期|有异议|异议|为什么|通过|退回|签收)'
const arabic = '\\d{1,3}'
const arabicRange = `${arabic}(?:\\s*[-~—－至到]\\s*${arabic})?`
const arabicList = `${arabicRange}(?:${separator}${arabicRange})*`
/** What may not follow a list number: it would be a count, a time, a date or a decimal. */
const notCounted = '(?!\\s*(?:\\d|[年月日号周天点分秒次家个条项件处名人份篇元%℃]|小时|分钟|工作日|[./:-]\\s*\\d))'

const ordinals = new RegExp(
  `第\\s*${range}(?:${separator}第?\\s*${range})*\\s*(?:项|个|条|件|号)?(?:${separator}第\\s*${range}\\s*(?:项|个|条|件|号)?)*`,
  'g',
)
const labelled = new RegExp(`(?:序号|编号|事项)\\s*[::]?\\s*${list}`, 'g')
const headed = new RegExp(`^(${verbs}\\s*[::]?\\s*)?[(（]?(${arabicList})${notCounted}(?:\\s*项)?[)）]?\\s*[.:、]?`)
const rangedItems = new RegExp(`^(${arabic}\\s*[-~—－至到]\\s*${arabic})\\s*项`)
const exception = new RegExp(`(?:除了?|除去)\\s*(${list})\\s*(?:项)?\\s*(?:以外|之外|外)?`)
const circled = /[①-⑳]/g

export interface Referred {
  ref: Reference
  /** The text without the words that named the cases. */
  rest: string
}

/** Reads and cuts out what names cases. `text` is normalised (NFKC). */
export function referenceIn(text: string): Referred {
  const nos = [...text.matchAll(caseNo)].map(
    (match) => `${(match[1] ?? '').toUpperCase()}-${(match[2] ?? '').padStart(3, '0')}`,
  )
  if (nos.length > 0) return { ref: { kind: 'cases', nos: [...new Set(nos)] }, rest: tidy(text.replace(caseNo, ' ')) }
  const left = exception.exec(text)
  if (left?.[1] !== undefined)
    return { ref: { kind: 'all-but', numbers: numbersOf(left[1]) }, rest: tidy(text.replace(left[0], ' ')) }
  for (const pattern of [ordinals, labelled]) {
    const found = [...text.matchAll(pattern)].map((match) => match[0])
    if (found.length > 0) return numbered(found.flatMap(numbersOf), text.replace(pattern, ' '))
  }
  const ranged = rangedItems.exec(text)
  if (ranged?.[1] !== undefined) return numbered(numbersOf(ranged[1]), text.replace(ranged[0], ' '))
  const head = headed.exec(text)
  if (head?.[2] !== undefined) return numbered(numbersOf(head[2]), text.replace(head[0], `${head[1] ?? ''} `))
  const rings = text.match(circled)
  if (rings !== null)
    return numbered(
      rings.map((ring) => ring.charCodeAt(0) - 0x245f),
      text.replace(circled, ' '),
    )
  if (/^(全部|所有|都|均|全都)|全部(已|都|整改|完成)/.test(text)) return { ref: { kind: 'all' }, rest: tidy(text) }
  return { ref: { kind: 'unsaid' }, rest: tidy(text) }
}

const numbered = (numbers: readonly number[], rest: string): Referred => ({
  ref: { kind: 'numbers', numbers: [...new Set(numbers)].filter((number) => number > 0) },
  rest: tidy(rest),
})

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,，、。.:;]+/, '')
    .trim()

/** `1-3、5` → 1 2 3 5; at most 200 numbers out of a range. */
function numbersOf(text: string): number[] {
  return [...text.matchAll(new RegExp(`(${numeral})(?:\\s*[-~—－至到]\\s*(${numeral}))?`, 'g'))].flatMap((match) => {
    const from = valueOf(match[1] ?? '')
    const to = match[2] === undefined ? from : valueOf(match[2])
    return to < from || to - from > 200 ? [from, to] : Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}

/** `12`, `十二`, `二十`, `两`. */
function valueOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const one = (character: string | undefined): number => (character === '两' ? 2 : digits.indexOf(character ?? '') + 1)
  const [tens, ones] = text.split('十')
  if (ones === undefined) return one(text)
  return (tens === '' ? 1 : one(tens)) * 10 + (ones === '' ? 0 : one(ones))
}
