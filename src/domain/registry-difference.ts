// What a registry file would change against what is stored: added, changed, gone, and what looks like a new name or a
// merger and is only proposed. Shown before an import and after it, in the same words.
import { type LifeEvent, lifeEventName } from './account-life.js'
import type { Day } from './day.js'
import { likeness } from './likeness.js'
import { contactRoleName, type RegistryFile } from './registry.js'
import { type Identities, keepsNewer, mergedLife, unitNamed } from './registry-identity.js'
import { roleName } from './roles.js'
import type { Change, Gone, RegistryDifference, StoredAccount, StoredRegistry } from './registry-stored.js'

/** Everything an import of the file would change. */
export function differenceOf(file: RegistryFile, stored: StoredRegistry, same: Identities): RegistryDifference {
  const parts = [officePart(file, stored), staffPart(file, stored), unitPart(file, stored, same)]
  parts.push(contactPart(file, stored, same), accountPart(file, stored, same), historyPart(file, stored, same))
  const all: RegistryDifference = { added: [], changed: [], gone: [], proposed: [] }
  for (const part of parts) {
    all.added.push(...part.added)
    all.changed.push(...part.changed)
    all.gone.push(...part.gone)
  }
  return { ...all, proposed: proposals(file, stored, same, all) }
}

export const isEmpty = (one: RegistryDifference): boolean =>
  one.added.length === 0 && one.changed.length === 0 && one.gone.length === 0

type Part = Pick<RegistryDifference, 'added' | 'changed' | 'gone'>
const nothing = (): Part => ({ added: [], changed: [], gone: [] })

/** A change of the fields that differ; null if none does. */
function change(what: Change['what'], name: string, fields: [string, string, string][]): Change | null {
  const differing = fields.filter(([, before, after]) => before !== after)
  return differing.length === 0
    ? null
    : { what, name, fields: differing.map(([field, before, after]) => ({ field, old: before, new: after })) }
}

const push = (part: Part, one: Change | null): void => {
  if (one !== null) part.changed.push(one)
}

const words = (list: readonly string[]): string => list.toSorted().join('、')

function officePart(file: RegistryFile, stored: StoredRegistry): Part {
  const part = nothing()
  const { name, aliases } = file.office
  if (stored.office === null) part.added.push({ what: 'office', name })
  else
    push(
      part,
      change('office', name, [
        ['名称', stored.office.name, name],
        ['简称', words(stored.office.aliases), words(aliases)],
      ]),
    )
  return part
}

function staffPart(file: RegistryFile, stored: StoredRegistry): Part {
  const part = nothing()
  const before = new Map(stored.people.filter((one) => one.roles.length > 0).map((one) => [one.userid, one]))
  for (const one of file.office.staff) {
    const known = before.get(one.userid)
    const name = `${one.name}(${one.userid})`
    const roles = (list: readonly (keyof typeof roleName)[]): string => words(list.map((role) => roleName[role]))
    if (known === undefined) part.added.push({ what: 'staff', name })
    else
      push(
        part,
        change('staff', name, [
          ['姓名', known.name, one.name],
          ['角色', roles(known.roles), roles(one.roles)],
        ]),
      )
    before.delete(one.userid)
  }
  for (const one of before.values()) part.gone.push({ what: 'staff', name: `${one.name}(${one.userid})`, how: 'left' })
  return part
}

