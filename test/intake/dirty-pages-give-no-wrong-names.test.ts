// Dirt of mirrored pages: what can be undone is undone, what cannot is taken out and said, and nothing out of it becomes an
// issuer, a unit or an account.
import { expect, test } from 'vitest'
import type { Draft } from '../../src/domain/draft.js'
import { circular, codesOf, draftOf } from './papers.js'

const namesIn = (draft: Draft): string =>
  JSON.stringify([
    draft.issuingOrg,
    draft.findings.map(({ unit, account, site }) => [unit, account, site]),
    draft.contacts,
  ])

test.each([
  ['麟遊縣水利局“麟遊水利”微信公眾號更新不及時。', '麟游县水利局', '麟游水利'],
  ['麟游縣水利局“麟游水利”微信公眾號更新不及時。', '麟游县水利局', '麟游水利'],
  ['磻溪鎮人民政府“磻溪之窗”微信公眾號更新不及時。', '磻溪镇人民政府', '磻溪之窗'],
  ['鳳縣教育體育局“鳳縣教育體育”微信公眾號更新不及時。', '凤县教育体育局', '凤县教育体育'],
  ['絳帳鎮人民政府“絳帳發布”微信公眾號更新不及時。', '绛帐镇人民政府', '绛帐发布'],
  ['岐山縣司法局“岐山司法”微信公眾號更新不及時。', '岐山县司法局', '岐山司法'],
  ['縣(xiàn)水利局“雲溪水利”微信公眾號(hào)更新不及時(shí)。', '县水利局', '云溪水利'],
])('%s', async (problems, unit, account) => {
  const dirty = circular({ problems }).replace(
    '现将有关情况通报如下',
    '現將有關情況通報如下，請各縣區、各部門認真對照檢查、落實整改責任',
  )
  expect((await draftOf(dirty)).findings).toMatchObject([{ unit, account }])
})

test('a slip of one byte is undone', async () => {
  const draft = await draftOf(circular({ problems: '個別賬號鏈接錯誤?！皩氹u人社”微信公眾號更新不及時。' }))
  expect(draft.findings).toMatchObject([{ account: '宝鸡人社' }])
})

test.each([
  ['doubled signs', '县水利局“云溪水利”微信公众号，，更新不及时。。'],
  ['blanks inside words', '县水利局“云溪水利”微信 公众号更新 不及时。'],
  ['random signs', '县水利局卐“云溪水利”︼微信公众号更新不及时。'],
  ['character names of web pages', '县水利局&ldquo;云溪水利&rdquo;微信公众号&nbsp;更新不及时。'],
  ['full-width letters', '县水利局“云溪水利”微信公众号更新不及时。'],
])('%s', async (_, problems) => {
  expect((await draftOf(circular({ problems }))).findings).toMatchObject([
    { unit: '县水利局', account: '云溪水利', platform: '微信公众号', problem: '更新不及时' },
  ])
})

test('words a machine put in place of the plain ones, on a page that shows it', async () => {
  const spun = circular({ problems: '云溪县东说念主民政府网站题目较多，链接失效。' })
  expect((await draftOf(spun)).findings).toMatchObject([{ unit: '云溪县人民政府', site: '云溪县人民政府网站' }])
  const plain = circular({ problems: '县水利局“云溪水利”微信公众号未公开合同条款。' })
  expect((await draftOf(plain)).findings).toMatchObject([{ problem: '未公开合同条款' }])
})

test.each([
  ['in the title', (text: string) => text.replace('云溪市人民政府办公室关于', 'betway必威体育关于')],
  [
    'in the signature',
    (text: string) => text.replace('\n云溪市人民政府办公室\n', '\n365上分客服微信号_365现金app办公室\n'),
  ],
  ['in an account', (text: string) => text.replace('“云溪水利”', '“betway必威体育水利”')],
  [
    'in lines of links',
    (text: string) => `${text}\n好运来旧书网| 本地窗帘批发| 旧书回收电话| 搬家服务| 窗帘安装价格| 特价窗帘| 免费试听|`,
  ],
])('an advertising word %s', async (_, spoil) => {
  const draft = await draftOf(spoil(circular({ problems: '县水利局“云溪水利”微信公众号更新不及时。' })))
  expect(namesIn(draft)).not.toMatch(/betway|必威|365|窗帘|旧书/)
  expect(codesOf(draft)).toContain('page-tampered')
})

test('what was taken out is listed with its reason', async () => {
  const draft = await draftOf(
    `${circular({})}\n好运来旧书网| 本地窗帘批发| 旧书回收电话| 搬家服务| 窗帘安装价格| 特价窗帘| 免费试听|`,
  )
  expect(draft.quarantine.map(({ reason }) => reason)).toEqual(['疑似广告或垃圾文字'])
})

test.each([
  '金沙县人民政府“金沙发布”微信公众号更新不及时。',
  '县文旅局“线上分享会”微信公众号更新不及时。',
  '县大数据局“云溪办APP下载”微信公众号链接失效。',
  '县体育局“云溪体育”微信公众号更新不及时。',
])('everyday words are no advertising: %s', async (problems) => {
  const draft = await draftOf(circular({ problems }))
  expect(draft.findings).toHaveLength(1)
  expect(codesOf(draft)).not.toContain('page-tampered')
})
