// What a person chooses for printed names of a circular: refused where the paper prints no such name or the registry lists
// no such target, and remembered for the office's next paper.
import { done, type Result, refused } from '../base/result.js'
import type { Draft } from '../domain/draft.js'
import { accountLabel, matchName } from '../domain/matching.js'
import type { Choices } from '../store/circulars.js'
import type { Tx } from '../store/db.js'
import { learnName } from '../store/learned-names.js'
import { printedUnit, type RegistryNames, registryNames, unitInWords } from './match-names.js'

export interface NamesChosen {
  /** Printed unit name → name in the registry. */
  units?: Record<string, string>
  /** Printed account → its name in the registry, or `new`. */
  accounts?: Record<string, string>
}

/** The choices with these added. */
export async function chooseNames(
  tx: Tx,
  draft: Draft,
  choices: Choices,
  chosen: NamesChosen,
): Promise<Result<Choices>> {
  const names = await registryNames(tx)
  const units = { ...choices.units }
  for (const [printed, name] of Object.entries(chosen.units ?? {})) {
    if (!draft.findings.some((one) => printedUnit(one) === printed || (one.unit ?? '') === printed))
      return refused('not-printed', `通报里没有责任单位“${printed}”,请照原文填写等号左边的名称。`)
    const match = matchName(name, names.units)
    if (match.kind !== 'exact') return refused('unit-unknown', noSuchUnit(name, match, names))
    units[printed] = match.id
  }
  const accounts = { ...choices.accounts }
  for (const [printed, name] of Object.entries(chosen.accounts ?? {})) {
    const findings = draft.findings.filter((one) => one.account === printed)
    if (findings.length === 0) return refused('not-printed', `通报里没有账号“${printed}”,请照原文填写等号左边的名称。`)
    const target = accountNamed(name, names)
    if (!target.ok) return target
    accounts[printed] = target.value
  }
  return done({ ...choices, units, accounts })
}

function noSuchUnit(name: string, match: ReturnType<typeof matchName>, names: RegistryNames): string {
  if (match.kind !== 'near') return `名册里没有单位“${name}”,请先登记。`
  const whom = match.candidates.map((one) => unitInWords(one, names.units)).join('或')
  return `名册里没有单位“${name}”,是不是${whom}?请写全称。`
}

function accountNamed(name: string, names: RegistryNames): Result<string> {
  if (name === 'new') return done('new')
  const found = names.accounts.filter((one) => accountLabel(one) === name)
  const byName = found.length > 0 ? found : names.accounts.filter((one) => one.name === name)
  const [only] = byName
  if (only === undefined) return refused('account-unknown', `名册里没有账号“${name}”;若是另一个账号请写 new。`)
  if (byName.length === 1) return done(only.id)
  const whom = byName.map((one) => `“${accountLabel(one)}”`).join('或')
  return refused('account-unknown', `名册里有${byName.length}个账号叫“${name}”,请写明平台:${whom}。`)
}

/** Keeps what was chosen for the next paper of the same office. */
export async function rememberNames(
  tx: Tx,
  draft: Draft,
  resolved: readonly { finding: { account: string | null }; unitId: string | null }[],
  choices: Choices,
  chosen: NamesChosen,
  by: string,
  now: Date,
): Promise<void> {
  const issuer = draft.issuingOrg ?? ''
  for (const printed of Object.keys(chosen.units ?? {})) {
    const target = choices.units?.[printed]
    // That nothing was printed says nothing about the next paper.
    if (target !== undefined && printed !== '')
      await learnName(tx, { kind: 'unit', printed, issuer, within: '', target, by }, now)
  }
  for (const printed of Object.keys(chosen.accounts ?? {})) {
    const target = choices.accounts?.[printed]
    const units = new Set(resolved.flatMap((one) => (one.finding.account === printed ? (one.unitId ?? []) : [])))
    for (const within of target === undefined ? [] : units)
      await learnName(tx, { kind: 'account', printed, issuer, within, target: target ?? '', by }, now)
  }
}