function unitPart(file: RegistryFile, stored: StoredRegistry, same: Identities): Part {
  const part = nothing()
  const dated = (list: readonly { name: string; until: Day }[]): string =>
    words(list.map((one) => `${one.name}(${one.until})`))
  const into = (one: { unit: string; on: Day } | null): string => (one === null ? '' : `${one.unit}(${one.on})`)
  for (const one of file.units) {
    const known = same.units.get(one.name)
    if (known === undefined) {
      part.added.push({ what: 'unit', name: one.name })
      continue
    }
    const target =
      one.mergedInto === null ? null : { ...one.mergedInto, unit: unitNamed(file, one.mergedInto.unit)?.name ?? '' }
    push(
      part,
      change('unit', one.name, [
        ['名称', known.name, one.name],
        ['别名', words(known.aliases), words(one.aliases)],
        ['上级单位', nowNamed(known.parent, same), one.parent ?? ''],
        ['地区', known.region ?? '', one.region ?? ''],
        ['曾用名', dated(known.formerNames), dated(one.formerNames)],
        [
          '并入',
          into(known.mergedInto === null ? null : { ...known.mergedInto, unit: nowNamed(known.mergedInto.unit, same) }),
          into(target),
        ],
        ['使用', known.retiredOn === null ? '在用' : '不再使用', '在用'],
      ]),
    )
  }
  const kept = new Set([...same.units.values()].map((one) => one.id))
  for (const one of stored.units)
    if (!kept.has(one.id) && one.retiredOn === null)
      part.gone.push({ what: 'unit', name: one.name, how: one.used ? 'retired' : 'deleted' })
  return part
}

/** A stored unit's name as the file calls it now, so that one renaming is not a change of everything below it. */
function nowNamed(name: string | null, same: Identities): string {
  for (const [now, one] of same.units) if (one.name === name) return now
  return name ?? ''
}

function contactPart(file: RegistryFile, stored: StoredRegistry, same: Identities): Part {
  const part = nothing()
  const names = new Map(stored.people.map((one) => [one.userid, one.name]))
  const before = new Map<string, { unit: string; userid: string; roles: string[] }>()
  for (const unit of stored.units)
    for (const { userid, role } of unit.contacts) {
      const now = nowNamed(unit.name, same)
      const key = `${now}\n${userid}`
      const known = before.get(key) ?? { unit: now, userid, roles: [] }
      before.set(key, { ...known, roles: [...known.roles, contactRoleName[role]] })
    }
  for (const unit of file.units)
    for (const userid of new Set(unit.contacts.map((one) => one.userid))) {
      const own = unit.contacts.filter((one) => one.userid === userid)
      const name = `${own[0]?.name ?? ''}(${userid})`
      const known = before.get(`${unit.name}\n${userid}`)
      before.delete(`${unit.name}\n${userid}`)
      if (known === undefined) part.added.push({ what: 'contact', name, of: unit.name })
      else {
        const found = change('contact', name, [
          ['姓名', names.get(userid) ?? '', own[0]?.name ?? ''],
          ['角色', words(known.roles), words([...new Set(own.map((one) => contactRoleName[one.role]))])],
        ])
        push(part, found === null ? null : { ...found, of: unit.name })
      }
    }
  for (const { unit, userid } of before.values()) {
    const gone: Gone = { what: 'contact', name: `${names.get(userid) ?? ''}(${userid})`, of: unit, how: 'left' }
    part.gone.push(gone)
  }
  return part
}

function accountPart(file: RegistryFile, stored: StoredRegistry, same: Identities): Part {
  const part = nothing()
  const unitNames = new Map(stored.units.map((one) => [one.id, nowNamed(one.name, same)]))
  for (const [at, one] of file.accounts.entries()) {
    const known = same.accounts.get(at)
    const unit = unitNamed(file, one.unit)?.name ?? ''
    const name = `${one.name}(${one.platform})`
    if (known === undefined) {
      part.added.push({ what: 'account', name, of: unit })
      continue
    }
    const life = mergedLife(one, known)
    const stays = keepsNewer(one, known, unit)
    const before = unitNames.get(known.unitId) ?? ''
    const found = change('account', name, [
      ['名称', known.name, stays.name ? known.name : one.name],
      ['单位', before, stays.unit ? before : unit],
      [
        '状态',
        statusWords(known.status, known.statusOn),
        statusWords(life.at(-1)?.type ?? one.status, life.at(-1)?.on ?? one.statusOn),
      ],
      ['变动记录', lifeWords(known.events), lifeWords(life)],
      ['使用', inUse(known), '在用'],
    ])
    push(part, found === null ? null : { ...found, of: unit })
  }
  const kept = new Set([...same.accounts.values()].map((one) => one.id))
  for (const one of stored.accounts)
    if (!kept.has(one.id) && one.listed && one.retiredOn === null)
      part.gone.push({
        what: 'account',
        name: `${one.name}(${one.platform})`,
        of: unitNames.get(one.unitId) ?? '',
        how: one.used ? 'retired' : 'deleted',
      })
  return part
}

