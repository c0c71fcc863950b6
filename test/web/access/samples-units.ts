// Units, their people and accounts, the registry, and what a unit's contact does about their own cases.
import { type AccessOffice, people } from './office.js'
import { outdated, type Sample, type Samples } from './sample.js'

const seen = { seen: outdated }
const ofUnit = ({ unit }: AccessOffice) => ({ params: { id: unit } })
const ofContact = ({ unit }: AccessOffice) => ({ params: { id: unit, userid: people.contact } })

async function aboutOpen(office: AccessOffice, more: object): Promise<Sample> {
  const { open } = office
  const { version } = await office.service.store.read.case.findUniqueOrThrow({ where: { no: open } })
  return { body: { seen: { [open]: version }, ...more } }
}

export const unitSamples: Samples = {
  'GET /api/units': () => ({}),
  'GET /api/units/:id': ofUnit,
  'POST /api/units/:id/contacts/:userid/left': (office) => ({ ...ofContact(office), body: seen }),
  'POST /api/units/:id/contacts/:userid/back': (office) => ({ ...ofContact(office), body: seen }),
  'PUT /api/units/:id/contacts/:userid/form': (office) => ({
    ...ofContact(office),
    body: { ...seen, textOnly: false },
  }),
  'PUT /api/units/:id/contacts/:userid/userid': (office) => ({
    ...ofContact(office),
    body: { ...seen, to: 'other-1' },
  }),
  'POST /api/units/:id/contacts/:userid/stand-ins': (office) => ({
    ...ofContact(office),
    body: { ...seen, standIn: people.otherContact, fromOn: '2024-08-26', untilOn: '2024-08-27' },
  }),
  'DELETE /api/units/:id/stand-ins/:standIn': ({ unit }) => ({ params: { id: unit, standIn: 'none' }, body: seen }),
  'POST /api/units/:id/freezes': (office) => ({
    ...ofUnit(office),
    body: { ...seen, reason: '机构调整', reviewOn: null },
  }),
  'DELETE /api/units/:id/freezes/:freeze': ({ unit }) => ({ params: { id: unit, freeze: 'none' }, body: seen }),
  'POST /api/units/:id/accounts/:account/events': ({ unit }) => ({
    params: { id: unit, account: 'none' },
    body: { ...seen, type: 'cancelled', on: '2024-08-20', to: null, note: null },
  }),
  'GET /api/reach': () => ({}),
  'POST /api/registry/difference': () => ({ query: { name: '名册.json' }, body: '{}' }),
  'POST /api/registry': () => ({ query: { name: '名册.json', ...seen }, body: '{}' }),
  'GET /api/registry/template': () => ({}),

  'GET /api/mine': () => ({}),
  'GET /api/mine/ended': () => ({}),
  'GET /api/mine/items/:no': ({ open }) => ({ params: { no: open } }),
  'POST /api/mine/acknowledge': (office) => aboutOpen(office, {}),
  'POST /api/mine/check-in': (office) => aboutOpen(office, { text: '注销已提交' }),
  'POST /api/mine/dispute': (office) => aboutOpen(office, { reason: '' }),
  'POST /api/mine/extension': (office) => aboutOpen(office, { until: '2024-01-02', reason: '平台升级' }),
  'POST /api/mine/pause': (office) => aboutOpen(office, { reason: '' }),
  'POST /api/mine/reply': (office) => aboutOpen(office, { text: '' }),
  'POST /api/mine/undo': () => ({ body: { submission: 'none' } }),
  'POST /api/evidence': () => ({ query: { name: '说明.txt' }, body: '只是文字' }),
  'GET /api/evidence/:id': async (office) => ({ params: { id: await evidenceOf(office) } }),
  'DELETE /api/evidence/:id': () => ({ params: { id: 'none' } }),
}

/** A piece of evidence of the unit's case that waits for review. */
async function evidenceOf({ service, waiting }: AccessOffice): Promise<string> {
  const known = await service.store.read.evidence.findFirst({ where: { caseNos: { contains: waiting } } })
  if (known !== null) return known.id
  const { digest } = await service.world.keepFile(Buffer.from('%PDF-1.4 sample'))
  const row = {
    id: 'evidence-sample',
    caseNos: JSON.stringify([waiting]),
    by: people.contact,
    at: service.clock.now(),
    state: 'kept',
    digest,
    fileName: '整改说明.pdf',
    contentType: 'application/pdf',
    bytes: 15,
    attempts: 0,
  }
  await service.store.write((tx) => tx.evidence.create({ data: row }))
  return row.id
}
