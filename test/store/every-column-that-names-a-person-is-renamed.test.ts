// A userid that becomes another one must be followed in every column that holds one. The models are read, so that a new column
// cannot be forgotten: it is renamed, or it is history, or it says here why it names nobody.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { historicColumns, useridColumns } from '../../src/store/rename-person.js'

const models = new URL('../../prisma/models/', import.meta.url)

/** Names under which the models keep a userid. */
const namesPeople = /^(?:userid|to|by|actor|assignee|standIn|officer|\w+By)$/

/** Renamed as rows, with what hangs on them. */
const asRows = ['Person.userid', 'Contact.userid', 'Chat.userid', 'Obligation.userid']
/** The corporation's own directory, not the registry: the next crawl reads it anew. */
const ofDirectory = ['Member.userid']

const columns = readdirSync(models).flatMap((name) => {
  const found: string[] = []
  let model = ''
  for (const line of readFileSync(new URL(name, models), 'utf8').split('\n')) {
    model = /^model (\w+)/.exec(line)?.[1] ?? model
    const field = /^ {2}(\w+)\s+String\??(?:\s|$)/.exec(line)?.[1]
    if (field !== undefined && namesPeople.test(field)) found.push(`${model}.${field}`)
  }
  return found
})

test('every column of the models that holds a userid is accounted for, and no other', () => {
  expect(columns.length).toBeGreaterThan(30)
  const known = [...useridColumns, ...historicColumns].map(([table, column]) => `${table}.${column}`)
  expect([...known, ...asRows, ...ofDirectory].toSorted()).toEqual(columns.toSorted())
})
