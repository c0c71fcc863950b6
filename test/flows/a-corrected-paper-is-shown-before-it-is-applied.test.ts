// A corrected file of a stored circular. Unpublished: the draft is read anew, corrections that fit stay. Published: a
// correction with the new findings only is drafted, goes the same way as any circular, numbers its cases on, and withdraws
// at its approval what the paper no longer lists.
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../src/domain/draft.js'
import { applyDiff, diffCircular } from '../../src/flows/diff-circular.js'
import { discardCircular } from '../../src/flows/discard-circular.js'
import { editCircular } from '../../src/flows/edit-circular.js'
import { exportLedger } from '../../src/flows/export-ledger.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { codes, draft, fileOf, finding, now, openOffice, type SmallOffice, staff } from './office.js'

const a = finding()
const b = finding({ account: '望川河长', problem: '服务功能链接无法打开' })
const c = finding({ unit: '望川市文化旅游局', account: '文旅望川', problem: '未提供有效互动功能' })
const none = { same: new Set<number>(), other: new Set<number>() }
const paper = (circular: string, now: Draft, decisions = none) => ({
  circular,
  ...fileOf(JSON.stringify(now)),
  draft: now,
  decisions,
})
const apply = (office: SmallOffice, circular: string, corrected: Draft, decisions = none) =>
  applyDiff(office.context, paper(circular, corrected, decisions), staff.officer, now)

describe('unpublished', () => {
  test('shown without a change; applied, the draft is read anew and corrections stay', async () => {
    const office = await openOffice()
    const id = await office.imports(draft([a, b]))
    const edits = [{ kind: 'set', pointer: '/findings/1/severity', value: 'fail' } as const]
    await office.must(editCircular(office.context, { circular: id, edits, by: staff.officer, codes }, now))
    const before = await office.rows()
    const corrected = draft([c, b], { issuedOn: '2024-08-21' })
    const shown = await office.must(diffCircular(office.context, paper(id, corrected)))
    expect([shown.piles.new.length, shown.piles.closed.length, shown.piles.untouched.length]).toEqual([1, 1, 1])
    expect(shown.head).toMatchObject([{ pointer: '/issuedOn', before: '2024-08-20', now: '2024-08-21' }])
    expect(await office.rows()).toEqual(before)
    expect((await office.must(apply(office, id, corrected))).next).toMatchObject({ circularId: id })
    const { draft: read, row } = await office.shows(id)
    expect(read.findings.map((one) => [one.account, one.severity])).toEqual([
      ['文旅望川', 'minor'],
      ['望川河长', 'fail'],
    ])
    expect(row.state).toBe('draft')
    const again = await office.must(apply(office, id, corrected))
    expect(again).toMatchObject({ next: null, sameFileAs: { circularId: id } })
    expect(await office.rows()).toEqual({ ...before, files: 1, audit: (before.audit ?? 0) + 1 })
  })

  test('the corrected file, imported by itself first, points to the difference and gives way to it', async () => {
    const office = await openOffice()
    const id = await office.imports(draft([a, b]))
    const corrected = draft([a, b, c])
    const twin = await office.imports(corrected)
    const [block] = (await office.shows(twin)).open
    expect(block).toMatchObject({
      code: 'other-version',
      kind: 'choice',
      message: expect.stringContaining('circular diff W24Q3'),
    })
    await office.must(apply(office, id, corrected))
    expect(await office.store.read.circular.findMany({ select: { id: true } })).toEqual([{ id }])
    expect(await office.publishes(id)).toHaveLength(3)
  })
})

