// The shipped templates are A4 as official papers are, name fonts that offices have, and keep every placeholder in one run,
// so that an office can change them in Word or WPS without breaking one.
import { expect, test } from 'vitest'
import { type Fields, fieldsOf, paperKinds } from '../../src/domain/paper.js'
import { shippedTemplate } from '../../src/papers/templates.js'
import { partOf } from './filled.js'

const tagsIn = (fields: Fields): string[] =>
  Object.values(fields).flatMap((field) => (typeof field === 'string' ? [field] : [field.tag, ...tagsIn(field.rows)]))

test.each(paperKinds)('%s', async (kind) => {
  const docx = await shippedTemplate(kind)
  const document = partOf(docx)
  const whole = document.replaceAll(/<[^>]+>/g, '')
  const runs = [...document.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => text)
  const placeholders = [...whole.matchAll(/\{[#^/]?([^{}]+)\}/g)].map(([one]) => one)
  expect(placeholders.length).toBeGreaterThan(3)
  const inOneRun = runs.flatMap((run) => [...run.matchAll(/\{[#^/]?[^{}]+\}/g)].map(([one]) => one))
  expect(inOneRun).toEqual(placeholders)
  const known = tagsIn(fieldsOf(kind))
  expect(placeholders.map((one) => one.replaceAll(/[{}#^/]/g, '')).filter((tag) => !known.includes(tag))).toEqual([])
  const sizes = [...document.matchAll(/<w:pgSz ([^>]*)\/>/g)].map(([, size = '']) => size)
  expect(sizes.length).toBeGreaterThan(0)
  for (const size of sizes) {
    const sides = [...size.matchAll(/w:[wh]="(\d+)"/g)].map(([, side]) => Number(side)).sort((a, b) => a - b)
    expect(sides).toEqual([11906, 16838])
  }
  const fonts = partOf(docx, 'word/fontTable.xml')
  for (const [name, instead] of [
    ['方正小标宋简体', '宋体'],
    ['仿宋_GB2312', '仿宋'],
  ] as const)
    expect(fonts).toContain(`<w:font w:name="${name}"><w:altName w:val="${instead}"/>`)
})
