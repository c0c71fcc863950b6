// Promise 12: bad input gets one clear sentence (or its status) and changes nothing: no row, no audit entry.
import { expect, test } from 'vitest'
import type { Refusal, Result } from '../../src/base/result.js'
import { acknowledgeCases } from '../../src/flows/acknowledge-cases.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { remind } from '../../src/flows/remind.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import { submitRequest } from '../../src/flows/submit-request.js'
import { readCircular } from '../../src/intake/index.js'
import { messageXml } from '../../src/sandbox/callback-xml.js'
import { auditHead } from '../../src/store/audit.js'
import { encryptMessage, signatureOf } from '../../src/wecom/crypto.js'
import { type Office, openOffice, staff } from '../harness.js'
import { paperOf } from '../harness/papers.js'
import { registryText } from '../harness/registry.js'

async function stateOf(office: Office): Promise<unknown> {
  const { read } = office.sandbox.service.store
  const counts = [
    read.circular.count(),
    read.case.count(),
    read.caseEvent.count(),
    read.submission.count(),
    read.message.count(),
    read.task.count(),
    read.talk.count(),
    read.person.count(),
    read.unit.count(),
    read.contact.count(),
    read.account.count(),
    read.pastFinding.count(),
    read.arrival.count(),
  ]
  return [await Promise.all(counts), await auditHead(read)]
}

async function readyOffice(): Promise<Office> {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishesFor(['culture', 'water'])
  await office.water.liaison.says('W24Q3-001 已整改 已恢复更新')
  return office
}

/** One sentence in Chinese that names something a person can do or look at. */
function isClear(refusal: Refusal): void {
  expect(refusal.code).toMatch(/^[a-z][a-z-]+$/)
  expect(refusal.message).toMatch(/[\u4e00-\u9fff].*[。?)]$/s)
  expect(refusal.message).not.toMatch(/undefined|null|Error|\[object/)
}

type Bad = [what: string, act: (office: Office) => Promise<Result<unknown>> | Result<unknown>]

const registry = JSON.parse(registryText()) as { units: { contacts: object[] }[] } & Record<string, unknown>
const [firstUnit] = registry.units
const imports = (text: string) => (office: Office) => importRegistry(office.context, text, false, office.now())
const outside = { text: '已整改', channel: 'oa', oaNumber: '1' } as const

