// Joins the printed names of a draft to the registry: what a person chose for this paper, what was decided the last time
// this office printed the name, then the rules of matching. What is left waits for a person, with who it may be.
import { accountLabel, matchAccount, matchName } from '../domain/matching.js'
import type { Draft, DraftFinding } from '../domain/draft.js'
import { placesOf } from '../domain/place.js'
import { comparedName } from '../domain/likeness.js'
import type { Choices } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { type LearnedName, learnedNames } from '../store/learned-names.js'
import { knownAccounts, namedUnits, officeName, type StandingAccount, type StandingUnit } from '../store/registry.js'
import type { OpenPoint } from './open-points.js'

export interface RegistryNames {
  units: readonly StandingUnit[]
  accounts: readonly StandingAccount[]
  learned: readonly LearnedName[]
  /** Name of the office itself: where a paper names no issuer, it speaks from there. */
  office: string | null
}

/** Everything names are matched against, as of now. */
export const registryNames = async (tx: Tx): Promise<RegistryNames> => ({
  units: await namedUnits(tx),
  accounts: await knownAccounts(tx),
  learned: await learnedNames(tx),
  office: await officeName(tx),
})

export interface Matched {
  /** Unit or account; null while a person must choose, or for an account the registry does not know. */
  id: string | null
  point: OpenPoint | null
}

/**
 * The printed unit as choices are kept under: with the region its row names where it says only a level or none (县教体局
 * in the rows of two counties is two units); the region alone where the row names no unit (湘乡市).
 */
export function printedUnit(finding: Pick<DraftFinding, 'unit' | 'region'>): string {
  const printed = finding.unit ?? ''
  const { region } = finding
  if (printed === '') return region ?? ''
  const whose = region !== null && !comparedName(printed).includes(comparedName(region))
  return whose && placesOf(printed).length === 0 ? `${region}${printed}` : printed
}

/** Finds the responsible unit of a finding. */
export function matchUnit(
  draft: Pick<Draft, 'issuingOrg'>,
  finding: Pick<DraftFinding, 'unit' | 'region'>,
  where: string,
  choices: Choices,
  names: RegistryNames,
): Matched {
  const key = printedUnit(finding)
  const printed = finding.unit ?? key
  const chosen = choices.units?.[key] ?? choices.units?.[printed]
  if (chosen !== undefined) return { id: chosen, point: null }
  const open = (code: string, message: string, candidates?: string[]): Matched => ({
    id: null,
    point: { code, kind: 'choice', where, printed: key, message, ...(candidates === undefined ? {} : { candidates }) },
  })
  if (printed === '') return open('unit-missing', '这一项没有写明责任单位,请指定。')
  const learned = learnedFor(names, 'unit', key, draft.issuingOrg, '')
  const known = names.units.find((one) => one.id === learned?.target && one.retired !== true)
  if (learned !== undefined && known !== undefined)
    return { id: known.id, point: asDecided('unit-learned', key, known.name, where, learned) }
  const places = [...placesOf(draft.issuingOrg ?? names.office), ...(finding.region === null ? [] : [finding.region])]
  const match = matchName(printed, names.units, { places })
  if (match.kind === 'exact') return { id: match.id, point: null }
  if (match.kind === 'unknown') return open('unit-unknown', unknownUnit(key, names.units), [])
  const whom = match.candidates.map((name) => unitInWords(name, names.units)).join('或')
  return open('unit-near', `名册里没有“${key}”,是不是${whom}?请指定。`, match.candidates)
}

/** `“凤县市场监督管理局”(凤县,上级凤县人民政府办公室)`. */
export function unitInWords(name: string, units: readonly StandingUnit[]): string {
  const unit = units.find((one) => one.name === name)
  const parent = units.find((one) => one.id === unit?.parentId)
  const about = [unit?.region ?? '', parent === undefined ? '' : `上级${parent.name}`].filter((word) => word !== '')
  return `“${name}”${about.length === 0 ? '' : `(${about.join(',')})`}`
}

