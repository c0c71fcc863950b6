// One message to a bureau with three open cases, through the real flows: which of them changed, and what the bot said.
// Nobody's words change another case than they meant, and what is not clear is asked (design §8, promises 9 and 11).
import { expect, it } from 'vitest'
import { type Bureau, townOf } from './chat.js'

const rows: [said: string, changed: string, answered: RegExp][] = [
  ['已整改', '1 replied, 2 replied, 3 replied', /已登记“已整改”.*3项.*撤回/],
  ['都弄好了', '1 replied, 2 replied, 3 replied', /3项/],
  ['已整改 栏目更新了,链接也修了', '1 replied, 2 replied, 3 replied', /3项/],
  ['第一个整改完了,第二个还要等到月底', '1 replied', /已登记.*001|已登记[\s\S]*申请延期到9月30日吗/],
  [
    '1已整改,2申请延期到9月20日 平台升级',
    '1 replied, 2 extension 2024-09-20',
    /已登记[\s\S]*已提交延期申请[\s\S]*撤回/,
  ],
  ['1已整改,2正在整改,3不是我们的', '1 replied, 3 disputed', /先不登记为已整改/],
  ['1弄好了2还没', '1 replied', /已登记[\s\S]*先不登记/],
  ['2还没弄好,其他都好了', '1 replied, 3 replied', /先不登记/],
  ['都弄好了,第3个还没', '1 replied, 2 replied', /先不登记/],
  ['都改好了,就剩第3个', '1 replied, 2 replied', /2项/],
  ['除了2都改好了', '1 replied, 3 replied', /2项/],
  ['3已注销', '3 replied', /1项/],
  ['一、三已整改', '1 replied, 3 replied', /2项/],
  ['①③搞定', '1 replied, 3 replied', /2项/],
  ['前两个好了', '1 replied, 2 replied', /2项/],
  ['最后一个弄好了', '3 replied', /1项/],
  ['1-3已整改', '1 replied, 2 replied, 3 replied', /3项/],
  ['1、2项已整改,第3项等平台审核', '1 replied, 2 replied', /2项/],
  ['{2}已整改', '2 replied', /1项/],
  ['{1}、{3}已整改', '1 replied, 3 replied', /2项/],
  ['您好,我们单位3号问题已整改完毕,请查收', '3 replied', /1项/],
  ['三个都弄好了', '1 replied, 2 replied, 3 replied', /3项/],
  ['{b}的链接修好了', '2 replied', /1项/],
  ['已整改 {c}已开通互动', '3 replied', /1项/],
  ['{a}已恢复更新,{b}链接已修复', '1 replied, 2 replied', /2项/],
  ['己整改', '1 replied, 2 replied, 3 replied', /3项/],
  ['收到', '1 acknowledged, 2 acknowledged, 3 acknowledged', /已签收3项/],
  ['收到马上改', '1 acknowledged, 2 acknowledged, 3 acknowledged', /已签收3项/],
  ['签收', '1 acknowledged, 2 acknowledged, 3 acknowledged', /已签收3项/],
  ['2收到', '2 acknowledged', /已签收1项/],
  ['2不是我们的', '2 disputed', /已登记异议/],
  ['{b}不是我们的账号', '2 disputed', /已登记异议/],
  ['有异议 2 已移交', '2 disputed', /已登记异议/],
  ['3申请延期到国庆前', '3 extension 2024-09-30', /9月30日/],
  [
    '全部申请延期到9月20日 平台升级',
    '1 extension 2024-09-20, 2 extension 2024-09-20, 3 extension 2024-09-20',
    /9月20日/,
  ],
  ['2平台无法注销', '2 pause asked', /暂缓申请/],
  // What is not clear is asked, and nothing is changed.
  ['9已整改', '', /没有第9项\(共3项\)/],
  ['1已整改,9正在整改', '', /没有第9项/],
  ['第十二项已整改', '', /没有第12项/],
  ['除了9都改好了', '', /没有第9项/],
  ['二项已整改', '', /哪一项/],
  ['3号已整改', '', /哪一项/],
  ['两个都弄好了', '', /哪一项/],
  ['链接已修复', '', /哪一项[\s\S]*1\. [\s\S]*3\. /],
  ['栏目都更新了', '', /哪一项/],
  ['这个号不是我们的', '', /哪一项/],
  ['那个号已经注销了', '', /哪一项/],
  ['该账号申请延期到9月20日', '', /哪一项/],
  ['1已整改,1还没弄好', '', /不止一种/],
  ['申请延期到9月31日', '', /日历上没有9月31日/],
  ['申请延期三天', '', /延到哪一天/],
  ['能不能延期到9月20日', '', /申请延期到9月20日吗/],
  ['还要等到月底', '', /申请延期到9月30日吗/],
  ['争取9月8日前完成', '', /先不登记为已整改/],
  ['这个不是我们的吧?', '', /哪一项/],
  ['2这个不是我们的吧?', '', /要对.*提出异议吗/],
  ['017 018 已办结', '', /没有尾号017/],
]

const town = townOf(2)

it.each(rows)('%s', async (said, changed, answered) => {
  const bureau = await first()
  const outcome = await bureau.tries(said)
  expect(outcome.changed).toBe(changed)
  expect(outcome.answer).toMatch(answered)
})

it('changes nobody else’s cases, whatever number is named', async () => {
  const [mine, theirs] = [await first(), await town.bureau()]
  const answer = await mine.says(`${theirs.nos[0]}已整改`)
  expect(answer).toContain('不是您单位的事项')
  expect([await mine.changed(), await theirs.changed()]).toEqual(['', ''])
})

const opened: { bureau?: Bureau } = {}
const first = async (): Promise<Bureau> => (opened.bureau ??= await town.bureau())
