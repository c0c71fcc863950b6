// docs/case-states.md is what people read; here every cell of its table is asked of the code: each command against each
// state a case can be in, allowed or refused with a code and a sentence (design.md §2). Ended cases stay ended.
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import type { Result } from '../../src/base/result.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { amendDeadline, handOver } from '../../src/domain/case-changes.js'
import { askBlock, block, checkIn, endBlock, freeze, thaw } from '../../src/domain/case-pauses.js'
import {
  askExtension,
  dispute,
  grantExtension,
  refuseExtension,
  rejectDispute,
  upholdDispute,
  refuseBlock,
} from '../../src/domain/case-requests.js'
import {
  acknowledge,
  askReminder,
  type CaseFacts,
  close,
  closeChecked,
  reply,
  returnReply,
  stateName,
  withdraw,
} from '../../src/domain/case.js'
import { defaultPolicy as policy } from '../../src/domain/policy.js'
import { at, freshCase } from './facts.js'

const now = at('2024-08-28 10:10')
const since = at('2024-08-27 15:10')
const waiting = (what: 'reply' | 'extension' | 'dispute' | 'block') => ({ waiting: { for: what, since } }) as const
const signed = { acknowledgedAt: since }

/** The columns of the table. */
const states: Record<string, CaseFacts> = {
  已下发: freshCase(),
  已签收: freshCase({ state: 'acknowledged', ...signed }),
  延期待定: freshCase({ state: 'acknowledged', ...signed, ...waiting('extension') }),
  暂缓待定: freshCase({ state: 'acknowledged', ...signed, ...waiting('block') }),
  待复核: freshCase({ state: 'replied', ...signed, repliedAt: since, fixed: 'claimed', ...waiting('reply') }),
  已退回: freshCase({ state: 'returned', ...signed, repliedAt: since, fixed: 'returned', round: 1, roundAt: since }),
  异议处理中: freshCase({ state: 'disputed', ...signed, ...waiting('dispute') }),
  暂缓: freshCase({ state: 'blocked', ...signed, blocked: { reason: '注销办理中', since, checkInOn: '2024-09-10' } }),
  冻结: freshCase({ state: 'acknowledged', ...signed, frozen: { since, reviewOn: '2024-09-10' } }),
  已销号: freshCase({ state: 'closed', ...signed, repliedAt: since, fixed: 'accepted' }),
  已撤销: freshCase({ state: 'withdrawn', ...signed }),
}

/** The rows. */
const commands: Record<string, (facts: CaseFacts) => Result<CaseFacts>> = {
  签收: (facts) => acknowledge(facts, now),
  反馈: (facts) => reply(facts, now, false),
  线下反馈登记: (facts) => reply(facts, now, true),
  申请延期: (facts) => askExtension(facts, now, '2024-09-20'),
  有异议: (facts) => dispute(facts, now),
  申请暂缓: (facts) => askBlock(facts, now),
  告知进展: (facts) => checkIn(calendar, policy, facts, now, null),
  销号: close,
  退回: (facts) => returnReply(calendar, policy, facts, now, null),
  同意延期: (facts) => grantExtension(facts, now, '2024-09-20'),
  不同意延期: (facts) => refuseExtension(calendar, policy, facts, now),
  异议成立: upholdDispute,
  异议不成立: (facts) => rejectDispute(calendar, policy, facts, now),
  暂缓: (facts) => block(calendar, policy, facts, now, '平台无法注销', null),
  不同意暂缓: (facts) => refuseBlock(calendar, policy, facts, now),
  恢复: (facts) => endBlock(calendar, policy, facts, now, null),
  冻结: (facts) => freeze(facts, now, '2024-09-20'),
  解冻: (facts) => thaw(calendar, policy, facts, now),
  改派: (facts) => handOver(calendar, policy, facts, { unitId: 'culture', supervisorId: null }, now, null),
  调整期限: (facts) => amendDeadline(facts, { kind: 'day', on: '2024-09-10', time: null }, '2024-09-13', now),
  催办: (facts) => askReminder(facts, now),
  撤销: withdraw,
  复查销号: closeChecked,
}

/** The table of the document: command → state → the cell's words. */
function documented(): Map<string, Map<string, string>> {
  const text = readFileSync(new URL('../../docs/case-states.md', import.meta.url), 'utf8')
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
  const [head = [], , ...body] = rows
  return new Map(
    body.map(([command = '', ...cells]) => [command, new Map(cells.map((cell, i) => [head[i + 1] ?? '', cell]))]),
  )
}

const table = documented()

/** What a cell says: the state afterwards, or the code of the refusal. */
function cellOf(result: Result<CaseFacts>): string {
  if (!result.ok) return `✗ ${result.code}`
  return `${stateName[result.value.state]}${result.value.frozen === null ? '' : '(冻结)'}`
}

test('the document knows exactly these commands and states', () => {
  expect([...table.keys()]).toEqual(Object.keys(commands))
  for (const row of table.values()) expect([...row.keys()]).toEqual(Object.keys(states))
})

describe.each(Object.entries(commands))('%s', (name, command) => {
  it.each(Object.entries(states))('when %s', (state, facts) => {
    const before = structuredClone(facts)
    const result = command(facts)
    expect(facts).toEqual(before)
    expect(cellOf(result)).toBe(table.get(name)?.get(state))
    if (result.ok) return
    expect(result.message).toContain(facts.no)
    expect(result.message.endsWith('。')).toBe(true)
  })
})
