// A small made-up office, so that stories stay short: the city of Wangchuan with three bureaus and a county whose office
// stands over its education bureau. Nothing here exists.

export interface HistoryEntry {
  circular: string
  issuedOn: string
  unit: string
  account: string
  indicator: string
  problem: string
}

export const staff = { officer: 'office-1', reviewer: 'office-2', leader: 'office-lead' } as const

/** Units by the short name stories use; each has `<key>-1` (liaison), `<key>-2` (deputy) and `<key>-lead`. */
export const unitNames = {
  water: '望川市水务局',
  culture: '望川市文化旅游局',
  civil: '望川市民政局',
  county: '松谷县人民政府办公室',
  school: '松谷县教育局',
} as const
export type UnitKey = keyof typeof unitNames

/** The civil affairs account was circulated twice within four quarters: a talk is due at publishing. */
export const circulatedTwice: HistoryEntry[] = [
  ['2023年第四季度通报', '2024-01-15'],
  ['2024年第一季度通报', '2024-04-18'],
].map(([circular = '', issuedOn = '']) => ({
  circular,
  issuedOn,
  unit: unitNames.civil,
  account: '望川民政',
  indicator: 'nm-stale-2w',
  problem: '监测时间点前2周内无更新',
}))

const unit = (key: UnitKey, parent: UnitKey | null) => ({
  name: unitNames[key],
  aliases: [],
  parent: parent === null ? null : unitNames[parent],
  region: null,
  contacts: [
    { userid: `${key}-1`, name: `${unitNames[key]}联络员`, role: 'liaison' },
    { userid: `${key}-2`, name: `${unitNames[key]}备岗`, role: 'deputy' },
    { userid: `${key}-lead`, name: `${unitNames[key]}分管负责人`, role: 'leader' },
  ],
})

const account = (name: string, key: UnitKey, platform = '微信公众号') => ({
  name,
  platform,
  unit: unitNames[key],
  status: 'filed',
  statusOn: '2022-03-01',
})

/** The registry as the JSON an office would import (contract §3). */
export function registryText(history: readonly HistoryEntry[] = []): string {
  return JSON.stringify({
    office: {
      name: '望川市人民政府办公室',
      aliases: ['市政府办公室'],
      staff: [
        { userid: staff.officer, name: '办公室经办', roles: ['officer'] },
        { userid: staff.reviewer, name: '办公室复核', roles: ['officer', 'reviewer'] },
        { userid: staff.leader, name: '办公室分管负责人', roles: ['leader'] },
      ],
    },
    units: [
      unit('water', null),
      unit('culture', null),
      unit('civil', null),
      unit('county', null),
      unit('school', 'county'),
    ],
    accounts: [
      account('望川水务', 'water'),
      account('望川河长', 'water'),
      account('文旅望川', 'culture'),
      account('望川民政', 'civil', '今日头条'),
      account('松谷教育', 'school'),
    ],
    history,
  })
}
