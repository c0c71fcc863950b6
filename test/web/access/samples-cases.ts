// The ledger, one case and what is done with it; reviews and reminders; saved views.
import type { AccessOffice } from './office.js'
import type { Sample, Samples } from './sample.js'

async function seeing({ service }: AccessOffice, no: string, more: object): Promise<Sample> {
  const { version } = await service.store.read.case.findUniqueOrThrow({ where: { no } })
  return { body: { seen: { [no]: version }, ...more } }
}

/** A reply that waits, with an act that its own rules refuse: nothing changes, whoever asks. */
const onWaiting = (more: object) => (office: AccessOffice) => seeing(office, office.waiting, more)
const onOpen = (more: object) => (office: AccessOffice) => seeing(office, office.open, more)
const noReason = { kind: 'return', reason: '', until: null }

async function reviewId({ service }: AccessOffice): Promise<string> {
  return (await service.store.read.submission.findFirstOrThrow({ where: { state: 'open' } })).id
}

export const caseSamples: Samples = {
  'GET /api/cases': () => ({}),
  'GET /api/cases/figures': () => ({}),
  'GET /api/cases/choices': () => ({}),
  'GET /api/cases/export': () => ({}),
  'GET /api/cases/:no': ({ open }) => ({ params: { no: open } }),
  'POST /api/case-pauses': onOpen({ reason: '', checkInOn: null }),
  'POST /api/case-check-ins': onOpen({ text: '', next: null }),
  'POST /api/case-resumptions': onOpen({ until: null }),
  'POST /api/case-hand-overs': onOpen({ to: '没有这个单位', reason: '', until: null }),
  'POST /api/case-withdrawals': onOpen({ reason: '' }),
  'POST /api/case-answers': onOpen({ channel: 'phone', text: '' }),
  'POST /api/reminders/look': ({ open }) => ({ body: { target: open } }),
  'POST /api/reminders': () => ({ body: { seen: { 'B24Q3-999': 0 } } }),
  'GET /api/views': () => ({}),
  'POST /api/views': () => ({ body: { name: '常看', query: 'state=open' } }),
  'PUT /api/views/:id': () => ({ params: { id: 'none' }, body: { name: '改名' } }),
  'DELETE /api/views/:id': () => ({ params: { id: 'none' } }),
  'GET /api/reviews': () => ({}),
  'GET /api/reviews/:id': async (office) => ({ params: { id: await reviewId(office) } }),
  'POST /api/reviews/decide (return)': onWaiting({ decision: noReason }),
  'POST /api/reviews/decide (refuse)': onOpen({ decision: { kind: 'refuse', reason: '' } }),
}
