// Where templates are: one ships for every paper, and an office's own in its data folder goes before it.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../base/package-root.js'
import type { PaperKind } from '../domain/paper.js'

export interface Template {
  bytes: Uint8Array
  /** Whether it is the office's own. */
  own: boolean
}

/** The office's own template of a paper, whether it is there or not. */
export const ownTemplatePath = (dataDir: string, kind: PaperKind): string => join(dataDir, 'templates', `${kind}.docx`)

export const shippedTemplate = (kind: PaperKind): Promise<Buffer> =>
  readFile(join(packageRoot(), 'src', 'papers', 'templates', `${kind}.docx`))

/** The template a paper is made of. */
export async function templateOf(dataDir: string, kind: PaperKind): Promise<Template> {
  try {
    return { bytes: await readFile(ownTemplatePath(dataDir, kind)), own: true }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { bytes: await shippedTemplate(kind), own: false }
    throw error
  }
}
