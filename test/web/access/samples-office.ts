// What the office does beside papers and units: talks, figures, who is signed in.
import type { AccessOffice } from './office.js'
import type { Sample, Samples } from './sample.js'

/** An act on the first talk, with its version of the moment. */
async function onTalk({ service }: AccessOffice, act: object): Promise<Sample> {
  const talk = await service.store.read.talk.findFirstOrThrow({ orderBy: { id: 'asc' } })
  return { params: { id: talk.id }, body: { seen: { [talk.id]: talk.version }, act } }
}

export const officeSamples: Samples = {
  'GET /api/me': () => ({}),
  'GET /api/talks': () => ({}),
  'GET /api/ended-talks': () => ({}),
  'GET /api/talks/:id': () => ({ params: { id: 'B24Q3-T1' } }),
  'POST /api/talks/:id/acts (postpone)': (office) => onTalk(office, { kind: 'postpone', to: '2024-08-01' }),
  'POST /api/talks/:id/acts (decline)': (office) => onTalk(office, { kind: 'decline', reason: '' }),
  'POST /api/talks/:id/acts (report)': (office) =>
    onTalk(office, { kind: 'report', channel: 'oa', oaNumber: '1', text: '' }),
  'POST /api/talks': ({ open }) => ({ body: { caseNos: [open], reason: '', calls: 'leader', by: 'office' } }),
  'POST /api/talk-meetings': () => ({ body: { seen: { 'B24Q3-T1': 0 } } }),
  'POST /api/talks/:id/papers/:kind': () => ({ params: { id: 'B24Q3-T1', kind: 'talk-notice' } }),
  'GET /api/talk-days/:day': () => ({ params: { day: '2024-08-24' } }),
  'GET /api/statistics': () => ({}),
  'GET /api/statistics/scopes': () => ({}),
  'GET /api/statistics/workbook': () => ({}),
  'GET /api/today': () => ({}),
  'GET /api/today/leaving': () => ({}),
  'POST /api/tasks/:id/finish': () => ({ params: { id: 'none' }, body: { note: '已电话告知' } }),
  'GET /api/messages': () => ({}),
  'GET /api/messages/coming': ({ open }) => ({ query: { case: open } }),
  'GET /api/messages/choices': () => ({}),
  'GET /api/messages/holding': () => ({}),
  'GET /api/messages/story': async ({ service }) => ({
    query: { id: (await service.store.read.message.findFirstOrThrow()).id },
  }),
  'POST /api/messages/hold': () => ({ body: { reason: '' } }),
  'POST /api/messages/release': () => ({ body: { seenAt: '2024-08-21T08:00:00+08:00' } }),
  'GET /api/policy': () => ({}),
  'GET /api/policy/versions/:version': () => ({ params: { version: '1' } }),
  'GET /api/policy/versions/:version/file': () => ({ params: { version: '1' } }),
  'POST /api/policy/check': () => ({ body: { text: '{}' } }),
  'POST /api/policy/preview': () => ({ body: { text: '{}' } }),
  'POST /api/policy': () => ({ body: { text: '{}', seen: '1' } }),
  'POST /api/policy/moves': () => ({ body: { seen: '1' } }),
  'GET /api/audit': () => ({}),
  'GET /api/audit/acts': () => ({}),
  'GET /api/audit/verification': () => ({}),
}
