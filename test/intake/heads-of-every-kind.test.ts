// Title, issuer, number, dates, period, subject and contacts as offices print them. Names of places are invented; the
// shapes are the genre's.
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../src/domain/draft.js'
import { draftOf } from './papers.js'

const body =
  '一、总体情况\n检查政务新媒体20个，合格20个。\n二、存在问题\n个别账号更新不及时。\n三、工作要求\n请各单位加强管理。'
const paper = (head: string, signature: string): string =>
  `${head}\n各乡镇人民政府，县直各部门：\n现将有关情况通报如下：\n${body}\n\n${signature}\n`
const titled = async (title: string, signature = '云溪县人民政府办公室\n2024年7月5日'): Promise<Draft> =>
  draftOf(paper(title, signature))

describe('titles', () => {
  test.each([
    ['关于2024年第二季度全县政务新媒体检查情况的通报', '通报', { year: 2024, quarter: 2 }, 'new-media'],
    ['云溪县人民政府办公室关于2024年二季度政府网站检查情况的函', '函', { year: 2024, quarter: 2 }, 'website'],
    [
      '关于2024年6月份政府网站与政务新媒体监测情况的通知',
      '通知',
      { year: 2024, quarter: 2, month: 6 },
      'website+new-media',
    ],
    ['关于2024年上半年政务公开和政府网站检查情况的报告', '报告', { year: 2024, half: 1 }, 'gov-openness+website'],
    ['关于2024年1—6月政务新媒体检查情况的公告', '公告', { year: 2024, half: 1 }, 'new-media'],
    ['关于2024年4-6月政务新媒体抽查情况的通报', '通报', { year: 2024, quarter: 2 }, 'new-media'],
    ['关于2024年第二季度政务新媒体检查情况的通报(第三批)', '通报', { year: 2024, quarter: 2, batch: 3 }, 'new-media'],
    ['关于2024年第5次政府网站检查情况的通报', '通报', { year: 2024, batch: 5 }, 'website'],
    ['关于2023年度政府网站检查情况的通报', '通报', { year: 2023 }, 'website'],
    ['关于第二季度政务新媒体检查结果的通报', '通报', { year: 2024, quarter: 2 }, 'new-media'],
  ])('%s', async (title, kind, period, subject) => {
    const draft = await titled(title)
    expect([draft.title, draft.kind, draft.period, draft.docSubject]).toEqual([title, kind, period, subject])
  })

  test('over two lines', async () => {
    expect((await titled('云溪县人民政府办公室关于2024年第二季度\n全县政务新媒体检查情况的通报')).title).toBe(
      '云溪县人民政府办公室关于2024年第二季度全县政务新媒体检查情况的通报',
    )
  })

  test('a quarter whose number is lost is not guessed', async () => {
    const draft = await titled('关于2024年第季度政务新媒体检查情况的通报')
    expect(draft.period).toBeNull()
    expect(draft.checks.map(({ code }) => code)).toContain('no-period')
  })
})

describe('issuers', () => {
  test.each([
    ['云溪县人民政府办公室\n2024年7月5日', '云溪县人民政府办公室'],
    ['云溪市政务公开领导小组办公室  2024年7月5日', '云溪市政务公开领导小组办公室'],
    ['云溪市行政审批服务局\n二〇二四年七月五日', '云溪市行政审批服务局'],
    ['云溪市数据局\n2024年7月5日', '云溪市数据局'],
    ['云溪省人民政府办公厅\n2024年7月5日', '云溪省人民政府办公厅'],
    ['云溪县政府政务信息中心\n2024 年 7 月 5 日', '云溪县政府政务信息中心'],
  ])('%s', async (signature, office) => {
    const draft = await titled('关于2024年第二季度政务新媒体检查情况的通报', signature)
    expect([draft.issuingOrg, draft.issuedOn]).toEqual([office, '2024-07-05'])
  })

  test.each([
    ['6月份，市政务公开办会同市数据局对全市政务新媒体进行了检查。', '市政务公开办'],
    ['按照省政府办公厅要求，市政府办公室组织开展了政务新媒体检查工作。', '市政府办公室'],
  ])('no signature: %s', async (opening, office) => {
    const text = `关于2024年第二季度政务新媒体检查情况的通报\n各县区人民政府，市直各部门：\n${opening}现通报如下：\n一、总体情况\n检查20个。`
    expect((await draftOf(text)).issuingOrg).toBe(office)
  })
})

