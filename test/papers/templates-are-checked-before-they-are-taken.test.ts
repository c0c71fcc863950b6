// An office's own template is taken only if every paper can be filled with it, it brings nothing that acts by itself, and it
// asks nothing of people that the rules forbid. What is wrong is one Chinese sentence.
import { expect, test } from 'vitest'
import { paperKinds } from '../../src/domain/paper.js'
import { mayBeTemplate } from '../../src/papers/compile-template.js'
import { shippedTemplate } from '../../src/papers/templates.js'
import { changePart, edited, withParagraph } from './edited-templates.js'

async function refusalOf(bytes: Uint8Array | Promise<Uint8Array>): Promise<{ code: string; message: string }> {
  const checked = mayBeTemplate('notice', await bytes)
  if (checked.ok) expect.fail('was taken')
  expect(checked.message).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*。$/)
  return checked
}

test.each(paperKinds)('the shipped template of %s is taken', async (kind) => {
  expect(mayBeTemplate(kind, await shippedTemplate(kind))).toEqual({ ok: true, value: null })
})

test('words, sections and values of the paper may be added, rows may use what stands around them', async () => {
  for (const text of [
    '{单位}的{事项数}项',
    '{#网址}见{网址}{/网址}{^网址}无{/网址}',
    '{#事项}{编号}{办公室}{/事项}',
    '请于期限内反馈',
  ])
    expect(mayBeTemplate('notice', await withParagraph('notice', text)), text).toMatchObject({ ok: true })
})

test.each([
  ['{单位名}', /“\{单位名\}”/],
  ['{主持人}', /“\{主持人\}”/],
  ['{#事项}{承诺}{/事项}', /“\{承诺\}”/],
  ['{#没有}{/没有}', /“\{没有\}”/],
  ['{事项}', /多行内容/],
  ['{@问题}', /“\{@问题\}”不能使用/],
  ['{#事项}{编号}', /“\{#事项\}”后面没有“\{\/事项\}”/],
  ['{/事项}', /“\{\/事项\}”前面没有/],
  ['{单位', /后面缺少“\}”/],
  ['单位}', /前面缺少“\{”/],
])('placeholder %s', async (text, sentence) => {
  expect(await refusalOf(withParagraph('notice', text))).toMatchObject({
    code: 'template-tag',
    message: expect.stringMatching(sentence),
  })
})

test('what stands in a header or footer is checked too', async () => {
  const foot = (text: string) =>
    edited('notice', (zip) => changePart(zip, 'word/footer1.xml', (xml) => xml.replace('— ', `${text} `)))
  expect(mayBeTemplate('notice', await foot('{单位}'))).toMatchObject({ ok: true })
  expect((await refusalOf(foot('{单位名}'))).message).toContain('单位名')
  expect(await refusalOf(foot('收到请回复'))).toMatchObject({ code: 'template-words' })
})

test.each([
  ['收到后请立即回复', /即时响应|接龙/],
  ['请逐项截图上传', /截图/],
  ['整改情况将在全市排名', /次序/],
  ['@所有人', /无关的人/],
  ['将统计已读未读', /阅读/],
])('%s', async (text, rule) => {
  expect(await refusalOf(withParagraph('notice', text))).toMatchObject({
    code: 'template-words',
    message: expect.stringMatching(rule),
  })
})

test('what is forbidden may be named to forbid it', async () => {
  expect(mayBeTemplate('notice', await withParagraph('notice', '不得要求截图上传，不对单位排名。'))).toMatchObject({
    ok: true,
  })
})

test('macros, files from elsewhere, other kinds of file', async () => {
  const macros = edited('notice', (zip) => void zip.file('word/vbaProject.bin', 'x'))
  expect(await refusalOf(macros)).toMatchObject({ code: 'has-macros' })
  const macroType = edited('notice', (zip) =>
    changePart(zip, '[Content_Types].xml', (xml) =>
      xml.replace(
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
        'application/vnd.ms-word.document.macroEnabled.main+xml',
      ),
    ),
  )
  expect(await refusalOf(macroType)).toMatchObject({ code: 'has-macros' })
  const outside = edited('notice', (zip) =>
    changePart(zip, 'word/_rels/document.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.com/a.dotm" TargetMode="External"/></Relationships>',
      ),
    ),
  )
  expect(await refusalOf(outside)).toMatchObject({ code: 'template-outside' })
  expect(await refusalOf(Buffer.from(''))).toMatchObject({ code: 'empty' })
  expect(await refusalOf(Buffer.from('整改通知单'))).toMatchObject({ code: 'template-kind' })
  const noDocument = edited('notice', (zip) => void zip.remove('word/document.xml'))
  expect(await refusalOf(noDocument)).toMatchObject({ code: 'template-kind' })
  expect(await refusalOf(Buffer.alloc(6 * 1024 * 1024, 1))).toMatchObject({ code: 'too-large' })
})
