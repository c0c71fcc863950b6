// Fills a template with values. Values are text and nothing else: what stands in them can neither become a placeholder nor a
// piece of the document. The same values in the same template give the same bytes.
import { done, type Result } from '../base/result.js'
import { fieldsOf, type FilledPaper } from '../domain/paper.js'
import { compileTemplate } from './compile-template.js'
import { placeholderValues } from './placeholder-values.js'
import { badTemplate } from './template-tags.js'

/** A fixed day for the parts of the archive, instead of the machine's. */
const partsDate = new Date('2020-01-01T00:00:00Z')

/** The filled paper as a .docx; refused if the template may not be used. */
export function renderPaper({ kind, values }: FilledPaper, template: Uint8Array): Result<Uint8Array> {
  const compiled = compileTemplate(kind, template)
  if (!compiled.ok) return compiled
  const paper = compiled.value
  const given = placeholderValues(fieldsOf(kind), values)
  try {
    paper.render(given)
  } catch (error) {
    return badTemplate(error)
  }
  for (const part of Object.values(paper.getZip().files)) part.date = partsDate
  return done(paper.toBuffer({ compression: 'DEFLATE' }))
}
