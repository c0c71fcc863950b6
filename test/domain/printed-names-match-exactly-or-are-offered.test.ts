// Printed names against the registry: equal after normalising is a match; anything less is offered to a person or
// unknown, never applied (design.md §6, §7).
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KnownAccount, matchAccount, matchName, type Named } from '../../src/domain/matching.js'

const units: Named[] = [
  { id: 'edu', name: '宝鸡市教育局', aliases: ['市教育局'] },
  { id: 'health', name: '宝鸡市卫生健康委员会', aliases: ['市卫健委'] },
  { id: 'duanjia', name: '扶风县段家镇人民政府', aliases: [] },
  { id: 'qianyang', name: '千阳县人民政府', aliases: [] },
  { id: 'qianyang-office', name: '千阳县人民政府办公室', aliases: ['千阳县政府办'] },
  { id: 'fufeng-hrss', name: '扶风县人力资源和社会保障局', aliases: ['县人社局'] },
  { id: 'longxian-hrss', name: '陇县人力资源和社会保障局', aliases: ['县人社局'] },
]

describe('a unit', () => {
  it.each([
    ['宝鸡市教育局', 'edu'],
    ['市教育局', 'edu'],
    [' 宝鸡市 教育局 ', 'edu'],
    ['“宝鸡市教育局”', 'edu'],
    ['扶风县段家镇政府', 'duanjia'],
    ['千阳县政府', 'qianyang'],
    ['千阳县人民政府办公室', 'qianyang-office'],
    ['千阳县政府办', 'qianyang-office'],
  ])('%s is exactly %s', (printed, id) => expect(matchName(printed, units)).toEqual({ kind: 'exact', id }))

  it.each([
    ['宝鸡市教肓局', '宝鸡市教育局'],
    ['宝鸡市卫生健康委', '宝鸡市卫生健康委员会'],
    ['宝鸡市陇县人力资源和社会保障局', '陇县人力资源和社会保障局'],
  ])('%s is offered as %s', (printed, name) => {
    const match = matchName(printed, units)
    expect(match.kind).toBe('near')
    if (match.kind === 'near') expect(match.candidates[0]).toBe(name)
  })

  it('an alias of two units is offered, not chosen', () =>
    expect(matchName('县人社局', units)).toEqual({
      kind: 'near',
      candidates: ['扶风县人力资源和社会保障局', '陇县人力资源和社会保障局'],
    }))

  it.each(['陕西省水利厅', '凤县', '局', ''])('%s is unknown', (printed) =>
    expect(matchName(printed, units)).toEqual({ kind: 'unknown' }),
  )

  it('is never applied when a character differs, and at most three are offered', () => {
    const names = fc.constantFrom(...units.map((unit) => unit.name))
    fc.assert(
      fc.property(names, fc.nat(20), fc.constantFrom('甲', '乙', ''), (name, place, letter) => {
        const characters = [...name]
        characters[place % characters.length] = letter
        const printed = characters.join('')
        const match = matchName(printed, units)
        expect(match.kind).not.toBe('exact')
        if (match.kind === 'near') expect(match.candidates.length).toBeLessThanOrEqual(3)
      }),
    )
  })
})

const hrss: KnownAccount[] = [
  { id: 'hrss-12333', name: '宝鸡人社12333', platform: '微信订阅号', unitId: 'hrss' },
  { id: 'hrss', name: '宝鸡人社', platform: '微信服务号', unitId: 'hrss' },
  { id: 'permit', name: '金台政务服务', platform: '微信订阅号', unitId: 'permit' },
  { id: 'permit-weibo', name: '金台政务服务', platform: '新浪微博', unitId: 'permit' },
]
const account = (name: string, platform: string | null, unitId: string) =>
  matchAccount({ name, platform, unitId }, hrss)

describe('an account', () => {
  it('is known by name and platform', () => {
    expect(account('宝鸡人社', '微信服务号', 'hrss')).toEqual({ kind: 'exact', id: 'hrss' })
    expect(account('宝鸡人社12333', '微信订阅号', 'hrss')).toEqual({ kind: 'exact', id: 'hrss-12333' })
    expect(account('金台政务服务', '新浪微博', 'permit')).toEqual({ kind: 'exact', id: 'permit-weibo' })
  })
  it('is known where the paper says 公众号 for a 订阅号, or no platform', () => {
    expect(account('金台政务服务', '微信公众号', 'permit')).toEqual({ kind: 'exact', id: 'permit' })
    expect(account('宝鸡人社', null, 'hrss')).toEqual({ kind: 'exact', id: 'hrss' })
  })
  it('is another one on another platform or of another unit', () => {
    expect(account('宝鸡人社', '抖音', 'hrss')).toEqual({ kind: 'unknown' })
    expect(account('宝鸡人社', '微信服务号', 'permit')).toEqual({ kind: 'unknown' })
  })
  it('is offered when one character differs, unless a number tells them apart', () => {
    expect(account('金台政务服务', '微信订阅号', 'permit').kind).toBe('exact')
    expect(account('金台政务服物', '微信订阅号', 'permit').kind).toBe('near')
    expect(account('宝鸡人社12334', '微信订阅号', 'hrss')).toEqual({ kind: 'unknown' })
    expect(account('宝鸡人社1', '微信订阅号', 'hrss')).toEqual({ kind: 'unknown' })
  })
  it('订阅号 and 服务号 of one name are two accounts', () => {
    const both: KnownAccount[] = [
      { id: 'a', name: '凤县发布', platform: '微信订阅号', unitId: 'f' },
      { id: 'b', name: '凤县发布', platform: '微信服务号', unitId: 'f' },
    ]
    const match = (platform: string, known: KnownAccount[]) =>
      matchAccount({ name: '凤县发布', platform, unitId: 'f' }, known)
    expect(match('微信订阅号', both)).toEqual({ kind: 'exact', id: 'a' })
    expect(match('微信服务号', both)).toEqual({ kind: 'exact', id: 'b' })
    // Which of the two the paper means is for a person to say.
    expect(match('微信公众号', both).kind).not.toBe('exact')
  })
})
