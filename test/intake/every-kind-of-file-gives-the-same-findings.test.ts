// The sample circular as a saved page, a Word document and a PDF reads as its gold says, every field of it.
import { expect, test } from 'vitest'
import { draftOf, goldOf } from './papers.js'
import { baoji, docxOf, htmlOf, pdfPaper } from './renderings.js'
import { score } from './scorer/score.js'

const gold = goldOf('baoji-2024q3')

test('a saved web page', async () => {
  const draft = await draftOf(htmlOf(baoji()), 'page.html')
  expect(draft.findings).toHaveLength(54)
  expect(score(draft, gold).differences).toEqual([])
})

test('a Word document with a real table', async () => {
  const draft = await draftOf(await docxOf(baoji()), 'paper.docx')
  expect(draft.findings).toHaveLength(54)
  expect(score(draft, gold).differences).toEqual([])
})

test('a PDF whose ruled table runs over pages', async () => {
  const draft = await draftOf(pdfPaper(baoji()), 'paper.pdf')
  expect(draft.findings).toHaveLength(54)
  expect(score(draft, gold).differences).toEqual([])
})
