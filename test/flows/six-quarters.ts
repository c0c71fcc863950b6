// Six circulars over six quarters of an office that does not exist, with twenty problems that came back and twenty that
// only look as if: each a little story of its own units and accounts, told by the rows the circulars print.
import { addDays, type Day } from '../../src/domain/day.js'
import type { RegistryAccount, RegistryFile } from '../../src/domain/registry.js'
import { lookAlikes } from './six-quarters/look-alikes.js'
import { repeats } from './six-quarters/repeats.js'
import { type Story, wechat } from './six-quarters/story.js'

export { lookAlikes, repeats }
export const stories: readonly Story[] = [...repeats, ...lookAlikes]

export const issueDays: readonly Day[] = [
  '2023-02-20',
  '2023-05-22',
  '2023-08-21',
  '2023-11-20',
  '2024-02-26',
  '2024-05-20',
]

/** The registry as the office kept it on that day. */
export function registryOn(day: Day): RegistryFile {
  const unitNames = new Map<string, string>()
  const units = new Map<string, RegistryFile['units'][number]>()
  const add = (name: string, more: NonNullable<Story['units']>[number] = { name }): void => {
    if (units.has(name)) return
    const formerNames = (more.formerNames ?? []).filter((one) => one.until <= day)
    const own = more.formerNames?.find((one) => one.until > day)?.name ?? name
    for (const known of [name, ...(more.formerNames ?? []).map((one) => one.name)]) unitNames.set(known, own)
    const merged = more.mergedInto !== undefined && more.mergedInto.on <= day ? more.mergedInto : null
    const contact = { userid: `u${units.size + 1}`, name: `${name}联络员`, role: 'liaison' as const }
    units.set(name, {
      name: own,
      aliases: [],
      parent: null,
      region: null,
      contacts: merged === null ? [contact] : [],
      formerNames,
      mergedInto: merged,
    })
  }
  for (const story of stories) for (const unit of story.units ?? []) add(unit.name, unit)
  for (const story of stories) for (const { unit } of story.rows) if (!unitNames.has(unit)) add(unit)
  const accounts = stories.flatMap((story) => (story.accounts ?? []).flatMap((one) => accountOn(one, day, unitNames)))
  const history = stories.flatMap((story) => story.history ?? [])
  return { office, units: [...units.values()], accounts, history }
}

const office: RegistryFile['office'] = {
  name: '望川市人民政府办公室',
  aliases: ['市政府办公室'],
  staff: [
    { userid: 'office-1', name: '办公室经办', roles: ['officer'] },
    { userid: 'office-2', name: '办公室复核', roles: ['officer', 'reviewer'] },
    { userid: 'office-lead', name: '办公室分管负责人', roles: ['leader'] },
  ],
}

function accountOn(
  one: NonNullable<Story['accounts']>[number],
  day: Day,
  unitNames: ReadonlyMap<string, string>,
): RegistryAccount[] {
  const all = one.events ?? []
  if (all[0]?.type === 'opened' && all[0].on > day) return []
  const events = all.filter((event) => event.on <= day)
  const later = all.filter((event) => event.on > day)
  const name = later.find((event) => event.formerName !== null)?.formerName ?? one.name
  const unit = later.find((event) => event.formerUnit !== null)?.formerUnit ?? one.unit
  const status = { status: null, statusOn: null }
  return [{ name, platform: one.platform ?? wechat, unit: unitNames.get(unit) ?? unit, ...status, events }]
}

const numerals = ['一', '二', '三', '四'] as const
export const titleOf = (q: number): string =>
  `望川市人民政府办公室关于${2023 + Math.floor(q / 4)}年第${numerals[q % 4] ?? ''}季度全市政务新媒体检查情况的通报`

/** The circular as the office would publish it. */
export function paperOf(q: number): { bytes: Buffer; fileName: string } {
  const issuedOn = issueDays[q] ?? ''
  const [year = '', month = '', date = ''] = issuedOn.split('-').map(Number).map(String)
  const due = addDays(issuedOn, 21).split('-').map(Number)
  const rows = stories.flatMap((story) => story.rows.filter((row) => row.q === q))
  const quarter = `${2023 + Math.floor(q / 4)}年第${numerals[q % 4] ?? ''}季度`
  const text = `望川市人民政府办公室
关于${quarter}全市政务新媒体检查情况的通报
望政办函〔${year}〕${10 + q}号

各县人民政府,市政府各部门:

近日,市政府办公室对全市政务新媒体进行了检查。现将有关情况通报如下:

一、主要问题
检查发现的具体问题详见附件。

二、工作要求
请各有关单位认真整改,于${due[1] ?? ''}月${due[2] ?? ''}日前将整改情况书面报市政府办公室政务公开科。

附件:${quarter}政务新媒体问题清单

望川市人民政府办公室
${year}年${month}月${date}日

附件
${quarter}政务新媒体问题清单
单位\t账号名称\t平台\t存在问题\t检查结果
${rows.map((row) => [row.unit, row.account, row.platform ?? wechat, row.problem, '合格'].join('\t')).join('\n')}
`
  return { bytes: Buffer.from(text), fileName: `${q}.txt` }
}
