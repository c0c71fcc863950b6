// Contract §3: the five sheets of a workbook and the JSON form give the same registry; a fault names sheet, row and column;
// all faults are told at once, the first in one clear sentence. The template is what the import reads.
import { describe, expect, test } from 'vitest'
import { registryTemplate } from '../../src/papers/registry-template.js'
import { registrySheets } from '../../src/domain/registry-columns.js'
import type { Sheet } from '../../src/domain/sheet.js'
import { readRegistryFile, readRegistrySheets } from '../../src/flows/registry-file.js'
import { readWorkbook } from '../../src/intake/index.js'

type Rows = Record<string, string[][]>

/** Rows under the headings of the template, from row 2 on. */
const sheets = (rows: Rows): Sheet[] =>
  registrySheets().map(({ name, columns }) => ({
    name,
    rows: [columns.map((one) => one.heading), ...(rows[name] ?? [])].map((cells, index) => ({ row: index + 1, cells })),
  }))

const rows = (): Rows => ({
  办公室人员: [
    ['望川市人民政府办公室', '市政府办公室、市公开办', 'office-1', '办公室经办', '', '经办、复核'],
    ['', '', '', '办公室分管负责人', '市政府办公室', '负责人'],
  ],
  单位: [
    ['松谷县人民政府办公室', '', '', '松谷县', '', ''],
    [
      '松谷县教育体育局',
      '松谷县教体局',
      '松谷县人民政府办公室',
      '松谷县',
      '松谷县教育局(2019/3/1);松谷县文教局(2004年5月1日止)',
      '',
    ],
    ['松谷县体育局', '', '松谷县人民政府办公室', '', '', '松谷县教体局(2019-03-01)'],
  ],
  联系人: [
    ['松谷县教体局', 'school-1', '教体局联络员', '', '联络员'],
    ['松谷县教育体育局', 'school-lead', '教体局分管负责人', '', '分管负责人'],
    ['松谷县教育体育局', '', '教体局备岗', '信息科', '备岗'],
    ['松谷县教育体育局', '', '教体局副局长', '', '分管负责人'],
  ],
  账号: [
    [
      '松谷教育',
      '微信订阅号',
      '松谷县教体局',
      '备案',
      '2022-3-1',
      '2021-05-01 开通;2021-09-01 更名(原名松谷教育局);2021-10-01 划转(原单位:松谷县体育局)',
    ],
  ],
  往期: [['2023年第四季度通报', '2024/1/15', '松谷县教体局', '松谷教育', '', '监测时间点前2周内无更新']],
})

const json = {
  office: {
    name: '望川市人民政府办公室',
    aliases: ['市政府办公室', '市公开办'],
    staff: [
      { userid: 'office-1', name: '办公室经办', roles: ['officer', 'reviewer'] },
      { name: '办公室分管负责人', department: '市政府办公室', roles: ['leader'] },
    ],
  },
  units: [
    { name: '松谷县人民政府办公室', region: '松谷县' },
    {
      name: '松谷县教育体育局',
      aliases: ['松谷县教体局'],
      parent: '松谷县人民政府办公室',
      region: '松谷县',
      formerNames: [
        { name: '松谷县教育局', until: '2019-03-01' },
        { name: '松谷县文教局', until: '2004-05-01' },
      ],
      contacts: [
        { userid: 'school-1', name: '教体局联络员', role: 'liaison' },
        { userid: 'school-lead', name: '教体局分管负责人', role: 'leader' },
        { name: '教体局备岗', department: '信息科', role: 'deputy' },
        { name: '教体局副局长', role: 'leader' },
      ],
    },
    {
      name: '松谷县体育局',
      parent: '松谷县人民政府办公室',
      mergedInto: { unit: '松谷县教体局', on: '2019-03-01' },
    },
  ],
  accounts: [
    {
      name: '松谷教育',
      platform: '微信订阅号',
      unit: '松谷县教体局',
      status: 'filed',
      statusOn: '2022-03-01',
      events: [
        { type: 'opened', on: '2021-05-01' },
        { type: 'renamed', on: '2021-09-01', formerName: '松谷教育局' },
        { type: 'moved', on: '2021-10-01', formerUnit: '松谷县体育局' },
      ],
    },
  ],
  history: [
    {
      circular: '2023年第四季度通报',
      issuedOn: '2024-01-15',
      unit: '松谷县教体局',
      account: '松谷教育',
      problem: '监测时间点前2周内无更新',
    },
  ],
}

test('workbook and JSON give the same registry', () => {
  const workbook = readRegistrySheets(sheets(rows()))
  expect(workbook).toEqual(readRegistryFile(JSON.stringify(json)))
  expect(workbook.ok).toBe(true)
})

test('columns may stand in any order, below a title, and empty rows mean nothing', () => {
  const mixed = sheets(rows()).map(({ name, rows: all }) => ({
    name,
    rows: [
      { row: 1, cells: [`${name}名单`] },
      ...all.map(({ row, cells }) => ({ row: row + 1, cells: cells.toReversed() })),
      { row: 90, cells: ['', ' '] },
    ],
  }))
  expect(readRegistrySheets(mixed)).toEqual(readRegistrySheets(sheets(rows())))
})

