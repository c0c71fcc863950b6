// The paragraph 上季度复核情况 of the next circular, out of the ledger. It is worded as circulars word it, so that the importer
// reads the same numbers and names back when that circular is published (domain.md §12); its numbers are rows of the annex.
import { type Grouped, periodInWords, type RecheckCase, type RecheckGroup, recheckGroups } from './recheck-groups.js'
import type { Period } from './draft.js'
import { subjectOf } from './wording/brief.js'

/** More names than these are left to the annex. */
const namesMost = 10

const words: Record<RecheckGroup, string> = {
  fixed: '已整改到位',
  notFixed: '仍未整改',
  unreported: '已整改但未按要求报送整改情况',
  repeated: '整改后再次出现',
  waiting: '已反馈、待复核',
  disputed: '异议处理中',
}

/** What happened to those of a group, said of their names. */
const named: Partial<Record<RecheckGroup, string>> = {
  notFixed: '仍未整改到位',
  unreported: '未按要求报送整改情况',
}

/** Two or three sentences; `title` names the circular where it has no period. */
export function recheckParagraph(grouped: Grouped, period: Period | null, title: string): string {
  const total = recheckGroups.reduce((sum, group) => sum + grouped[group].length, 0)
  const whose = periodInWords(period) ?? `《${title}》`
  if (total === 0) return `${whose}通报没有需要复核的问题。`
  const told = `对${whose}通报的${total}个问题进行了复核`
  if (grouped.fixed.length === total) return `${told}，全部整改到位。`
  // Where neither is known of any, that none is fixed has to be said: else nobody, the importer too, sees a result at all.
  const silent = grouped.fixed.length + grouped.notFixed.length + grouped.unreported.length === 0
  const parts = recheckGroups.flatMap((group) =>
    grouped[group].length > 0 || (silent && group === 'fixed') ? [`${grouped[group].length}个${words[group]}`] : [],
  )
  return [`${told}，${parts.join('，')}。`, ...nameSentences(grouped)].join('')
}

/** Of whom it is said: accounts, sites and units in clauses of their own, as circulars list them; each named once. */
function nameSentences(grouped: Grouped): string[] {
  return (['unreported', 'notFixed'] as const).flatMap((group) => {
    const cases = grouped[group]
    if (cases.length === 0) return []
    if (new Set(cases.map(nameOf)).size > namesMost) return ['有关单位名单见附件。']
    const clauses = (['account', 'quoted', 'site', 'unit'] as const).flatMap((kind) => {
      const names = [...new Set(cases.filter((one) => kindOf(one) === kind).map(nameOf))]
      return names.length === 0 ? [] : [`${names.join('、')}${named[group]}`]
    })
    return [`${clauses.join('，')}。`]
  })
}

/** A site whose name quotes one of its columns would hide the plain ones beside it, as accounts would. */
const kindOf = (one: RecheckCase): 'account' | 'quoted' | 'site' | 'unit' => {
  if (one.account !== null) return 'account'
  if (nameOf(one).includes('“')) return 'quoted'
  return one.site === null ? 'unit' : 'site'
}

/** `望川市水务局“望川水务”微信公众号`, as circulars name an account; a site, a document, or the unit itself. */
export function nameOf(one: RecheckCase): string {
  if (one.account !== null) return `${one.unit}“${one.account}”${one.platform ?? ''}`
  return subjectOf(one)
}