function unknownUnit(printed: string, units: readonly StandingUnit[]): string {
  const left = units.find((one) => one.retired === true && comparedName(one.name) === comparedName(printed))
  const why = left === undefined ? `名册里没有“${printed}”` : `名册已不再列出“${printed}”`
  return `${why},请先登记该单位,或指定名册里的一个单位。`
}

/** Finds the account of a finding under its unit. */
export function matchFindingAccount(
  draft: Pick<Draft, 'issuingOrg' | 'repeatCases'> & Partial<Pick<Draft, 'issuedOn' | 'publishedOn'>>,
  finding: Pick<DraftFinding, 'account' | 'platform'>,
  unitId: string,
  where: string,
  choices: Choices,
  names: RegistryNames,
): Matched {
  const { account: printed, platform } = finding
  if (printed === null) return { id: null, point: null }
  const chosen = choices.accounts?.[printed]
  if (chosen !== undefined) return { id: chosen === 'new' ? null : chosen, point: null }
  const on = draft.issuedOn ?? draft.publishedOn ?? null
  const match = matchAccount({ name: printed, platform, unitId, on }, names.accounts)
  if (match.kind === 'exact') return { id: match.id, point: cancelledPoint(draft, printed, match.id, where, names) }
  if (match.kind === 'unknown') return { id: null, point: null }
  const learned = learnedFor(names, 'account', printed, draft.issuingOrg, unitId)
  const known = names.accounts.find((one) => one.id === learned?.target)
  if (learned !== undefined && (known !== undefined || learned.target === 'new')) {
    const target = known === undefined ? '另一个账号' : accountLabel(known)
    return { id: known?.id ?? null, point: asDecided('account-learned', printed, target, where, learned) }
  }
  const whom = match.candidates.map((label) => accountInWords(label, names)).join('、')
  const message = `账号“${printed}”(${platform ?? '平台未写明'})可能是名册里的${whom},请确认是哪一个;都不是请指定为另一个账号(new)。`
  const { candidates } = match
  return { id: null, point: { code: 'account-near', kind: 'choice', where, printed, candidates, message } }
}

/** With what the registry records of it: moved away, cancelled. */
function accountInWords(label: string, names: RegistryNames): string {
  const known = names.accounts.find((one) => accountLabel(one) === label)
  if (known === undefined) return `“${label}”`
  const unit = names.units.find((one) => one.id === known.unitId)?.name ?? ''
  const about = [known.formerUnitIds.length > 0 ? `现属${unit}` : '']
  if (known.status === 'cancelled') about.push(`名册记载已${known.statusOn === null ? '' : `于${known.statusOn}`}注销`)
  const words = about.filter((word) => word !== '').join(',')
  return `“${label}”${words === '' ? '' : `(${words})`}`
}

/** An account the registry says is cancelled is circulated: shown once, unless the paper says so itself. */
function cancelledPoint(
  draft: Pick<Draft, 'repeatCases'>,
  printed: string,
  id: string,
  where: string,
  names: RegistryNames,
): OpenPoint | null {
  const known = names.accounts.find((one) => one.id === id)
  const said = draft.repeatCases.some(
    (one) => one.account === printed && one.history.some((past) => /注销/.test(past.event)),
  )
  if (known?.status !== 'cancelled' || said) return null
  const on = known.statusOn === null ? '' : `于${known.statusOn}`
  const message = `名册记载账号“${accountLabel(known)}”已${on}注销,本通报又列出;请核对后确认。`
  return { code: 'account-cancelled', kind: 'confirm', where, printed, message }
}

const learnedFor = (
  names: RegistryNames,
  kind: LearnedName['kind'],
  printed: string,
  issuer: string | null,
  within: string,
): LearnedName | undefined =>
  names.learned.find(
    (one) => one.kind === kind && one.printed === printed && one.issuer === (issuer ?? '') && one.within === within,
  )

const asDecided = (code: string, printed: string, target: string, where: string, by: LearnedName): OpenPoint => ({
  code,
  kind: 'confirm',
  where,
  printed,
  message: `“${printed}”按上次的确认(${by.by},${by.on})认作“${target}”;不对请另行指定。`,
})
