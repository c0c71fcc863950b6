// The sheets and columns of a registry workbook (contract §3, docs/registry.md). Reading and the template both go by this
// list, so that what the template asks for is what the import understands.
import { lifeEventName, lifeEvents } from './account-life.js'
import { contactRoleName } from './registry.js'
import { roleName } from './roles.js'

export interface RegistryColumn {
  /** Key of the JSON form. */
  key: string
  heading: string
  /** Other headings that mean the same. */
  also: readonly string[]
  required: boolean
  /** What belongs there, for the template. */
  hint: string
  example: string
  /** Words to choose from, where there are only so many: word → value. */
  words?: Readonly<Record<string, string>>
  /** Several words in one cell. */
  several?: boolean
}

export interface RegistrySheet {
  name: '办公室人员' | '单位' | '联系人' | '账号' | '往期'
  columns: readonly RegistryColumn[]
}

/** `经办` and `officer` both name the role. */
const choices = (names: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([value, word]) => [
      [word, value],
      [value, value],
    ]),
  )

const column = (
  key: string,
  heading: string,
  hint: string,
  example: string,
  more: Partial<RegistryColumn> = {},
): RegistryColumn => ({ key, heading, hint, example, also: [], required: false, ...more })

const required = { required: true }
const dayHint = '格式 YYYY-MM-DD'
const useridHint = '企业微信通讯录里的账号;不知道可留空,按姓名和部门查找'
const departmentHint = '留空userid时用来区分同名的人,填通讯录里的部门名称'

const sheets: readonly RegistrySheet[] = [
  {
    name: '办公室人员',
    columns: [
      column('office', '办公室名称', '印发通报的办公室全称,第一行填写即可', '望川市人民政府办公室'),
      column('aliases', '办公室简称', '多个用、分开', '市政府办公室、市政务公开办'),
      column('userid', 'userid', useridHint, 'office-1', { also: ['企业微信userid', '账号ID'] }),
      column('name', '姓名', '通讯录里的姓名', '办公室经办', required),
      column('department', '部门', departmentHint, '', { also: ['所在部门'] }),
      column('roles', '角色', `${Object.values(roleName).join('、')};多个用、分开`, '经办、复核', {
        ...required,
        words: choices(roleName),
        several: true,
      }),
    ],
  },
  {
    name: '单位',
    columns: [
      column('name', '名称', '单位全称', '松谷县教育体育局', { ...required, also: ['单位名称', '单位'] }),
      column('aliases', '别名', '通报里会出现的简称,多个用、分开', '松谷县教体局'),
      column('parent', '上级单位', '单位全称;留空表示由办公室直接联系', '松谷县人民政府办公室', { also: ['主管单位'] }),
      column('region', '地区', '所在县区', '松谷县'),
      column('formerNames', '曾用名', '旧名(用到哪一天),多个用;分开', '松谷县教育局(2019-03-01)'),
      column('mergedInto', '并入', '并入的单位(从哪一天起)', ''),
    ],
  },
  {
    name: '联系人',
    columns: [
      column('unit', '单位', '单位全称或别名', '松谷县教育体育局', required),
      column('userid', 'userid', useridHint, 'school-1', { also: ['企业微信userid', '账号ID'] }),
      column('name', '姓名', '通讯录里的姓名', '教体局联络员', required),
      column('department', '部门', departmentHint, '', { also: ['所在部门'] }),
      column('role', '角色', Object.values(contactRoleName).join('、'), '联络员', {
        ...required,
        words: choices(contactRoleName),
      }),
    ],
  },
  {
    name: '账号',
    columns: [
      column('name', '名称', '账号名称', '松谷教育', { ...required, also: ['账号名称', '账号'] }),
      column('platform', '平台', '微信订阅号、新浪微博、抖音……', '微信订阅号', { ...required, also: ['平台类型'] }),
      column('unit', '单位', '主办单位全称或别名', '松谷县教育体育局', { ...required, also: ['主办单位'] }),
      column('status', '状态', lifeEvents.map((one) => lifeEventName[one]).join('、'), '备案', {
        words: choices(lifeEventName),
      }),
      column('statusOn', '状态日期', dayHint, '2022-03-01'),
      column(
        'events',
        '变动记录',
        '每条:日期 变动(原名或原单位),用;分开',
        '2021-05-01 开通;2021-09-01 更名(原名松谷教育局)',
      ),
    ],
  },
  {
    name: '往期',
    columns: [
      column('circular', '通报', '哪一期通报', '2023年第四季度通报', { ...required, also: ['通报期次', '通报名称'] }),
      column('issuedOn', '印发日期', dayHint, '2024-01-15', required),
      column('unit', '单位', '当时被通报的单位,全称或别名', '松谷县教育体育局', { ...required, also: ['责任单位'] }),
      column('account', '账号', '没有账号的留空', '松谷教育', { also: ['账号名称'] }),
      column('indicator', '指标', '指标代码,不清楚的留空', 'nm-stale-2w', { also: ['指标代码'] }),
      column('problem', '问题', '通报里的原话', '监测时间点前2周内无更新', { ...required, also: ['存在问题'] }),
    ],
  },
]

/** The five sheets of a registry workbook, in their order. */
export const registrySheets = (): readonly RegistrySheet[] => sheets

/** Name of a sheet with explanations only; it is not read. */
export const notesSheet = '填写说明'