describe('published', () => {
  const publishedOffice = async () => {
    const office = await openOffice()
    const id = await office.imports(draft([a, b]))
    await office.publishes(id)
    return { office, id }
  }
  const states = async (office: SmallOffice) =>
    Object.fromEntries((await exportLedger(office.context, null, now)).map((row) => [row.caseNo, row.state]))

  test('a correction opens what is new under the next number and withdraws what is gone, at its approval', async () => {
    const { office, id } = await publishedOffice()
    await office.store.write((tx) => tx.case.updateMany({ data: { noticedAt: now } }))
    const reply = { by: 'water-1', nos: ['W24Q3-002'], text: '已修复', channel: 'cli', oaNumber: null } as const
    await office.must(submitReply(office.context, reply, now))
    const { next } = await office.must(apply(office, id, draft([a, c])))
    expect(next?.code).toBe('W24Q3R1')
    expect(await states(office)).toEqual({ 'W24Q3-001': 'issued', 'W24Q3-002': 'replied' })
    expect(await office.publishes(next?.circularId ?? '')).toEqual(['W24Q3-003'])
    expect(await states(office)).toEqual({ 'W24Q3-001': 'issued', 'W24Q3-002': 'withdrawn', 'W24Q3-003': 'issued' })
    const told = await office.store.read.message.findMany({ where: { kind: 'result' } })
    expect(told.map((one) => [one.to, one.content])).toEqual([
      ['water-1', expect.stringContaining('更正后的通报不再列出')],
    ])
    expect(await office.store.read.submission.findMany({ where: { state: 'open' } })).toEqual([])
    expect((await office.must(apply(office, 'W24Q3', draft([a, c])))).next).toBeNull()
  })

  test('a withdrawn case that is listed again is a new case that points to the old one', async () => {
    const { office, id } = await publishedOffice()
    const first = await office.must(apply(office, id, draft([a])))
    await office.publishes(first.next?.circularId ?? '')
    const second = await office.must(apply(office, id, draft([a, b], { docNumber: '望政办函〔2024〕60号' })))
    expect(second.piles.reopened).toHaveLength(1)
    expect(await office.publishes(second.next?.circularId ?? '')).toEqual(['W24Q3-003'])
    const row = (await exportLedger(office.context, null, now)).find((one) => one.caseNo === 'W24Q3-003')
    expect(row?.repeatOf).toEqual(['W24Q3-002'])
  })

  test('unclear waits for a person; the same words need no correction', async () => {
    const { office, id } = await publishedOffice()
    const worded = draft([a, finding({ ...b, problem: '存在错别字' })])
    const before = await office.rows()
    expect(await office.refusal(apply(office, id, worded))).toBe('unclear')
    expect(await office.refusal(apply(office, id, worded, { ...none, same: new Set([0]) }))).toBe('not-unclear')
    expect((await office.must(apply(office, id, worded, { ...none, same: new Set([1]) }))).next).toBeNull()
    expect(await office.rows()).toEqual(before)
    const other = await office.must(apply(office, id, worded, { ...none, other: new Set([1]) }))
    expect(other.withdraws).toEqual(['W24Q3-002'])
    expect(await office.refusal(apply(office, id, draft([a])))).toBe('revision-open')
    const discard = { by: staff.officer, reason: '选错文件' }
    await office.must(discardCircular(office.context, other.next?.circularId ?? '', discard, now))
    expect((await office.must(apply(office, id, draft([a])))).next?.code).toBe('W24Q3R1')
  })

  test('wrong person, another period, no circular: refused', async () => {
    const { office, id } = await publishedOffice()
    const before = await office.rows()
    expect(await office.refusal(applyDiff(office.context, paper(id, draft([a])), staff.leader, now))).toBe(
      'role-missing',
    )
    expect(await office.refusal(apply(office, id, draft([a], { period: { year: 2024, quarter: 4 } })))).toBe(
      'other-circular',
    )
    const block = { code: 'not-a-circular', level: 'block', message: '没有看出这是检查通报。', where: null } as const
    expect(await office.refusal(apply(office, id, draft([], { period: null, checks: [block] })))).toBe('not-a-circular')
    expect(await office.rows()).toEqual(before)
  })
})
