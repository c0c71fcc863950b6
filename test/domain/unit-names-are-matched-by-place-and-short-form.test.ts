// Printed unit names seen from the place of the issuer and the region of the row: what is exactly one unit, what is only
// proposed, what is nobody's. Short forms are never applied by themselves (design.md §6, domain.md §12).
import { describe, expect, it } from 'vitest'
import { matchName, type Named } from '../../src/domain/matching.js'
import { placeIn } from '../../src/domain/place.js'

const unit = (name: string, more: Partial<Named> = {}): Named => ({ id: name, name, aliases: [], ...more })
const units: Named[] = [
  unit('宝鸡市教育局'),
  unit('宝鸡市卫生健康委员会'),
  unit('宝鸡市自然资源和规划局'),
  unit('宝鸡市人力资源和社会保障局'),
  unit('宝鸡市市场监督管理局'),
  unit('宝鸡市住房公积金管理中心'),
  unit('宝鸡市城市管理委员会办公室'),
  unit('宝鸡市生态环境局金台分局', { region: '金台区' }),
  unit('凤县人民政府办公室', { region: '凤县' }),
  unit('凤县教育体育局', { region: '凤县' }),
  unit('凤县市场监督管理局', { region: '凤县' }),
  unit('凤翔区人民政府办公室', { region: '凤翔区' }),
  unit('凤翔区教育体育局', { region: '凤翔区' }),
  unit('陇县公安局', { region: '陇县' }),
  unit('岐山县公安局', { region: '岐山县' }),
  unit('陇县司法局', { region: '陇县' }),
  unit('金台区司法局', { region: '金台区' }),
  unit('渭滨区人民政府办公室', { region: '渭滨区' }),
  unit('渭滨区人民政府', { region: '渭滨区' }),
  unit('渭滨区行政审批服务局', { region: '渭滨区', aliases: ['渭滨区审批局'] }),
  unit('扶风县文化和旅游局', { region: '扶风县', formerNames: ['扶风县文化广电局'] }),
  unit('扶风县段家镇人民政府', { region: '扶风县' }),
  unit('宝鸡市陈仓区磻溪镇人民政府', { region: '陈仓区' }),
  unit('湘潭市教育局'),
  unit('湘乡市教育局', { region: '湘乡市' }),
  unit('湘乡市人民政府办公室', { region: '湘乡市' }),
  unit('宝鸡市粮食局', { retired: true, mergedInto: '宝鸡市发展和改革委员会' }),
  unit('宝鸡市发展和改革委员会'),
  unit('宝鸡市档案局', { retired: true }),
]
const baoji = ['宝鸡市']
type Row = [printed: string, places: string[], expected: string]

describe('exactly one unit', () => {
  it.each<Row>([
    ['宝鸡市教育局', [], '宝鸡市教育局'],
    ['市教育局', baoji, '宝鸡市教育局'],
    ['市卫生健康委员会', baoji, '宝鸡市卫生健康委员会'],
    ['市市场监督管理局', baoji, '宝鸡市市场监督管理局'],
    ['市住房公积金管理中心', baoji, '宝鸡市住房公积金管理中心'],
    ['市城市管理委员会办公室', baoji, '宝鸡市城市管理委员会办公室'],
    ['市生态环境局金台分局', baoji, '宝鸡市生态环境局金台分局'],
    ['市教育局', ['陕西省', '宝鸡市'], '宝鸡市教育局'],
    ['市教育局', ['湘潭市'], '湘潭市教育局'],
    ['市教育局', ['湘乡市'], '湘乡市教育局'],
    ['县公安局', ['陇县'], '陇县公安局'],
    ['县公安局', ['宝鸡市', '岐山县'], '岐山县公安局'],
    ['县市场监督管理局', ['宝鸡市', '凤县'], '凤县市场监督管理局'],
    ['市场监督管理局', ['宝鸡市', '凤县'], '凤县市场监督管理局'],
    ['区司法局', ['宝鸡市', '金台区'], '金台区司法局'],
    ['教育体育局', ['宝鸡市', '凤县'], '凤县教育体育局'],
    ['教育体育局', ['宝鸡市', '凤翔区'], '凤翔区教育体育局'],
    ['宝鸡市陇县公安局', baoji, '陇县公安局'],
    ['宝鸡市凤县人民政府办公室', baoji, '凤县人民政府办公室'],
    ['宝鸡市凤县政府办公室', baoji, '凤县人民政府办公室'],
    ['陈仓区磻溪镇政府', baoji, '宝鸡市陈仓区磻溪镇人民政府'],
    ['段家镇人民政府', ['宝鸡市', '扶风县'], '扶风县段家镇人民政府'],
    ['渭滨区人民政府', baoji, '渭滨区人民政府'],
    ['渭滨区政府', [], '渭滨区人民政府'],
    ['渭滨区审批局', baoji, '渭滨区行政审批服务局'],
    ['区审批局', ['宝鸡市', '渭滨区'], '渭滨区行政审批服务局'],
    ['扶风县文化广电局', baoji, '扶风县文化和旅游局'],
    ['县文化广电局', ['宝鸡市', '扶风县'], '扶风县文化和旅游局'],
    ['宝鸡市粮食局', [], '宝鸡市发展和改革委员会'],
    ['市粮食局', baoji, '宝鸡市发展和改革委员会'],
    ['“宝鸡市 教育局”', [], '宝鸡市教育局'],
  ])('%s from %j is %s', (printed, places, id) =>
    expect(matchName(printed, units, { places })).toEqual({ kind: 'exact', id }),
  )
})

