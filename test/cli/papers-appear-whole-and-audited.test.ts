// `paper`: the file appears only once it is in the audit chain, a refusal leaves nothing, an office's own template goes
// before the one that ships, and only the leader changes it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../src/base/ids.js'
import { ownTemplatePath, shippedTemplate } from '../../src/papers/templates.js'
import { textOf } from '../papers/filled.js'
import { withParagraph } from '../papers/edited-templates.js'
import { chinese, Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.prepare('published'))
afterAll(() => shell.close())

const at = (name: string): string => join(shell.folder, name)
const notice = (unit: string, out: string): string[] =>
  `paper notice B24Q3 ${unit} --out ${at(out)} --as office-1`.split(' ')
const entries = async (): Promise<number> => (await shell.json<{ entries: number }>(['audit', 'verify'])).entries

test('a paper appears whole, with its digest, and one entry in the chain', async () => {
  const before = await entries()
  const made = await shell.json<{ kind: string; docx: string }>(notice('宝鸡市教育局', 'notice.docx'))
  const bytes = readFileSync(at('notice.docx'))
  expect(made).toMatchObject({ kind: 'notice', name: '整改通知单', docx: sha256(bytes), ownTemplate: false })
  expect(textOf(bytes)).toContain('宝鸡市义务教育学校报名招生平台')
  expect(await entries()).toBe(before + 1)
})

test('the paragraph for the next circular and its annex appear together', async () => {
  const out = ['--out', at('recheck.docx'), '--xlsx', at('recheck.xlsx'), '--as', 'office-2']
  const made = await shell.json<{ docx: string; xlsx: string }>(['paper', 'recheck', 'b24q3', ...out])
  expect(made).toMatchObject({
    docx: sha256(readFileSync(at('recheck.docx'))),
    xlsx: sha256(readFileSync(at('recheck.xlsx'))),
  })
})

test('a unit takes its own report and nothing else', async () => {
  const report = (unit: string) => ['paper', 'report', 'B24Q3', unit, '--out', at('report.docx'), '--as', 'edu-1']
  await shell.done(report('宝鸡市教育局'))
  expect(textOf(readFileSync(at('report.docx')))).toContain('关于整改情况的报告')
  expect(await shell.refused(report('宝鸡市信访局'), { env: chinese })).toMatch(/本单位/)
})

test('what cannot be made leaves neither file nor entry', async () => {
  const files = (): string[] => readdirSync(shell.folder).filter((name) => !name.startsWith('duban.db'))
  const [before, there] = [await entries(), files()]
  const missing = join(shell.folder, 'missing')
  const recheck = ['paper', 'recheck', 'B24Q3', '--as', 'office-1', '--out']
  for (const [args, words] of [
    [notice('宝鸡市教育局', 'x.pdf'), /docx/],
    [[...recheck, join(missing, 'x.docx')], /missing/],
    [[...recheck, at('x.docx'), '--xlsx', join(missing, 'x.xlsx')], /missing/],
  ] as const)
    expect(await shell.refused(args, { env: chinese })).toMatch(words)
  expect(files()).toEqual(there)
  expect(await entries()).toBe(before)
})

test('an office edits a template, its leader puts it into use and takes it back', async () => {
  await shell.done(['paper', 'template', 'export', 'notice', at('template.docx')])
  expect(readFileSync(at('template.docx'))).toEqual(await shippedTemplate('notice'))
  shell.file('own.docx', await withParagraph('notice', '编号由本办公室登记：{单位}'))
  shell.file('bad.docx', await withParagraph('notice', '{单位名}'))
  const set = (file: string, as: string): string[] => ['paper', 'template', 'set', 'notice', at(file), '--as', as]
  expect(await shell.refused(set('bad.docx', 'office-lead'), { env: chinese })).toContain('{单位名}')
  expect(await shell.refused(set('own.docx', 'office-1'), { env: chinese })).toContain('leader')
  const own = ownTemplatePath(join(shell.folder, 'data'), 'notice')
  expect(existsSync(own)).toBe(false)
  await shell.done(set('own.docx', 'office-lead'))
  expect(await shell.json(notice('宝鸡市教育局', 'own-notice.docx'))).toMatchObject({ ownTemplate: true })
  expect(textOf(readFileSync(at('own-notice.docx')))).toContain('编号由本办公室登记：宝鸡市教育局')
  await shell.done(['paper', 'template', 'drop', 'notice', '--as', 'office-lead'])
  expect(existsSync(own)).toBe(false)
})
