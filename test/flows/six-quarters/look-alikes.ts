// Twenty pairs that look like a problem that came back and are none: other accounts, other platforms, other units, other
// problems, a new life, a finding that was struck. None of them may ever be linked by the program.
import { lifeEvent } from '../../../src/domain/account-life.js'
import { broken, noTalk, renamed, stale, staleToo, type Story, wechat } from './story.js'

/** The same problem in the second and the fourth quarter. */
const two = (
  unit: string,
  account: string,
  later: { unit?: string; account?: string; platform?: string; problem?: string },
  more: { platform?: string; problem?: string } = {},
): Story['rows'] => {
  const first = { q: 1, unit, account, problem: more.problem ?? stale, platform: more.platform ?? wechat }
  return [first, { ...first, ...later, q: 3 }]
}

export const lookAlikes: Story[] = [
  {
    says: '望川人社12333 after 望川人社',
    accounts: [
      { name: '望川人社', unit: '望川市人力资源和社会保障局', platform: '微信服务号' },
      { name: '望川人社12333', unit: '望川市人力资源和社会保障局', platform: '微信订阅号' },
    ],
    rows: two(
      '望川市人力资源和社会保障局',
      '望川人社',
      { account: '望川人社12333', platform: '微信订阅号' },
      { platform: '微信服务号' },
    ),
  },
  {
    says: '望川医保 after 望川医保12393',
    rows: two('望川市医疗保障局', '望川医保12393', { account: '望川医保' }),
  },
  {
    says: 'the same name on another platform of the unit',
    rows: two('望川市公安局', '望川警方', { platform: '新浪微博' }),
  },
  {
    says: 'the same name on another platform of another unit',
    rows: two('望川市交通局', '望川出行', { unit: '望川市公交集团', platform: '新浪微博' }),
  },
  {
    says: 'the same name and platform in another unit',
    rows: two('望川市民政局', '婚姻登记', { unit: '松谷县民政局' }),
  },
  {
    says: 'a unit of nearly the same name',
    rows: two('松谷县教育局', '松谷教研', { unit: '松谷县教育局教研室' }),
  },
  {
    says: 'the same account, another indicator',
    rows: two('望川市卫生健康委员会', '健康望川', { problem: broken }),
  },
  {
    says: 'another account, another indicator',
    rows: two('望川市商务局', '望川商务', { account: '望川外贸', problem: noTalk }),
  },
  {
    says: 'another account of the unit, the same indicator',
    rows: two('望川市农业农村局', '望川三农', { account: '望川农机' }),
  },
  {
    says: 'an account opened under a name that another gave up',
    accounts: [
      { name: '望川国资', unit: '望川市国有资产监督管理委员会', events: [renamed('2023-06-01', '望川国企')] },
      { name: '望川国企', unit: '望川市国有资产监督管理委员会', events: [lifeEvent('opened', '2023-08-01')] },
    ],
    rows: two('望川市国有资产监督管理委员会', '望川国企', {}),
  },
  {
    says: 'hotlines told apart by their number',
    rows: two('望川市政务热线中心', '望川12345', { account: '望川12320' }),
  },
  {
    says: 'the county’s for the city’s',
    rows: two('望川市融媒体中心', '望川发布', { unit: '松谷县融媒体中心', account: '松谷发布' }),
  },
  {
    says: 'the unit’s own finding after one of its account',
    rows: two('望川市档案馆', '望川档案', { account: '' }),
  },
  {
    says: 'a finding of its account after the unit’s own',
    rows: two('望川市地方志办公室', '', { account: '望川方志' }),
  },
  {
    says: 'cancelled, opened again and properly filed, another problem',
    accounts: [
      {
        name: '望川体育',
        unit: '望川市体育局',
        events: [
          lifeEvent('cancelled', '2023-06-10'),
          lifeEvent('reopened', '2023-08-01'),
          lifeEvent('filed', '2023-08-08'),
        ],
      },
    ],
    rows: two('望川市体育局', '望川体育', { problem: noTalk }),
  },
  {
    says: 'another name after a cancellation, another problem',
    accounts: [{ name: '望川文物天地', unit: '望川市文物局', events: [lifeEvent('cancelled', '2023-06-10')] }],
    rows: two('望川市文物局', '望川文物天地', { account: '望川博物', problem: broken }),
  },
  {
    says: 'a finding that was struck on dispute',
    rows: two('望川市自然资源局', '望川自然资源', {}),
    struck: 0,
  },
  {
    says: 'twice in one circular',
    rows: [
      { q: 2, unit: '望川市生态环境局', account: '望川环境', problem: stale },
      { q: 2, unit: '望川市生态环境局', account: '望川环境', problem: staleToo },
    ],
  },
  {
    says: 'a subscription and a service account of one name',
    accounts: [
      { name: '望川住建', unit: '望川市住房和城乡建设局', platform: '微信订阅号' },
      { name: '望川住建', unit: '望川市住房和城乡建设局', platform: '微信服务号' },
    ],
    rows: two('望川市住房和城乡建设局', '望川住建', { platform: '微信服务号' }, { platform: '微信订阅号' }),
  },
  {
    says: 'a name that holds the other whole',
    rows: two('望川市行政审批局', '望川政务', { account: '望川政务服务' }),
  },
]
