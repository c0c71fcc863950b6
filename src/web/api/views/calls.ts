// Saved views of the ledger: filters under a name, each person's own.
import { z } from 'zod'
import { call } from '../call.js'

const name = z.string().trim().min(1, '请写视图的名称').max(40)
/** Filters as the ledger's address holds them, without the question mark. */
const query = z.string().max(1_000)
const view = z.object({ id: z.string(), name: z.string(), query: z.string() })
const params = z.strictObject({ id: z.string().max(40) })

export const listViews = call('get', '/api/views', {
  summary: 'Views of the ledger the person saved',
  who: { act: 'read-all' },
  answer: z.object({ views: z.array(view) }),
})

export const saveView = call('post', '/api/views', {
  summary: 'Saves the filters under a name',
  who: { act: 'read-all' },
  body: z.strictObject({ name, query }),
  answer: view,
})

export const changeView = call('put', '/api/views/:id', {
  summary: 'Gives a saved view another name or other filters',
  who: { act: 'read-all' },
  params,
  body: z.strictObject({ name: name.optional(), query: query.optional() }),
  answer: view,
})

export const dropView = call('delete', '/api/views/:id', {
  summary: 'Deletes a saved view',
  who: { act: 'read-all' },
  params,
  answer: z.object({ id: z.string() }),
})