const flows: Bad[] = [
  ['a registry that is no JSON', imports('{')],
  ['a registry that is empty', imports('')],
  ['a registry with an unknown key', imports(JSON.stringify({ ...registry, extra: 1 }))],
  [
    'a registry with an unknown parent',
    imports(JSON.stringify({ ...registry, units: [{ ...firstUnit, parent: '没有的单位' }] })),
  ],
  ['a registry with an empty name', imports(JSON.stringify({ ...registry, units: [{ ...firstUnit, name: '' }] }))],
  [
    'a registry with one userid under two names',
    imports(
      JSON.stringify({
        ...registry,
        units: [{ ...firstUnit, contacts: [{ userid: staff.officer, name: '别人', role: 'liaison' }] }],
      }),
    ),
  ],
  ['a circular that is empty', () => readCircular({ bytes: Buffer.alloc(0), fileName: 'a.txt' })],
  [
    'a circular that is a picture',
    () => readCircular({ bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), fileName: 'a.txt' }),
  ],
  [
    'a circular that is secret',
    () => readCircular({ bytes: Buffer.from('机密★1年\n某市人民政府办公室关于检查情况的通报\n'), fileName: 'a.txt' }),
  ],
  [
    'confirming an unknown circular',
    (office) => confirmCircular(office.context, 'X99', staff.officer, {}, office.now()),
  ],
  ['submitting what is published', (office) => submitCircular(office.context, 'W24Q3', staff.officer, office.now())],
  ['approving what is published', (office) => approveCircular(office.context, 'W24Q3', staff.leader, office.now())],
  ['approving without the role', (office) => approveCircular(office.context, 'W24Q3', staff.reviewer, office.now())],
  ['signing an unknown case', (office) => acknowledgeCases(office.context, ['W24Q3-999'], 'culture-1', office.now())],
  ['signing another unit’s case', (office) => acknowledgeCases(office.context, ['W24Q3-003'], 'civil-1', office.now())],
  [
    'answering another unit’s case',
    (office) =>
      submitReply(
        office.context,
        { by: 'civil-1', nos: ['W24Q3-003'], text: '已整改', channel: 'chat', oaNumber: null },
        office.now(),
      ),
  ],
  [
    'answering with nothing',
    (office) =>
      submitReply(
        office.context,
        { by: 'culture-1', nos: ['W24Q3-003'], text: ' ', channel: 'chat', oaNumber: null },
        office.now(),
      ),
  ],
  [
    'recording an OA answer as a contact',
    (office) => submitReply(office.context, { ...outside, by: 'culture-1', nos: ['W24Q3-003'] }, office.now()),
  ],
  [
    'answering a closed case',
    (office) => submitReply(office.context, { ...outside, by: staff.officer, nos: ['W24Q3-004'] }, office.now()),
  ],
  [
    'an answer of somebody unknown',
    (office) =>
      submitReply(
        office.context,
        { by: 'nobody', nos: ['W24Q3-003'], text: '已整改', channel: 'chat', oaNumber: null },
        office.now(),
      ),
  ],
  [
    'an extension to a day that is past',
    (office) =>
      submitRequest(
        office.context,
        { kind: 'extension', by: 'culture-1', nos: ['W24Q3-003'], until: '2024-08-01', reason: '' },
        office.now(),
      ),
  ],
  [
    'an extension to before the deadline',
    (office) =>
      submitRequest(
        office.context,
        { kind: 'extension', by: 'culture-1', nos: ['W24Q3-003'], until: '2024-09-01', reason: '' },
        office.now(),
      ),
  ],
  [
    'a dispute without a reason',
    (office) =>
      submitRequest(
        office.context,
        { kind: 'dispute', by: 'culture-1', nos: ['W24Q3-003'], reason: ' ' },
        office.now(),
      ),
  ],
  [
    'closing what was not answered',
    (office) => decideSubmission(office.context, ['W24Q3-003'], { kind: 'close' }, staff.reviewer, office.now()),
  ],
  [
    'closing without the role',
    (office) => decideSubmission(office.context, ['W24Q3-001'], { kind: 'close' }, staff.leader, office.now()),
  ],
  [
    'closing as the unit',
    (office) => decideSubmission(office.context, ['W24Q3-001'], { kind: 'close' }, 'water-1', office.now()),
  ],
  [
    'returning without a reason',
    (office) =>
      decideSubmission(
        office.context,
        ['W24Q3-001'],
        { kind: 'return', reason: '', until: null },
        staff.reviewer,
        office.now(),
      ),
  ],
  [
    'returning to a day that is past',
    (office) =>
      decideSubmission(
        office.context,
        ['W24Q3-001'],
        { kind: 'return', reason: '空白', until: '2024-08-01' },
        staff.reviewer,
        office.now(),
      ),
  ],
  [
    'granting what nobody asked',
    (office) =>
      decideSubmission(
        office.context,
        ['W24Q3-003'],
        { kind: 'grant', until: '2024-09-20' },
        staff.reviewer,
        office.now(),
      ),
  ],
  ['reminding an unknown unit', (office) => remind(office.context, '没有的单位', staff.officer, office.now())],
  ['reminding as a contact', (office) => remind(office.context, 'W24Q3-003', 'culture-1', office.now())],
  ['reminding a closed case', (office) => remind(office.context, 'W24Q3-004', staff.officer, office.now())],
]

test('every refused act is one clear sentence and changes nothing', async () => {
  const office = await readyOffice()
  const before = await stateOf(office)
  for (const [what, act] of flows) {
    const result = await act(office)
    expect(result, what).toMatchObject({ ok: false })
    if (!result.ok) isClear(result)
    expect(await stateOf(office), what).toEqual(before)
  }
})