const inUse = (one: StoredAccount): string =>
  !one.listed ? '因被通报而登记' : one.retiredOn === null ? '在用' : '不再使用'

const statusWords = (status: string | null, on: Day | null): string =>
  status === null ? '' : `${(lifeEventName as Record<string, string>)[status] ?? status}${on === null ? '' : `(${on})`}`

const lifeWords = (events: readonly LifeEvent[]): string =>
  events
    .map((one) => {
      const more = [
        one.formerName === null ? '' : `原名${one.formerName}`,
        one.formerUnit === null ? '' : `原单位${one.formerUnit}`,
        one.note ?? '',
      ]
      const inside = more.filter((word) => word !== '').join(',')
      return `${one.on}${lifeEventName[one.type]}${inside === '' ? '' : `(${inside})`}`
    })
    .join(';')

function historyPart(file: RegistryFile, stored: StoredRegistry, same: Identities): Part {
  const part = nothing()
  const key = (one: { circular: string; account: string | null; problem: string }, unitId: string): string =>
    [one.circular, unitId, one.account ?? '', one.problem].join('\n')
  const before = new Map(stored.history.map((one) => [key(one, one.unitId), one]))
  for (const one of file.history) {
    const unit = unitNamed(file, one.unit)?.name ?? ''
    const known = before.get(key(one, same.units.get(unit)?.id ?? ''))
    const name = `${one.circular}:${one.account ?? unit} ${one.problem}`
    if (known === undefined) part.added.push({ what: 'history', name, of: unit })
    else
      push(
        part,
        change('history', name, [
          ['印发日期', known.issuedOn, one.issuedOn],
          ['指标', known.indicator ?? '', one.indicator ?? ''],
        ]),
      )
  }
  return part
}

/** Pairs of gone and new that look like one under another name: said, and left to the office to write down. */
function proposals(file: RegistryFile, stored: StoredRegistry, same: Identities, all: RegistryDifference): string[] {
  const gone = all.gone.filter((one) => one.what === 'unit').map((one) => one.name)
  const units = file.units.filter((one) => !same.units.has(one.name))
  const contacts = (name: string): Set<string> =>
    new Set(stored.units.find((one) => one.name === name)?.contacts.map((one) => one.userid) ?? [])
  const renamed = gone.flatMap((before) =>
    units
      .filter(
        (one) => likeness(before, one.name) >= 0.6 || one.contacts.some((own) => contacts(before).has(own.userid)),
      )
      .map(
        (one) =>
          `“${before}”不再列出,新增了“${one.name}”:若是更名,请在“${one.name}”的曾用名里写明旧名和日期;若是并入,请保留“${before}”并填写“并入”。`,
      ),
  )
  const lost = all.gone.filter((one) => one.what === 'account')
  const fresh = all.added.filter((one) => one.what === 'account')
  const accounts = lost.flatMap((before) =>
    fresh
      .filter((one) => one.of === before.of && likeness(before.name, one.name) >= 0.6)
      .map((one) => `账号“${before.name}”不再列出,新增了“${one.name}”:若是更名,请在变动记录里写明“更名”和原名。`),
  )
  const older = file.accounts.flatMap((one, at) => {
    const known = same.accounts.get(at)
    const stays = known === undefined ? null : keepsNewer(one, known, unitNamed(file, one.unit)?.name ?? '')
    return known !== undefined && (stays?.name === true || stays?.unit === true)
      ? [`账号“${one.name}”(${one.platform})已登记更名或划转,现为“${known.name}”,名册写的是以前的,保留现在的。`]
      : []
  })
  return [...renamed, ...accounts, ...older]
}
