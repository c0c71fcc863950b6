// Captions of buttons, typed because the click was lost: with a number, or without one where just one thing waits; where
// several wait the bot asks, and a question (通过了吗) decides nothing.
import { expect, test } from 'vitest'
import { hear } from '../../src/flows/hear.js'
import { applyForTalk } from '../../src/flows/propose-talk.js'
import { joinedStore } from '../../src/store/joined.js'
import { type Bureau, start, townOf } from './chat.js'

const town = townOf(10)

/** What somebody of the office says, and is answered. */
async function says(userid: string, text: string): Promise<string> {
  const store = town.store()
  const count = await store.read.message.count({ where: { to: userid, kind: 'answer' } })
  const said = { kind: 'text' as const, from: userid, text }
  await store.write((tx) => hear({ ...town.context(), store: joinedStore(store, tx) }, said, start))
  const all = await store.read.message.findMany({ where: { to: userid, kind: 'answer' }, orderBy: { id: 'asc' } })
  return all
    .slice(count)
    .map((one) => (JSON.parse(one.content) as { text: string }).text)
    .join('\n')
}

const after = async (said: string): Promise<Bureau> => {
  const bureau = await town.bureau()
  await bureau.says(said)
  return bureau
}

test('a reply', async () => {
  expect(await says('office-2', '通过')).toContain('目前没有等您复核的反馈')
  const one = await after('1已整改')
  for (const question of ['通过了吗', '审核通过了没', '退回了吗?']) await says('office-2', question)
  expect(await one.changed()).toBe('1 replied')
  expect(await says('office-1', '通过')).toContain('角色')
  expect(await says(one.userid, '通过')).not.toContain('已通过')
  expect(await says('office-2', '通过')).toContain(`已通过并销号:${one.nos[0]}`)
  expect(await one.changed()).toBe('1 closed')
  const [two, three] = [await after('2已整改'), await after('1 2已整改')]
  expect(await says('office-2', '通过')).toMatch(/有2件,没有改动/)
  expect([await two.changed(), await three.changed()]).toEqual(['2 replied', '1 replied, 2 replied'])
  expect(await says('office-2', '1')).toContain(`已通过并销号:${two.nos[1]}`)
  expect(await says('office-2', `退回 ${three.nos[0]}`)).toContain('原因')
  expect(await says('office-2', '栏目仍是空白,9月12日前')).toContain(`已退回:${three.nos[0]}`)
  expect(await three.changed()).toBe('1 returned, 2 replied')
  expect(await says('office-2', `退回 ${three.nos[1]} 9月31日前`)).toContain('日历上没有9月31日')
  expect(await says('office-2', '退回 链接仍打不开')).toContain(`已退回:${three.nos[1]}`)
})

test('an extension, a dispute', async () => {
  const one = await after('1申请延期到9月20日 平台升级')
  expect(await says('office-2', '同意吗')).not.toContain('已同意')
  expect(await says('office-2', '同意,延到9月25日')).toContain('已同意延期')
  const row = await town.store().read.case.findUniqueOrThrow({ where: { no: one.nos[0] ?? '' } })
  expect(row).toMatchObject({ dueOn: '2024-09-25', waitingFor: null })
  const two = await after('2不是我们的账号')
  expect(await says('office-2', `不同意 ${two.nos[1]} 备案表上登记的是你局`)).toContain('异议不成立')
  const three = await after('3申请延期到9月20日 平台升级')
  expect(await says('office-2', '不同意')).toContain('理由')
  expect(await says('office-2', '时间足够')).toContain('不同意延期')
  expect(await three.changed()).toBe('3 acknowledged')
  const four = await after('3有异议 已移交')
  expect(await says('office-2', `同意 ${four.nos[2]}`)).toContain('异议成立')
  expect(await says('office-2', '同意')).toContain('目前没有')
})

test('a talk', async () => {
  const bureau = await town.bureau()
  const input = {
    unit: null,
    caseNos: bureau.nos.slice(0, 1),
    reason: '多次未整改',
    calls: 'leader' as const,
    by: 'office' as const,
  }
  const applied = await town
    .store()
    .write((tx) => applyForTalk({ ...town.context(), store: joinedStore(town.store(), tx) }, input, 'office-1', start))
  expect(applied.ok).toBe(true)
  const state = async (): Promise<string> => (await town.store().read.talk.findFirstOrThrow()).state
  // No talk by accident: 同意 alone means an extension or a dispute.
  expect(await says('office-lead', '同意')).toContain('同意约谈')
  expect(await state()).toBe('proposed')
  expect(await says('office-lead', '暂不约谈')).toContain('理由')
  expect(await state()).toBe('proposed')
  expect(await says('office-lead', '先由分管副市长督促')).toContain('已记录')
  expect(await state()).toBe('declined')
})