test('the template has every sheet and column, and is refused as long as it is empty', async () => {
  const read = await readWorkbook({ bytes: await registryTemplate(), fileName: 'template.xlsx' })
  if (!read.ok) expect.fail(read.message)
  for (const { name, columns } of registrySheets())
    expect(read.value.find((one) => one.name === name)?.rows[0]?.cells).toEqual(columns.map((one) => one.heading))
  expect(readRegistrySheets(read.value)).toMatchObject({
    ok: false,
    message: expect.stringContaining('没有填写办公室名称'),
  })
})

describe('a fault names sheet, row and column', () => {
  const message = (edit: (all: Rows) => void, more: Sheet[] = []): string => {
    const all = rows()
    edit(all)
    const read = readRegistrySheets([...sheets(all), ...more])
    return read.ok ? 'accepted' : read.message
  }
  const set = (sheet: string, row: number, column: number, text: string) => (all: Rows) => {
    const cells = all[sheet]?.[row - 2]
    if (cells !== undefined) cells[column] = text
  }
  test.each<[string, (all: Rows) => void, string]>([
    [
      'an unknown parent',
      set('单位', 3, 2, '没有的办公室'),
      '单位第3行“上级单位”:“松谷县教育体育局”的上级“没有的办公室”不在名册里',
    ],
    ['a merger into nobody', set('单位', 4, 5, '没有的局(2019-03-01)'), '单位第4行“并入”'],
    ['a merger without a day', set('单位', 4, 5, '松谷县教体局'), '单位第4行“并入”:应为YYYY-MM-DD的日期'],
    ['a unit that stands twice', set('单位', 4, 0, '松谷县教育体育局'), '单位第4行“名称”:“松谷县教育体育局”重复'],
    ['a unit without a name', set('单位', 3, 0, ''), '单位第3行“名称”:缺少这一项'],
    ['a contact of an unknown unit', set('联系人', 2, 0, '没有的局'), '联系人第2行“单位”:单位“没有的局”不在“单位”表里'],
    ['a role that does not exist', set('联系人', 3, 4, '局长'), '联系人第3行“角色”:不在允许的取值之内'],
    ['a contact without userid and name', set('联系人', 4, 2, ''), '联系人第4行“姓名”:缺少这一项'],
    ['a userid that is none', set('联系人', 3, 1, '张三'), '联系人第3行“userid”:不是合法的企业微信userid'],
    ['a userid with two names', set('联系人', 3, 1, 'OFFICE-1'), '联系人第3行“userid”:userid OFFICE-1有两个不同的姓名'],
    ['a day that does not exist', set('往期', 2, 1, '2024-02-30'), '往期第2行“印发日期”:应为YYYY-MM-DD的日期'],
    ['a status that does not exist', set('账号', 2, 3, '休眠'), '账号第2行“状态”:不在允许的取值之内'],
    [
      'a life that cannot have been',
      set('账号', 2, 5, '2021-05-01 注销;2021-06-01 注销'),
      '账号第2行“变动记录”:“松谷教育”2021-06-01注销',
    ],
    ['an account of an unknown unit', set('账号', 2, 2, '没有的局'), '账号第2行“单位”'],
    ['no office', set('办公室人员', 2, 0, ''), '办公室人员:没有填写办公室名称'],
  ])('%s', (_, edit, words) => expect(message(edit)).toContain(words))

  test('an unknown column or sheet is refused, not ignored', () => {
    const read = (name: string, cells: string[]) => message(() => undefined, [{ name, rows: [{ row: 1, cells }] }])
    expect(read('Sheet7', ['x'])).toContain('Sheet7:不认识的工作表')
    const [staff, ...others] = sheets(rows())
    const [head, ...people] = staff?.rows ?? []
    const more = { name: '办公室人员', rows: [{ row: 1, cells: [...(head?.cells ?? []), '手机'] }, ...people] }
    expect(readRegistrySheets([more, ...others])).toMatchObject({
      message: expect.stringContaining('办公室人员第1行:不认识的列“手机”'),
    })
  })

  test('several are told together: one sentence, then a line each, twenty at most', () => {
    const two = message((all) => {
      set('单位', 3, 2, '没有的办公室')(all)
      set('账号', 2, 2, '没有的局')(all)
    }).split('\n')
    expect(two).toHaveLength(2)
    expect(two[0]).toMatch(/^名册单位第3行.*本次没有导入任何内容。另有1处错误/)
    expect(two[1]).toMatch(/^ {2}账号第2行/)
    const many = message((all) => {
      all.账号 = Array.from({ length: 30 }, (_, at) => [`号${at}`, '抖音', '没有的局', '', '', ''])
    })
    expect(many.split('\n')).toHaveLength(21)
    expect(many).toContain('还有10处')
  })
})