test('a circular with an unknown unit is not confirmed, not even a little', async () => {
  const office = await openOffice()
  const paper = (await paperOf('media')).bytes.toString('utf8').replaceAll('望川市民政局', '望川市档案局')
  const file = { bytes: Buffer.from(paper), fileName: 'a.txt' }
  const draft = await office.does(() => readCircular(file))
  const input = { ...file, draft, url: null, by: staff.officer }
  const { circularId } = await office.does((context, now) => importCircular(context, input, now))
  const { read } = office.sandbox.service.store
  const before = [await read.circular.findFirstOrThrow(), await stateOf(office)]
  const settlement = { deadline: '2024-09-12' }
  const refusals = [
    await confirmCircular(office.context, circularId, staff.officer, settlement, office.now()),
    await confirmCircular(office.context, circularId, staff.leader, settlement, office.now()),
    await submitCircular(office.context, circularId, staff.officer, office.now()),
    await approveCircular(office.context, circularId, staff.leader, office.now()),
  ]
  for (const result of refusals) {
    expect(result).toMatchObject({ ok: false })
    if (!result.ok) isClear(result)
  }
  expect([await read.circular.findFirstOrThrow(), await stateOf(office)]).toEqual(before)
})

test('the reviewer who recorded an answer does not review it', async () => {
  const office = await readyOffice()
  await office.does((context, now) => submitReply(context, { ...outside, by: staff.reviewer, nos: ['W24Q3-003'] }, now))
  const before = await stateOf(office)
  const result = await decideSubmission(office.context, ['W24Q3-003'], { kind: 'close' }, staff.reviewer, office.now())
  expect(result).toMatchObject({ ok: false, code: 'same-person' })
  expect(await stateOf(office)).toEqual(before)
})

test('callbacks that are not WeCom’s get their status and leave no trace', async () => {
  const office = await readyOffice()
  const { emulator, settings } = office.sandbox
  const wecom = settings.wecom ?? { corpId: '', agentId: 0, token: '', encodingAesKey: '', secret: '' }
  const before = await stateOf(office)
  const plain = messageXml({ ...wecom, from: 'culture-1', at: office.now() }, 'text', '42', [['Content', '全部已整改']])
  const post = async (query: Record<string, string>, body: string | Buffer): Promise<number> => {
    const address = `${office.sandbox.service.url}/wecom/callback?${new URLSearchParams(query).toString()}`
    return (await fetch(address, { method: 'POST', body })).status
  }
  const envelope = (receiveId = wecom.corpId) => {
    const encrypt = encryptMessage({ encodingAesKey: wecom.encodingAesKey, plain, receiveId })
    const timestamp = String(Math.floor(office.now().getTime() / 1000))
    const body = `<xml><ToUserName><![CDATA[${wecom.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
    return { query: { msg_signature: signatureOf(wecom.token, timestamp, '9', encrypt), timestamp, nonce: '9' }, body }
  }
  const whole = envelope()
  const { msg_signature: _, ...unsigned } = whole.query
  const table: [string, Promise<number>, number][] = [
    ['forged', emulator.say('culture-1', '全部已整改', { badSignature: true }).then((one) => one.status ?? 0), 403],
    [
      'eleven minutes old',
      emulator.say('culture-1', '全部已整改', { timestampOffset: -661 }).then((one) => one.status ?? 0),
      403,
    ],
    [
      'eleven minutes early',
      emulator.say('culture-1', '全部已整改', { timestampOffset: 661 }).then((one) => one.status ?? 0),
      403,
    ],
    ['of another corporation', post(envelope('wwother').query, envelope('wwother').body), 403],
    ['cut short', post(whole.query, whole.body.slice(0, whole.body.length - 40)), 400],
    ['not XML', post(whole.query, '{"not":"xml"}'), 400],
    ['empty', post(whole.query, ''), 400],
    ['without a signature', post(unsigned, whole.body), 400],
    ['over 1 MiB', post(whole.query, Buffer.alloc(1_048_577, 'a')), 413],
  ]
  for (const [what, status, expected] of table) expect(await status, what).toBe(expected)
  await office.settles()
  expect(await stateOf(office)).toEqual(before)
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'issued', fixed: 'none' })
})
