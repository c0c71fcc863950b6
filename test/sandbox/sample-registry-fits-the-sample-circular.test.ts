// The demo and the sandbox publish the Baoji circular against the sample registry: every unit must be found exactly,
// every account too, except the one that was opened without telling anybody.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DraftFinding } from '../../src/domain/draft.js'
import { matchAccount, matchName } from '../../src/domain/matching.js'
import type { HandedRegistry } from '../../src/domain/registry.js'
import { readRegistryFile } from '../../src/flows/registry-file.js'

const sample = new URL('../../src/sandbox/sample/baoji-registry.json', import.meta.url)
const gold = new URL('../intake/fixtures/baoji-2024q3.json', import.meta.url)
const { findings } = JSON.parse(readFileSync(gold, 'utf8')) as { findings: DraftFinding[] }

function registry(): HandedRegistry {
  const read = readRegistryFile(readFileSync(sample, 'utf8'))
  if (!read.ok) throw new Error(read.message)
  return read.value
}
const file = registry()
const units = file.units.map((unit) => ({ id: unit.name, name: unit.name, aliases: unit.aliases }))
const accounts = file.accounts.map((one) => ({
  id: one.name,
  name: one.name,
  platform: one.platform,
  unitId: one.unit,
}))

describe('the sample registry', () => {
  it('knows every unit of the circular by its printed name', () => {
    const printed = [...new Set(findings.map((one) => one.unit ?? ''))]
    expect(printed).toHaveLength(39)
    for (const name of printed) expect(matchName(name, units), name).toEqual({ kind: 'exact', id: name })
  })

  it('finds every unit by each of its short forms, and only that one', () => {
    for (const unit of units)
      for (const alias of unit.aliases) expect(matchName(alias, units), alias).toEqual({ kind: 'exact', id: unit.id })
    expect(matchName('市教育局', units)).toEqual({ kind: 'exact', id: '宝鸡市教育局' })
  })

  it('knows every account but the one that was never filed', () => {
    const unknown = findings.flatMap((one) => {
      const printed = { name: one.account ?? '', platform: one.platform, unitId: one.unit ?? '' }
      return matchAccount(printed, accounts).kind === 'exact' ? [] : [printed.name]
    })
    expect(unknown).toEqual(['扶风AI就业'])
    expect(file.accounts).toHaveLength(40)
  })

  it('puts the office of the county above every unit of that county, and nobody above the others', () => {
    for (const unit of file.units) {
      const office = `${unit.region}人民政府办公室`
      expect(unit.parent, unit.name).toBe(unit.region == null || unit.name === office ? null : office)
    }
    const regions = new Set(file.units.flatMap((unit) => unit.region ?? []))
    expect(regions.size).toBe(11)
    for (const one of findings) if (one.region !== null) expect(regions).toContain(one.region)
  })

  it('gives every unit a liaison, a deputy and a leader of its own', () => {
    for (const unit of file.units) expect(unit.contacts.map((one) => one.role)).toEqual(['liaison', 'deputy', 'leader'])
    const userids = [...file.office.staff, ...file.units.flatMap((unit) => unit.contacts)].map((one) => one.userid)
    expect(new Set(userids).size).toBe(userids.length)
    const edu = file.units.find((unit) => unit.name === '宝鸡市教育局')
    expect(edu?.contacts.map((one) => one.userid)).toEqual(['edu-1', 'edu-2', 'edu-lead'])
  })

  it('remembers the life of the account that was cancelled and its two earlier circulars', () => {
    const account = file.accounts.find((one) => one.name === '宝鸡市义务教育学校报名招生平台')
    expect(account).toMatchObject({ status: 'cancelled', statusOn: '2024-03-15', platform: '微信公众号' })
    expect(account?.events).toMatchObject([
      { type: 'opened', on: '2023-05-01' },
      { type: 'cancelled', on: '2024-03-15' },
    ])
    expect(file.history.map((one) => one.issuedOn)).toEqual(['2024-01-15', '2024-04-15'])
    for (const one of file.history)
      expect(one).toMatchObject({ account: account?.name, indicator: 'nm-unfiled', problem: '未按程序报备' })
  })

  it('has an officer, two reviewers and a leader who are different people', () => {
    const having = (role: string): (string | null)[] =>
      file.office.staff.filter((one) => one.roles.some((own) => own === role)).map((one) => one.userid)
    expect(having('officer')).toEqual(['office-1', 'office-2'])
    expect(having('reviewer')).toEqual(['office-2', 'office-3'])
    expect(having('leader')).toEqual(['office-lead'])
  })
})
