// A phrase belongs to one indicator; who added it is kept; what ships with the program cannot be taken away.
import { expect, test } from 'vitest'
import { addIndicatorPhrase, removeIndicatorPhrase } from '../../src/flows/indicator-phrases.js'
import { officePhrases } from '../../src/store/indicator-phrases.js'
import { codes, now, openOffice, staff } from './office.js'

test('added once, listed with its author, removed', async () => {
  const office = await openOffice()
  const add = (code: string, phrase: string, by: string = staff.officer) =>
    addIndicatorPhrase(office.context, { code, phrase, by }, codes, now)
  const remove = (code: string, phrase: string) =>
    removeIndicatorPhrase(office.context, { code, phrase, by: staff.officer }, now)
  await office.must(add('nm-stale-2w', ' 长期不发声 '))
  expect(await officePhrases(office.store.read)).toEqual([
    { code: 'nm-stale-2w', phrase: '长期不发声', addedBy: staff.officer, addedAt: now },
  ])
  const before = await office.rows()
  expect(await office.refusal(add('nm-stale-2w', '长期不发声'))).toBe('phrase-known')
  expect(await office.refusal(add('nm-broken-function', '长期不发声'))).toBe('phrase-known')
  expect(await office.refusal(add('nm-none', '打不开'))).toBe('unknown-indicator')
  expect(await office.refusal(add('nm-stale-2w', '旧'))).toBe('bad-phrase')
  expect(await office.refusal(add('nm-stale-2w', '久不更新', staff.leader))).toBe('role-missing')
  expect(await office.refusal(remove('nm-stale-2w', '未更新'))).toBe('no-phrase')
  expect(await office.rows()).toEqual(before)
  await office.must(remove('nm-stale-2w', '长期不发声'))
  expect(await officePhrases(office.store.read)).toEqual([])
})
