// What is not taken is refused with one Chinese sentence, before anything is read (contract §4).
import { expect, test } from 'vitest'
import { readCircular } from '../../src/intake/index.js'
import { circular, draftOf } from './papers.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each([
  ['empty', new Uint8Array(0), 'a.txt'],
  ['too-large', new Uint8Array(20 * 1024 * 1024 + 1), 'a.txt'],
  ['not-text', Uint8Array.of(1, 2, 0, 4, 0xff), 'a.txt'],
  ['not-text', Uint8Array.of(0xff, 0xfd, 0x80, 0xff), 'a.txt'],
  ['damaged', bytes('PK\u0003\u0004'), 'a.txt'],
  ['damaged', bytes('%PDF-1.7'), '-'],
  ['wrong-kind', bytes('甲'), 'a.docx'],
  ['wrong-kind', bytes('甲'), 'a.xlsx'],
  ['wrong-kind', bytes('甲'), 'a.pdf'],
  ...['doc', 'xls', 'wps', 'et', 'ofd', 'rtf', 'zip', 'png', 'xyz'].map((ending): [string, Uint8Array, string] => [
    'unsupported-kind',
    bytes('甲'),
    `a.${ending}`,
  ]),
  ['unsupported-kind', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'a.txt'],
  ['unsupported-kind', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'a.doc'],
  [
    'encrypted',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'a.xlsx',
  ],
  ['unsupported-kind', bytes('{\\rtf1 甲}'), 'a.txt'],
  ['unsupported-kind', bytes('MIME-Version: 1.0\n甲'), 'a.html'],
])('%s', async (code, content, fileName) => {
  const result = await readCircular({ bytes: content, fileName })
  expect(result).toMatchObject({ ok: false, code })
  if (!result.ok) expect(result.message).toMatch(/[\u4e00-\u9fff].*。$/)
})

test.each([
  '机密★1年',
  '机密★',
  '秘密',
  '秘 密',
  '秘密★',
  '000123  秘密★3年  特急',
  '内部资料 注意保存',
  '内部文件，注意保存',
  '機密★',
])('the mark %s in the head', async (mark) => {
  expect(await readCircular({ bytes: bytes(circular({ head: `${mark}\n` })), fileName: 'a.txt' })).toMatchObject({
    ok: false,
    code: 'secret',
  })
})

test('the mark in the imprint', async () => {
  expect(
    await readCircular({
      bytes: bytes(circular({ annex: '抄送：市委办公室。\n内部资料 注意保存' })),
      fileName: 'a.txt',
    }),
  ).toMatchObject({ code: 'secret' })
})

test.each(['要严守秘密，杜绝泄露国家秘密。', '标有“机密★”的文件不得上网，内部资料要注意保存。'])(
  'the mere word in the text: %s',
  async (closing) => {
    expect((await draftOf(circular({ closing }))).title).not.toBeNull()
  },
)
