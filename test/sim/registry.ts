// A small office by chance: six units with holes as registries have them (no deputy, one person for two units, nobody at
// all), a tree of units, staff with one or several roles. Nothing here exists.
import type { Chance } from './chance.js'

export interface SimUnit {
  key: string
  name: string
  parent: string | null
  accounts: string[]
  contacts: { userid: string; name: string; role: 'liaison' | 'deputy' | 'leader' }[]
}

export interface SimRegistry {
  staff: { userid: string; name: string; roles: string[] }[]
  units: SimUnit[]
  history: { circular: string; issuedOn: string; unit: string; account: string; indicator: string; problem: string }[]
}

const names: Record<string, [name: string, parent: string | null]> = {
  water: ['望川市水务局', null],
  culture: ['望川市文化旅游局', null],
  civil: ['望川市民政局', null],
  county: ['松谷县人民政府办公室', null],
  school: ['松谷县教育局', 'county'],
  town: ['松谷县石桥镇人民政府', 'county'],
}

/** People are called by the office they hold and their userid. */
export const named = (userid: string, role: SimUnit['contacts'][number]['role']) => ({
  userid,
  role,
  name: `联系人${userid}`,
})

export function registryBy(chance: Chance): SimRegistry {
  const units = Object.entries(names).map(([key, [name, parent]]): SimUnit => {
    const contacts = [named(`${key}-1`, 'liaison')]
    if (chance.happens(0.15)) contacts.push(named(`${key}-1b`, 'liaison'))
    if (chance.happens(0.7)) contacts.push(named(`${key}-2`, 'deputy'))
    if (chance.happens(0.8)) contacts.push(named(chance.happens(0.1) ? `${key}-1` : `${key}-lead`, 'leader'))
    return { key, name, parent, contacts, accounts: [`${name}发布`, `${name}之声`] }
  })
  const [water, culture, civil] = units
  if (water === undefined || culture === undefined || civil === undefined) throw new Error('three bureaus')
  // One person looks after two units; one unit has nobody; a clerk of the office is a unit's deputy as well.
  if (chance.happens(0.4)) culture.contacts[0] = named('civil-1', 'liaison')
  const hole = chance.between(0, 5)
  if (hole === 0) water.contacts = []
  if (hole === 1) water.contacts.push({ ...named('office-1', 'deputy'), name: '办公室经办' })
  const staff = [
    { userid: 'office-1', name: '办公室经办', roles: ['officer'] },
    { userid: 'office-2', name: '办公室复核', roles: ['officer', 'reviewer'] },
    { userid: 'office-3', name: '办公室复核二', roles: ['reviewer'] },
    { userid: 'office-lead', name: '办公室负责人', roles: ['leader'] },
  ]
  if (chance.happens(0.3)) staff.push({ userid: 'office-lead-2', name: '办公室负责人二', roles: ['leader', 'admin'] })
  return { staff, units, history: chance.happens(0.4) ? circulatedTwice(civil) : [] }
}

const circulatedTwice = (unit: SimUnit): SimRegistry['history'] =>
  ['2023-10-18', '2024-01-15', '2024-04-18', '2024-07-17', '2024-10-17', '2025-01-16', '2025-04-17'].map(
    (issuedOn) => ({
      circular: `${issuedOn.slice(0, 7)}通报`,
      issuedOn,
      unit: unit.name,
      account: unit.accounts[0] ?? '',
      indicator: 'nm-stale-2w',
      problem: '监测时间点前2周内无更新',
    }),
  )

/** The registry as the JSON an office would import (contract §3). */
export const registryText = ({ staff, units, history }: SimRegistry): string =>
  JSON.stringify({
    office: { name: '望川市人民政府办公室', aliases: [], staff },
    units: units.map(({ name, parent, contacts }) => ({
      name,
      aliases: [],
      parent: parent === null ? null : (names[parent]?.[0] ?? null),
      region: null,
      contacts,
    })),
    accounts: units.flatMap(({ name, accounts }) =>
      accounts.map((account) => ({
        name: account,
        platform: '微信公众号',
        unit: name,
        status: 'filed',
        statusOn: '2022-03-01',
      })),
    ),
    history,
  })
