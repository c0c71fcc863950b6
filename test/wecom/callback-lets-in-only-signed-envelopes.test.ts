// The refusal table of the callback (contract §5): 400 for what is no envelope, 403 for what is not WeCom's, and a door
// that stays open for signed content nobody understands yet (contract §8.7).
import { expect, it } from 'vitest'
import { openCallback, verifyUrl } from '../../src/wecom/callback.js'
import { encryptMessage } from '../../src/wecom/crypto.js'
import { envelopeOf, queryOf, requestOf, settings, signedRequestOf, vectorA, vectorB, vectorC } from './vectors.js'

const query = queryOf(vectorB)
const body = envelopeOf(vectorB.encrypt)
const text = (source: string) => Buffer.from(source)

it('the address check answers the opaque number', () => {
  expect(verifyUrl(settings, { ...queryOf(vectorA), echostr: vectorA.encrypt })).toEqual({
    ok: true,
    echo: vectorA.plain,
  })
})

it.each([
  ['no echo', { ...queryOf(vectorA) }, 400],
  ['a repeated echo', { ...queryOf(vectorA), echostr: [vectorA.encrypt, vectorA.encrypt] }, 400],
  ['no signature', { ...queryOf(vectorA), msg_signature: undefined, echostr: vectorA.encrypt }, 400],
  ['another signature', { ...queryOf(vectorB), echostr: vectorA.encrypt }, 403],
])('the address check refuses %s', (_name, asked, status) => {
  expect(verifyUrl(settings, asked)).toMatchObject({ ok: false, status })
})

it('an envelope opens with its content, its key and the time of the URL', () => {
  expect(openCallback(settings, query, body)).toEqual({
    ok: true,
    plain: vectorB.plain,
    dedupeKey: 'event:1000002|zhangsan|1700000001|template_card_event|done|rect-42|RC-1|||||||||',
    timestamp: new Date(1_700_000_001_000),
  })
})

it.each([
  [
    'declaration and line breaks',
    `\uFEFF<?xml version="1.0"?>\n<xml>\n <Encrypt>\n${vectorB.encrypt}\n</Encrypt>\n</xml>\n`,
  ],
  ['contact sync, without AgentID', `<xml><Encrypt><![CDATA[${vectorB.encrypt}]]></Encrypt><ToUserName/></xml>`],
])('%s opens too', (_name, source) => {
  expect(openCallback(settings, query, text(source))).toMatchObject({ ok: true, plain: vectorB.plain })
})

const bad = { encodingAesKey: settings.encodingAesKey, plain: '<xml/>' }
const whole = body.toString()
it.each([
  ['signature missing', { ...query, msg_signature: undefined }, body, 400, 'parameter'],
  ['signature empty', { ...query, msg_signature: '' }, body, 400, 'parameter'],
  ['signature twice', { ...query, msg_signature: [vectorB.signature, vectorB.signature] }, body, 400, 'parameter'],
  ['timestamp missing', { ...query, timestamp: undefined }, body, 400, 'parameter'],
  ['timestamp no number', { ...query, timestamp: '17e8' }, body, 400, 'parameter'],
  ['nonce missing', { ...query, nonce: undefined }, body, 400, 'parameter'],
  ['body empty', query, text(''), 400, 'not-xml'],
  ['body no XML', query, text('hello'), 400, 'not-xml'],
  ['body JSON', query, text(JSON.stringify({ Encrypt: vectorB.encrypt })), 400, 'not-xml'],
  ['body cut in the cipher text', query, text(whole.slice(0, 300)), 400, 'not-xml'],
  ['body cut before its end', query, text(whole.slice(0, -6)), 400, 'not-xml'],
  ['body cut in the last tag', query, text(whole.slice(0, -1)), 400, 'not-xml'],
  ['two documents', query, text(whole + whole), 400, 'not-xml'],
  ['document type', query, text(`<!DOCTYPE x [<!ENTITY a "b">]>${whole}`), 400, 'not-xml'],
  ['no Encrypt', query, text('<xml><ToUserName>x</ToUserName></xml>'), 400, 'no-encrypt'],
  ['Encrypt empty', query, text('<xml><Encrypt></Encrypt></xml>'), 400, 'no-encrypt'],
  ['signature of another message', queryOf(vectorC), body, 403, 'signature'],
  ['nonce changed', { ...query, nonce: 'nonceB2' }, body, 403, 'signature'],
  ['timestamp changed', { ...query, timestamp: '1700000002' }, body, 403, 'signature'],
  ['cipher text changed', query, text(whole.replace('Q3st', 'Q3sT')), 403, 'signature'],
] as const)('refused: %s', (_name, asked, sent, status, code) => {
  const mutable = Object.fromEntries(
    Object.entries(asked).map(([key, value]) => [key, typeof value === 'object' ? [...value] : value]),
  )
  expect(openCallback(settings, mutable, sent)).toEqual({ ok: false, status, code })
})

it.each([
  ['another receiver', encryptMessage({ ...bad, receiveId: 'ww-other' }), 'receiver'],
  ['no cipher text', 'AAAA', 'undecipherable'],
  ['padding that is none', Buffer.alloc(64).toString('base64'), 'undecipherable'],
  ['no base64', '%%%%', 'undecipherable'],
])('signed but for nobody or nothing: %s', (_name, encrypt, code) => {
  const request = signedRequestOf(encrypt)
  expect(openCallback(settings, request.query, request.body)).toEqual({ ok: false, status: 403, code })
})

it.each(['', 'hello', '<xml><MsgType>te', '{"a":1}', '<xml><__proto__>1</__proto__></xml>'])(
  'signed but not understood is let in under its digest: %j',
  (plain) => {
    const request = requestOf(plain)
    const opened = openCallback(settings, request.query, request.body)
    expect(opened).toMatchObject({ ok: true, plain, dedupeKey: expect.stringMatching(/^digest:[0-9a-f]{64}$/) })
  },
)
