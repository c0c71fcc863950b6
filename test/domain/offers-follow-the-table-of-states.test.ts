// What a page offers on a case is what docs/case-states.md allows in its state, cell by cell; and nothing to whom the registry
// gives no role for it.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type CaseAct, offersOn } from '../../src/domain/case-offers.js'
import type { CaseFacts } from '../../src/domain/case.js'
import type { Actor } from '../../src/domain/roles.js'
import { at, freshCase } from './facts.js'

const now = at('2024-08-28 10:10')
const since = at('2024-08-27 15:10')
const waits = (what: 'reply' | 'extension' | 'dispute' | 'block') => ({ waiting: { for: what, since } }) as const
const states: Record<string, CaseFacts> = {
  已下发: freshCase(),
  已签收: freshCase({ state: 'acknowledged' }),
  延期待定: freshCase({ state: 'acknowledged', ...waits('extension') }),
  暂缓待定: freshCase({ state: 'acknowledged', ...waits('block') }),
  待复核: freshCase({ state: 'replied', ...waits('reply') }),
  已退回: freshCase({ state: 'returned', round: 1 }),
  异议处理中: freshCase({ state: 'disputed', ...waits('dispute') }),
  暂缓: freshCase({ state: 'blocked', blocked: { reason: '注销办理中', since, checkInOn: '2024-09-10' } }),
  冻结: freshCase({ state: 'acknowledged', frozen: { since, reviewOn: '2024-09-10' } }),
  已销号: freshCase({ state: 'closed' }),
  已撤销: freshCase({ state: 'withdrawn' }),
}
const rows: Partial<Record<CaseAct, string>> = {
  close: '销号',
  return: '退回',
  grant: '同意延期',
  refuse: '不同意延期',
  uphold: '异议成立',
  reject: '异议不成立',
  'refuse-pause': '不同意暂缓',
  'check-in': '告知进展',
  resume: '恢复',
  'hand-over': '改派',
  'record-answer': '线下反馈登记',
  remind: '催办',
  withdraw: '撤销',
}
const actor = (...roles: Actor['roles'][number][]): Actor => ({ userid: 'office-1', roles, contactOf: [] })

/** Command → the cells of its row, in the order of the columns. */
function documented(): { columns: string[]; cells: Map<string, string[]> } {
  const text = readFileSync(new URL('../../docs/case-states.md', import.meta.url), 'utf8')
  const lines = text.split('\n').filter((line) => line.startsWith('|'))
  const table = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  const [head = [], , ...body] = table
  return { columns: head.slice(1), cells: new Map(body.map(([name = '', ...cells]) => [name, cells])) }
}

test('every cell of the table', () => {
  const { columns, cells } = documented()
  const everything = actor('officer', 'reviewer', 'leader')
  for (const [column, name] of columns.entries()) {
    const facts = states[name]
    if (facts === undefined) expect.fail(`the table has a state this test does not know: ${name}`)
    const offered = offersOn(facts, everything, now)
    for (const [act, row] of Object.entries(rows))
      expect(offered.includes(act as CaseAct), `${row} in ${name}`).toBe(
        !(cells.get(row)?.[column] ?? '✗').startsWith('✗'),
      )
    const mayPause = !(cells.get('暂缓')?.[column] ?? '✗').startsWith('✗')
    expect(
      offered.some((act) => act === 'pause' || act === 'grant-pause'),
      `暂缓 in ${name}`,
    ).toBe(mayPause)
  }
})

test('only what a role allows', () => {
  const replied = states.待复核 ?? freshCase()
  expect(offersOn(replied, actor('officer'), now)).not.toContain('close')
  expect(offersOn(replied, actor('reviewer'), now)).toEqual(expect.arrayContaining(['close', 'return', 'withdraw']))
  expect(offersOn(replied, actor('admin'), now)).toEqual([])
})