describe('proposed, and the likeliest first', () => {
  it.each<Row>([
    ['市教育局', [], '宝鸡市教育局'],
    ['教育局', baoji, '宝鸡市教育局'],
    ['市资规局', baoji, '宝鸡市自然资源和规划局'],
    ['市卫健委', baoji, '宝鸡市卫生健康委员会'],
    ['市卫生健康委', baoji, '宝鸡市卫生健康委员会'],
    ['市人社局', baoji, '宝鸡市人力资源和社会保障局'],
    ['宝鸡市人力资源社会保障局', baoji, '宝鸡市人力资源和社会保障局'],
    ['市市监局', baoji, '宝鸡市市场监督管理局'],
    ['市公积金中心', baoji, '宝鸡市住房公积金管理中心'],
    ['市城管委办公室', baoji, '宝鸡市城市管理委员会办公室'],
    ['市发改委', baoji, '宝鸡市发展和改革委员会'],
    ['县市监局', baoji, '凤县市场监督管理局'],
    ['县市监局', ['凤县'], '凤县市场监督管理局'],
    ['凤县市监局', baoji, '凤县市场监督管理局'],
    ['凤县教体局', baoji, '凤县教育体育局'],
    ['凤县教育局', baoji, '凤县教育体育局'],
    ['县教体局', ['宝鸡市', '凤县'], '凤县教育体育局'],
    ['凤县政府办', baoji, '凤县人民政府办公室'],
    ['县文旅局', ['宝鸡市', '扶风县'], '扶风县文化和旅游局'],
    ['扶风县文化旅游局', baoji, '扶风县文化和旅游局'],
    ['县公安局', baoji, '陇县公安局'],
    ['渭滨区', baoji, '渭滨区人民政府办公室'],
    ['宝鸡市渭滨区', baoji, '渭滨区人民政府办公室'],
    ['湘乡市', ['湘潭市'], '湘乡市人民政府办公室'],
    ['市教育局', ['湘潭市', '湘乡市'], '湘潭市教育局'],
    ['金合区司法局', baoji, '金台区司法局'],
    ['宝鸡市教肓局', baoji, '宝鸡市教育局'],
  ])('%s from %j may be %s', (printed, places, name) => {
    const match = matchName(printed, units, { places })
    expect(match.kind).toBe('near')
    if (match.kind === 'near') expect(match.candidates[0]).toBe(name)
  })

  it('both where two units fit, so that a person decides', () => {
    const two = (printed: string, places: string[]): string[] => {
      const match = matchName(printed, units, { places })
      return match.kind === 'near' ? match.candidates : []
    }
    expect(two('县公安局', baoji)).toEqual(['陇县公安局', '岐山县公安局'])
    expect(two('市教育局', ['湘潭市', '湘乡市'])).toEqual(['湘潭市教育局', '湘乡市教育局'])
  })
})

describe('nobody’s', () => {
  it.each<[string, string[]]>([
    ['眉县公安局', baoji],
    ['陇县水利局', baoji],
    ['太白县司法局', baoji],
    ['咸阳市教育局', baoji],
    ['陕西省教育厅', baoji],
    ['省教育厅', baoji],
    ['县教育局', ['宝鸡市', '麟游县']],
    ['麟游县', baoji],
    ['宝鸡市档案局', baoji],
    ['局', baoji],
    ['市', baoji],
    ['', baoji],
  ])('%s from %j', (printed, places) => {
    const match = matchName(printed, units, { places })
    const named = match.kind === 'near' ? match.candidates.join('、') : ''
    expect(match.kind, named).toBe('unknown')
  })

  it('never the same bureau of another county, whichever county the row names', () => {
    for (const [printed, mine, other] of [
      ['凤县教育体育局', '凤县教育体育局', '凤翔区教育体育局'],
      ['凤翔区教育局', '凤翔区教育体育局', '凤县教育体育局'],
      ['岐山县公安局', '岐山县公安局', '陇县公安局'],
    ] as const) {
      const match = matchName(printed, units, { places: baoji })
      const named = match.kind === 'exact' ? [match.id] : match.kind === 'near' ? match.candidates : []
      expect(named).toContain(mine)
      expect(named).not.toContain(other)
    }
  })
})

it.each<[string, string[], string]>([
  ['宝鸡市陇县公安局', ['宝鸡市', '陇县'], '公安局'],
  ['市场监督管理局', [], '市场监督管理局'],
  ['县城市管理局', [], '县城市管理局'],
  ['宝鸡市城市管理局', ['宝鸡市'], '城市管理局'],
  ['市中区教育局', ['市中区'], '教育局'],
  ['社区卫生服务中心', [], '社区卫生服务中心'],
  ['国家税务总局宝鸡市税务局', [], '国家税务总局宝鸡市税务局'],
  ['湘乡市', ['湘乡市'], ''],
])('the places of %s are %j', (name, chain, rest) => expect(placeIn(name)).toEqual({ chain, rest }))