describe('numbers', () => {
  test.each([
    '云政办函〔2024〕38号',
    '云政办函[2024]38号',
    '云政办函（2024）38号',
    '云政办函【2024】第38号',
    '云政办函﹝2024﹞38号',
    '〔2024〕25号',
    '第7期',
  ])('%s', async (number) => {
    expect((await titled(`关于2024年第二季度政务新媒体检查情况的通报\n${number}`)).docNumber).toBe(number)
  })

  test('the number of a paper that is cited is not its own', async () => {
    const text = paper('关于2024年第二季度政务新媒体检查情况的通报', '云溪县人民政府办公室\n2024年7月5日').replace(
      '现将',
      '依据国办秘函〔2019〕19号，现将',
    )
    expect((await draftOf(text)).docNumber).toBeNull()
  })
})

describe('dates', () => {
  test.each([
    ['发布时间：2024-07-08 10:20', '2024-07-08'],
    ['2024年07月08日', '2024-07-08'],
    ['发布日期 2024/7/8 来源：县政府办', '2024-07-08'],
    ['• 发布日期：\n2024年07月08日 14:19', '2024-07-08'],
    ['索引号：6107280000/2022-000928\n发布时间：2024.07.08', '2024-07-08'],
  ])('page: %s', async (line, day) => {
    const draft = await titled(`关于2024年第二季度政务新媒体检查情况的通报\n${line}`)
    expect([draft.issuedOn, draft.publishedOn]).toEqual(['2024-07-05', day])
  })

  test('a year that ran into the month', async () => {
    expect(
      (await titled('关于2024年第二季度政务新媒体检查情况的通报', '云溪县人民政府办公室\n20247月5日')).issuedOn,
    ).toBe('2024-07-05')
  })
})

describe('contacts', () => {
  const read = async (line: string): Promise<unknown> =>
    (
      await titled('关于2024年第二季度政务新媒体检查情况的通报', `云溪县人民政府办公室\n2024年7月5日\n${line}`)
    ).contacts.map(({ name, phone, for: purpose }) => [name, phone, purpose])
  test.each([
    ['（联系人：甲某某，电话：5551207）', [['甲某某', '5551207', null]]],
    ['联系人：县政府办公室政务公开股，联系电话：0917-5551207', [['县政府办公室政务公开股', '0917-5551207', null]]],
    ['联系人：甲某某 联系电话：138****1234', [['甲某某', '138****1234', null]]],
    [
      '联系人：甲某某、乙某；电话：5551207、5551208',
      [
        ['甲某某', '5551207', null],
        ['乙某', '5551208', null],
      ],
    ],
    ['联系人：甲某某5551207', [['甲某某', '5551207', null]]],
    ['联系人及电话：甲某某 5551207-8012', [['甲某某', '5551207-8012', null]]],
    [
      '政府网站工作联系人：甲某某，电话：5551207；政务新媒体工作联系人：乙某，电话：5551208，传真：5551209',
      [
        ['甲某某', '5551207', '政府网站工作'],
        ['乙某', '5551208', '政务新媒体工作'],
      ],
    ],
    ['联系人：甲某某，手机：13800001234，邮箱：abc123456@example.com', [['甲某某', '13800001234', null]]],
  ])('%s', async (line, people) => {
    expect(await read(line)).toEqual(people)
  })
})
