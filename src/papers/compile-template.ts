// A template made ready to be filled, or refused with one sentence. Asked before an office's own template is taken, and
// again each time one is filled: a file in a folder can be changed by anybody who reaches the folder.
import Docxtemplater from 'docxtemplater'
import type PizZip from 'pizzip'
import { done, type Result, refused } from '../base/result.js'
import { fieldsOf, type PaperKind } from '../domain/paper.js'
import { lintWords } from '../domain/wording-linter.js'
import { openTemplate } from './open-template.js'
import { valueAt } from './placeholder-values.js'
import { badTemplate, TagList, unknownTag } from './template-tags.js'

/** Refused for the kind of file, the first placeholder that is not known, or words no paper may use. */
export function compileTemplate(kind: PaperKind, bytes: Uint8Array): Result<Docxtemplater<PizZip>> {
  const opened = openTemplate(bytes)
  if (!opened.ok) return opened
  const list = new TagList()
  const compiled = compile(kind, opened.value, list)
  if (!compiled.ok) return compiled
  const template = compiled.value
  const unknown = unknownTag(list.tagsIn(template.targets), fieldsOf(kind))
  if (unknown !== null) return unknown
  // All words a reader of the filled paper would see, headers and footers included.
  const words = template.targets.map((target) => template.getFullText(target)).join('\n')
  const [objection] = lintWords(words)
  return objection === undefined ? compiled : refused('template-words', `模板里的${objection.message}`)
}

function compile(kind: PaperKind, zip: PizZip, list: TagList): Result<Docxtemplater<PizZip>> {
  try {
    return done(
      new Docxtemplater(zip, {
        modules: [list],
        paragraphLoop: true,
        linebreaks: true,
        errorLogging: false,
        parser: (tag) => ({ get: (scope: unknown, { meta }) => valueAt(scope, tag.trim(), meta.part) }),
        nullGetter: (part) => {
          throw new Error(`no value for {${part.value}} of ${kind}`)
        },
      }),
    )
  } catch (error) {
    return badTemplate(error)
  }
}

/** Whether a file may become the template of a paper. */
export function mayBeTemplate(kind: PaperKind, bytes: Uint8Array): Result<null> {
  const compiled = compileTemplate(kind, bytes)
  return compiled.ok ? done(null) : compiled
}
