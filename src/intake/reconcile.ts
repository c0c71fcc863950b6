// One list out of prose and annex (design.md §7). The annex comes first; what the body says of the same subject and
// problem, or sums up over several annex rows, is the same finding told twice and is not counted again (gold rule 3).
import type { Indicator } from './indicators.js'
import { matchIndicator } from './indicators.js'
import type { Item } from './item.js'

export interface Reconciled {
  items: Item[]
  /** Items of the body that blame an annex subject for something its rows do not hold, in a sentence about several. */
  disagreeing: Item[]
}

/** Merges the items. `subjects`: what the paper inspects, for reading the problems. */
export function reconcile(annex: Item[], body: Item[], subjects: Indicator['subject'][]): Reconciled {
  const items = [...annex]
  const disagreeing: Item[] = []
  for (const item of body) {
    const same = items.filter((other) => sameSubject(other, item))
    if (same.length === 0 || !same.some((other) => other.source === 'annex')) {
      if (
        !same.some((other) => sameProblem(other, item, subjects)) &&
        !(item.problem.value === '不合格' && same.length > 0)
      )
        items.push(item)
      continue
    }
    const again = same.find((other) => sameProblem(other, item, subjects))
    if (again !== undefined) {
      if (item.repeat) items[items.indexOf(again)] = { ...again, repeat: true, toldIn: item.origin }
      continue
    }
    if (item.problem.value === '不合格') {
      if (same.every((other) => other.verdict !== null && !/不合格/.test(other.verdict.value))) disagreeing.push(item)
    } else if (item.company > 1) disagreeing.push(item)
    else items.push(withUnitOf(item, same))
  }
  return { items: items.filter((item) => !isVerdictOnly(item, items)), disagreeing }
}

/** A bare 不合格 gives way to a finding that says why. */
const isVerdictOnly = (item: Item, items: Item[]): boolean =>
  item.problem.value === '不合格' &&
  items.some((other) => other !== item && other.problem.value !== '不合格' && sameSubject(other, item))

/** The annex knows the unit and platform that the sentence left out. */
function withUnitOf(item: Item, same: Item[]): Item {
  const [known] = same
  return {
    ...item,
    unit: item.unit ?? known?.unit ?? null,
    region: item.region ?? known?.region ?? null,
    platform: item.platform ?? known?.platform ?? null,
  }
}

/** Same account, same site, or (where neither has one) same unit. */
export function sameSubject(a: Item, b: Item): boolean {
  if (a.account !== null && b.account !== null) return a.account.value === b.account.value && samePlatform(a, b)
  if (a.account !== null || b.account !== null) return false
  if (a.column !== null && b.column !== null && a.column.value !== b.column.value) return false
  if (a.site !== null && b.site !== null)
    return sameName(a.site.value, b.site.value) && !differ(a.unit?.value, b.unit?.value)
  if (a.site !== null || b.site !== null) return false
  return a.unit !== null && b.unit !== null && sameName(a.unit.value, b.unit.value)
}

/** Platforms that the circular itself may call by a wider word: 微信公众号 for 订阅号 and 服务号. */
function samePlatform(a: Item, b: Item): boolean {
  const [one, two] = [a.platform?.value, b.platform?.value]
  if (one === undefined || two === undefined || one === two) return true
  const family = (name: string): string =>
    /订阅号|服务号|公众号|^微信$|政务微信/.test(name)
      ? 'wechat'
      : name.replace(/号$|^新浪|^政务|^今日|^官方|^微信(?=视频|小程序)/g, '')
  return family(one) === family(two)
}

/** Two names of which neither begins nor ends with the other. */
const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && !a.startsWith(b) && !b.startsWith(a) && !sameName(a, b)

/** `市体育局网站` and `鹿河市体育局网站`: one is the other's short form. */
const sameName = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 4 && (a.endsWith(b) || b.endsWith(a)))

/** `仍未更新`, `自5月12日起未更新内容` say no more than that the row's staleness is still there. */
const stillStale = /^(?:[^,;栏]{0,24}(?:起|以来|至今|连续\d+天|仍))?(?:未|没有|无)(?:及时)?(?:更新|发布)(?:内容|信息)?$/
const isStale = (item: Item, subjects: Indicator['subject'][]): boolean =>
  /^nm-(?:stale|slow)/.test(matchIndicator(item.problem.value, subjectsOf(item, subjects)).indicator ?? '')

/** Columns that stand still, in whatever number: the body says it loosely, the annex counts. */
const staleColumns = /^(?:wd-col-stale|ws-cols-longstale-10|ws-news-cols-stale-5)$/

function sameProblem(a: Item, b: Item, subjects: Indicator['subject'][]): boolean {
  if (
    a.problem.value === b.problem.value ||
    a.problem.value.includes(b.problem.value) ||
    b.problem.value.includes(a.problem.value)
  )
    return true
  if (a.account !== null && stillStale.test(b.problem.value) && isStale(a, subjects)) return true
  const [one, two] = [
    matchIndicator(a.problem.value, subjectsOf(a, subjects)),
    matchIndicator(b.problem.value, subjectsOf(b, subjects)),
  ]
  if (one.indicator === null || two.indicator === null) return false
  return one.indicator === two.indicator || (staleColumns.test(one.indicator) && staleColumns.test(two.indicator))
}

/** Words that only a site's problem has, where no account is named. */
const ofSites = /栏目|专栏|网站|网页|公告|年度报告|年报|留言|信箱|办事指南|解读|征集|问答|信息公开|稿件/

/** What an item is about decides which indicators can apply; where it does not show, the paper's subject does. */
export function subjectsOf(item: Item, paper: Indicator['subject'][]): Indicator['subject'][] {
  if (item.account !== null || item.platform !== null) return ['new-media']
  if (item.site !== null || item.document !== null || item.column !== null) return ['website']
  if (item.about !== null) return [item.about]
  if (paper.length === 1) return paper
  return ofSites.test(item.problem.value) ? ['website'] : ['website', 'new-media']
}
