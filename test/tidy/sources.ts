// The project's own files as text and, where they are TypeScript or JavaScript, as syntax trees: rules read trees, so that
// a word in a comment or a string is not taken for code.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export interface SourceText {
  /** From the project's root, with `/`. */
  path: string
  text: string
  /** null where the file is no code. */
  tree: ts.SourceFile | null
}

/** A rule looks at one file and says what is wrong with it, each sentence naming what to do instead. */
export type Rule = (file: SourceText) => string[]

export const root = fileURLToPath(new URL('../..', import.meta.url))

const treeKinds = ['.ts', '.js', '.mjs']
export const codeKinds = [...treeKinds, '.css', '.vue']

export function sourceText(path: string, text: string): SourceText {
  const tree = treeKinds.includes(extname(path)) ? ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) : null
  return { path, text, tree }
}

/** Every file that belongs to the project: what `.gitignore` names is not ours. */
export function projectFiles(): SourceText[] {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n')
  const skipped = (path: string): boolean =>
    path === '.git' ||
    ignored.some((line) => {
      if (line.startsWith('*')) return path.endsWith(line.slice(1))
      const name = line.replace(/\/$/, '')
      return name !== '' && (path === name || (!name.includes('/') && path.endsWith(`/${name}`)))
    })
  const found: SourceText[] = []
  const enter = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (skipped(path)) continue
      if (entry.isDirectory()) enter(path)
      else if (entry.isFile()) found.push(sourceText(path, readFileSync(join(root, path), 'utf8')))
    }
  }
  enter('')
  return found
}

/** Calls `visit` for every node of the tree. */
export function everyNode(file: SourceText, visit: (node: ts.Node) => void): void {
  const enter = (node: ts.Node): void => {
    visit(node)
    ts.forEachChild(node, enter)
  }
  if (file.tree !== null) enter(file.tree)
}

/** `path:line`, as editors and terminals understand it. */
export function placeOf(file: SourceText, offset: number): string {
  return `${file.path}:${file.text.slice(0, offset).split('\n').length}`
}

export const isOurCode = (path: string): boolean => /^(src|jobs)\//.test(path)
/** Runs in a browser: its own clock only moves what is on the screen. */
export const isBrowserCode = (path: string): boolean => /^src\/(sandbox\/page|console)\//.test(path)
/** The rules name what they forbid; they are not held to their own lists. */
export const isTidyItself = (path: string): boolean => /^test\/tidy[./]/.test(path)
