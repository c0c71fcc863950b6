// Twenty problems that came back: eighteen the registry proves, two that only a person can know.
import { lifeEvent } from '../../../src/domain/account-life.js'
import { broken, moved, noTalk, renamed, stale, staleToo, type Story } from './story.js'

export const repeats: Story[] = [
  {
    says: 'the same account in the next quarter',
    rows: [
      { q: 0, unit: '望川市水务局', account: '望川水务', problem: stale },
      { q: 1, unit: '望川市水务局', account: '望川水务', problem: stale },
    ],
    links: [[1, 0]],
  },
  {
    says: 'the same indicator in other words',
    rows: [
      { q: 0, unit: '望川市司法局', account: '望川普法', problem: stale },
      { q: 2, unit: '望川市司法局', account: '望川普法', problem: staleToo },
    ],
    links: [[1, 0]],
  },
  {
    says: 'five quarters later',
    rows: [
      { q: 0, unit: '望川市审计局', account: '望川审计', problem: broken },
      { q: 5, unit: '望川市审计局', account: '望川审计', problem: broken },
    ],
    links: [[1, 0]],
  },
  {
    says: 'three times within four quarters',
    rows: [
      { q: 1, unit: '望川市统计局', account: '望川统计', problem: stale },
      { q: 2, unit: '望川市统计局', account: '望川统计', problem: stale },
      { q: 3, unit: '望川市统计局', account: '望川统计', problem: staleToo },
    ],
    links: [
      [1, 0],
      [2, 0],
      [2, 1],
    ],
  },
  {
    says: 'renamed in between',
    accounts: [{ name: '望川应急', unit: '望川市应急管理局', events: [renamed('2023-06-01', '望川安监在线')] }],
    rows: [
      { q: 1, unit: '望川市应急管理局', account: '望川安监在线', problem: stale },
      { q: 3, unit: '望川市应急管理局', account: '望川应急', problem: stale },
    ],
    links: [[1, 0]],
  },
  {
    says: 'renamed twice, and an old name printed still',
    accounts: [
      {
        name: '望川林草',
        unit: '望川市林业局',
        events: [renamed('2023-03-01', '绿色望川'), renamed('2023-12-01', '望川林业发布')],
      },
    ],
    rows: [
      { q: 0, unit: '望川市林业局', account: '绿色望川', problem: noTalk },
      { q: 4, unit: '望川市林业局', account: '望川林业发布', problem: noTalk },
    ],
    links: [[1, 0]],
  },
  {
    says: 'moved to another unit',
    accounts: [{ name: '望川就业通', unit: '望川市就业中心', events: [moved('2023-07-01', '望川市劳动保障所')] }],
    units: [{ name: '望川市劳动保障所' }],
    rows: [
      { q: 1, unit: '望川市劳动保障所', account: '望川就业通', problem: stale },
      { q: 2, unit: '望川市就业中心', account: '望川就业通', problem: stale },
    ],
    links: [[1, 0]],
  },
  {
    says: 'its unit merged into another',
    units: [{ name: '望川市旅游局', mergedInto: { unit: '望川市文化局', on: '2023-09-01' } }, { name: '望川市文化局' }],
    rows: [
      { q: 2, unit: '望川市旅游局', account: '畅游望川', problem: stale },
      { q: 3, unit: '望川市文化局', account: '畅游望川', problem: stale },
    ],
    links: [[1, 0]],
  },
  {
    says: 'merged, and the old unit printed still',
    units: [{ name: '望川市粮食局', mergedInto: { unit: '望川市发展改革委员会', on: '2023-04-01' } }],
    rows: [
      { q: 0, unit: '望川市粮食局', account: '望川粮安', problem: broken },
      { q: 4, unit: '望川市粮食局', account: '望川粮安', problem: broken },
      { q: 5, unit: '望川市发展改革委员会', account: '望川发改', problem: stale },
    ],
    links: [[1, 0]],
  },
  {
    says: 'its unit bears another name',
    units: [{ name: '望川市数据局', formerNames: [{ name: '望川市大数据中心', until: '2023-10-01' }] }],
    rows: [
      { q: 1, unit: '望川市大数据中心', account: '数字望川', problem: stale },
      { q: 5, unit: '望川市数据局', account: '数字望川', problem: stale },
    ],
    links: [[1, 0]],
  },
  {
    says: 'account and unit both renamed',
    units: [{ name: '望川市市场监督管理局', formerNames: [{ name: '望川市工商局', until: '2023-06-15' }] }],
    accounts: [{ name: '望川市监', unit: '望川市市场监督管理局', events: [renamed('2023-06-20', '望川工商')] }],
    rows: [
      { q: 0, unit: '望川市工商局', account: '望川工商', problem: noTalk },
      { q: 2, unit: '望川市市场监督管理局', account: '望川市监', problem: noTalk },
    ],
    links: [[1, 0]],
  },
  {
    says: 'cancelled and opened again under the same name, the same problem',
    accounts: [
      {
        name: '望川招考',
        unit: '望川市教育考试中心',
        events: [lifeEvent('cancelled', '2023-06-10'), lifeEvent('reopened', '2023-10-08')],
      },
    ],
    rows: [
      { q: 1, unit: '望川市教育考试中心', account: '望川招考', problem: stale },
      { q: 3, unit: '望川市教育考试中心', account: '望川招考', problem: stale },
    ],
    links: [[1, 0]],
  },
  {
    says: 'cancelled and opened again, another problem',
    accounts: [
      {
        name: '望川校园',
        unit: '望川市校园安全中心',
        events: [lifeEvent('cancelled', '2023-06-10'), lifeEvent('reopened', '2023-10-08')],
      },
    ],
    rows: [
      { q: 1, unit: '望川市校园安全中心', account: '望川校园', problem: stale },
      { q: 3, unit: '望川市校园安全中心', account: '望川校园', problem: broken },
    ],
    links: [[1, 0]],
  },
  {
    says: 'reported cancelled, found in use',
    accounts: [{ name: '望川地名', unit: '望川市地名办公室', events: [lifeEvent('cancelled', '2024-03-15')] }],
    rows: [
      { q: 3, unit: '望川市地名办公室', account: '望川地名', problem: stale },
      { q: 5, unit: '望川市地名办公室', account: '望川地名', problem: noTalk },
    ],
    links: [[1, 0]],
  },
  {
    says: 'the platform printed by its wider name',
    accounts: [{ name: '望川税务', unit: '望川市税务局', platform: '微信订阅号' }],
    rows: [
      { q: 0, unit: '望川市税务局', account: '望川税务', problem: stale },
      { q: 2, unit: '望川市税务局', account: '望川税务', platform: '微信订阅号', problem: stale },
    ],
    links: [[1, 0]],
  },
  {
    says: 'known to the registry only because it was inspected',
    rows: [
      { q: 2, unit: '望川市残疾人联合会', account: '望川助残', platform: '抖音', problem: stale },
      { q: 4, unit: '望川市残疾人联合会', account: '望川助残', platform: '抖音', problem: stale },
    ],
    links: [[1, 0]],
  },
  {
    says: 'the name in quotes and blanks',
    rows: [
      { q: 1, unit: '望川市公证处', account: '望川公证', problem: broken },
      { q: 4, unit: '望川市公证处', account: '“望川 公证”', problem: broken },
    ],
    links: [[1, 0]],
  },
  {
    says: 'circulated before duban followed it',
    accounts: [{ name: '望川气象', unit: '望川市气象局', events: [renamed('2022-12-01', '望川天气')] }],
    history: [past('望川市气象局', '望川天气')],
    rows: [{ q: 0, unit: '望川市气象局', account: '望川气象', problem: staleToo }],
    links: [[0, '2022年第三季度通报']],
  },
  {
    says: 'one letter off in the history: asked',
    history: [past('望川市图书馆', '望川图书官')],
    rows: [{ q: 1, unit: '望川市图书馆', account: '望川图书馆', problem: stale }],
    asks: [[0, '2022年第三季度通报']],
  },
  {
    says: 'cancelled, and a near name stands in its place: asked',
    accounts: [
      { name: '望川市招生报名平台', unit: '望川市招生办公室', events: [lifeEvent('cancelled', '2023-06-10')] },
    ],
    rows: [
      { q: 1, unit: '望川市招生办公室', account: '望川市招生报名平台', problem: stale },
      { q: 4, unit: '望川市招生办公室', account: '望川市招生报名服务平台', problem: noTalk },
    ],
    asks: [[1, 0]],
  },
]

function past(unit: string, account: string) {
  return {
    circular: '2022年第三季度通报',
    issuedOn: '2022-10-20',
    unit,
    account,
    indicator: 'nm-stale-2w',
    problem: stale,
  }
}
