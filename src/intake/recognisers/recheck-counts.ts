// The numbers of a recheck: looked at again, put right, not put right, not reported. Every number belongs to the outcome
// its own words tell; numbers of sites and of accounts are added up, parts of a number (其中…) are not added again.
import type { Span } from '../mapped-text.js'
import { numberOf, numeral } from '../words.js'
import { type Outcome, resultOf } from './recheck-outcomes.js'

/** A sum with the places of its numbers. */
export interface Sum {
  n: number
  places: Span[]
}
export type RecheckSums = Partial<Record<'checked' | Outcome, Sum>>

const one = `(?:${numeral})(?:个|家|条|项)(?!工作日|月|季度|小时|自然|百分|方面)`
/** `5家网站、9个账号`: one amount; the words between are what is counted. */
const amount = new RegExp(`${one}(?:[\\u3400-\\u9fff]{0,10}?(?:、|和|及|以及|与)${one})*`, 'g')
const numbersIn = (words: string): number[] =>
  [...words.matchAll(new RegExp(`(${numeral})(?=个|家|条|项)`, 'g'))].map((match) => numberOf(match[1] ?? '') ?? 0)
/** What makes a number the one that was looked at: it was circulated or found then. */
const lookedAt =
  /(?:通报|发现|存在|不合格|抽查|检查|复查|复核|回头看|核查|涉及|反馈|交办|上(?:一?季度|个?月|期|次|轮)|问题)[^,;]{0,24}$/
/** Only some of them: `中有2个`, `仍有3个`. */
const some = /(?:仍|尚|还|中|内|有|剩余|余|另|但|其中)+$/
/** An outcome that stands before its number: `已整改4个`, `未整改的2个`, `整改到位率…`. */
const outcomeBefore = /(?:整改(?:到位|完成|合格)?|完成|注销|销号|恢复(?:更新)?|报送|反馈|上报)(?:的|了|有|为|:)*$/
const wholeOf = /(?:均|都|全部|全)已?(?:经)?|已(?:经)?全部|(?:整改(?:完成)?率|到位率)(?:为|达到?)?100%/

/** The numbers of the sentences about last period, each in folded text with its offset in the prose. */
export function sumsIn(sentences: { flat: string; at: number }[]): RecheckSums {
  const sums: RecheckSums = {}
  for (const { flat, at } of sentences) {
    let before: Outcome | null = null
    for (const clause of flat.matchAll(/(?:“[^“”]*”|[^,;:“])+/g)) {
      const told = clauseSums(clause[0], flat.slice(0, clause.index))
      for (const { key, n, start, end } of told) {
        if (/^(?:其中|含|包括)/.test(clause[0].trim()) && key === before) continue
        add(sums, key, { n, places: [{ start: at + clause.index + start, end: at + clause.index + end }] })
      }
      before = told.map(({ key }) => key).find((key): key is Outcome => key !== 'checked') ?? before
    }
  }
  return sums
}

function add(sums: RecheckSums, key: keyof RecheckSums, { n, places }: Sum): void {
  const known = sums[key]
  // The same number told again (进行了复查的5家, 5家均已整改) is no second one.
  if (key === 'checked' && known !== undefined && known.n === n) return
  sums[key] = known === undefined ? { n, places } : { n: known.n + n, places: [...known.places, ...places] }
}

interface Told {
  key: 'checked' | Outcome
  n: number
  start: number
  end: number
}

function clauseSums(clause: string, before: string): Told[] {
  const amounts = [...clause.matchAll(amount)]
  return amounts.flatMap((match, index) => {
    const start = match.index
    const end = start + match[0].length
    const lead = clause.slice(amounts[index - 1] === undefined ? 0 : endOf(amounts[index - 1]), start)
    const behind = clause.slice(end, amounts[index + 1]?.index ?? clause.length)
    const n = numbersIn(match[0]).reduce((sum, value) => sum + value, 0)
    const at = { n, start, end }
    const preceding = outcomeBefore.test(lead) ? resultOf(lead) : null
    if (preceding !== null) return [{ key: preceding, ...at }]
    // `17个问题已整改15个`: the outcome before the next number is that number's.
    const outcome = index + 1 < amounts.length && outcomeBefore.test(behind) ? null : resultOf(behind)
    const looked =
      index === 0 && (lookedAt.test(lead) || (lead === '' && /(?:通报|发现|检查|抽查)[^,;]*$/.test(before)))
    const partly = some.test(lead.replace(/[“”][^“”]*$/, ''))
    if (outcome === null)
      return looked && !partly && !/^\s*其中/.test(clause) ? [{ key: 'checked' as const, ...at }] : []
    const whole = looked && !partly && /的|问题/.test(lead) && /(?:通报|发现|存在|不合格|检查|抽查)/.test(lead)
    return whole && (wholeOf.test(behind) || /^[^,;]{0,12}已/.test(behind) || outcome === 'notFixed')
      ? [
          { key: 'checked' as const, ...at },
          { key: outcome, ...at },
        ]
      : [{ key: outcome, ...at }]
  })
}

const endOf = (match: RegExpMatchArray | undefined): number =>
  match === undefined ? 0 : (match.index ?? 0) + match[0].length

/** Whether the sentences say of all that was looked at that it is put right (`均已整改`), nothing excepted. */
export const allFixed = (flat: string): boolean =>
  /(?:全部|均|都)(?:已)?(?:经)?(?:按[^,;。]{0,6})?(?:完成)?(?:整改|合格|注销|销号|恢复|改完)|全部合格|(?:整改(?:完成)?率|到位率)(?:为|达到?)?100%/.test(
    flat,
  )
