// Contract §1: what `circular edit|diff|discard` print, for a person and for a script; the rules behind them are tested with
// the flows.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chinese, circularFile, Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.prepare('registry'))
afterAll(() => shell.close())

interface Edited {
  circularId: string
  state: string
  corrections: { kind: string; by: string }[]
  draft: { issuedOn: string; provenance: Record<string, { kind: string; by?: string }[]> }
}
interface Difference {
  untouched: unknown[]
  new: unknown[]
  closed: unknown[]
  head: { pointer: string }[]
}

test('corrected, compared with another file, discarded', async () => {
  const { circularId: id } = await shell.json<{ circularId: string }>(['circular', 'import', circularFile])
  const edit = ['circular', 'edit', id, '--as', 'office-1']
  const edited = await shell.json<Edited>([
    ...edit,
    '--set',
    '/issuedOn=2024-08-19',
    '--strike',
    '2',
    '--reason',
    '重复',
  ])
  expect(edited).toMatchObject({ state: 'draft', draft: { issuedOn: '2024-08-19' } })
  expect(edited.corrections.map(({ kind, by }) => [kind, by])).toEqual([
    ['set', 'office-1'],
    ['strike', 'office-1'],
  ])
  expect(edited.draft.provenance['/issuedOn']).toMatchObject([{ kind: 'typed', by: 'office-1' }])
  expect(await shell.refused([...edit, '--set', '/quarantine=x'], { env: chinese })).toContain('/quarantine')
  const other = shell.file('corrected.txt', readFileSync(circularFile, 'utf8').replace('逾期整改', '逾期未整改'))
  const difference = await shell.json<Difference>(['circular', 'diff', id, other])
  expect([difference.new.length, difference.closed.length]).toEqual([0, 0])
  expect(difference.untouched.length).toBeGreaterThan(30)
  expect(difference.head.map((one) => one.pointer)).toEqual(['/escalationClause'])
  const discard = ['circular', 'discard', id, '--as', 'office-1', '--reason', '选错文件']
  expect(await shell.done(discard, { env: chinese })).toContain('已作废')
  expect(await shell.refused(['circular', 'show', id], { env: chinese })).toContain('选错文件')
})
