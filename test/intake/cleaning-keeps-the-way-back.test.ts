// Cleaning: what changes, what must not, and that every character still points at where it came from.
import { expect, test } from 'vitest'
import { clean } from '../../src/intake/clean/index.js'

test.each([
  ['欄目更新不及時?！皩氹u人社”、“寶雞智慧城管”', '栏目更新不及时。“宝鸡人社”、“宝鸡智慧城管”'],
  ['進行了檢查?，F將有關情況通報如下', '进行了检查。现将有关情况通报如下'],
  ['進(jìn)行了檢查,F(xiàn)將有關(guān)情況', '进行了检查。现将有关情况'],
  ['發(fā)布不及時!2022年政務(wù)公開工作要點(diǎn)”專欄', '发布不及时。“2022年政务公开工作要点”专栏'],
  ['麟游縣教育體育局、磻溪鎮政府、岐山縣司法局', '麟游县教育体育局、磻溪镇政府、岐山县司法局'],
  ['乾县人民政府办公室', '乾县人民政府办公室'],
  ['９月１０日前', '9月10日前'],
  ['一,、總體情況,，各單位,。', '一、总体情况，各单位。'],
  ['移动客户端(app)、APP无法使用,H5页面', '移动客户端(app)、APP无法使用,H5页面'],
  ['东说念主民政府', '人民政府'],
])('%s → %s', (dirty, plain) => {
  const { text, from, to } = clean(dirty)
  expect(text).toBe(plain)
  for (let i = 0; i < text.length; i++) {
    expect(to[i]).toBeGreaterThan(from[i] ?? 0)
    expect(to[i]).toBeLessThanOrEqual(dirty.length)
  }
})

test('the characters of a repaired slip point into the slip', () => {
  const dirty = '不及時?！皩氹u人社”、'
  const { text, from, to } = clean(dirty)
  const start = text.indexOf('宝')
  expect(dirty.slice(from[start], to[start + 3])).toBe('皩氹u人社')
})
