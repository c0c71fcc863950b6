// A function of domain/wording that makes a card is called by the gallery, or this fails: a card nobody can look at is a
// card nobody looked at. Which functions make cards is read from what they declare to return.
import ts from 'typescript'
import { expect, test } from 'vitest'
import { cardGallery } from '../../src/card-gallery.js'
import { galleryView } from '../../src/sandbox/gallery.js'
import { everyNode, projectFiles, type SourceText } from '../tidy/sources.js'

const files = projectFiles()
const wording = files.filter((file) => file.path.startsWith('src/domain/wording/'))
const gallery = files.filter((file) => /^src\/card-gallery(\.ts|\/)/.test(file.path))

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((one) => one.kind === ts.SyntaxKind.ExportKeyword)

/** Types that are a card or hold one: those of the ports, and what the wording itself builds on them. */
function cardTypes(all: readonly SourceText[]): Set<string> {
  const known = new Set(['CardContent', 'Content'])
  const named = (type: ts.Node): boolean => [...type.getText().matchAll(/\w+/g)].some(([word]) => known.has(word))
  for (let before = -1; before !== known.size; ) {
    before = known.size
    for (const file of all)
      everyNode(file, (node) => {
        if ((ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && named(node))
          known.add(node.name.text)
      })
  }
  return known
}

interface Maker {
  name: string
  /** null where the function leaves its type to be inferred. */
  returns: string | null
}

/** Exported functions of a file, declared or held by a constant. */
function exportedFunctions(file: SourceText): Maker[] {
  const found: Maker[] = []
  const add = (name: string, node: ts.SignatureDeclaration): void => {
    found.push({ name, returns: node.type?.getText() ?? null })
  }
  everyNode(file, (node) => {
    if (ts.isFunctionDeclaration(node) && isExported(node) && node.name !== undefined) add(node.name.text, node)
    if (!ts.isVariableStatement(node) || !isExported(node)) return
    for (const { name, initializer } of node.declarationList.declarations)
      if (initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)))
        add(name.getText(), initializer)
  })
  return found
}

const called = new Set<string>()
for (const file of gallery)
  everyNode(file, (node) => {
    if (!ts.isCallExpression(node)) return
    const { expression } = node
    called.add(ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText())
  })

test('every wording that makes a card has its place in the gallery', () => {
  const types = cardTypes(wording)
  const makers = wording
    .flatMap(exportedFunctions)
    .filter(({ returns }) => returns !== null && [...returns.matchAll(/\w+/g)].some(([word]) => types.has(word)))
    .map(({ name }) => name)
  expect(makers).toContain('submissionCard')
  expect(makers.filter((name) => !called.has(name))).toEqual([])
})

test('WeCom would take every message of the gallery', () => {
  const refused = cardGallery()
    .map(galleryView)
    .flatMap(({ name, refused: why }) => (why === null ? [] : [`${name}: ${why}`]))
  expect(refused).toEqual([])
})

test('every wording says what it returns', () => {
  const silent = wording.flatMap(exportedFunctions).filter(({ returns }) => returns === null)
  expect(silent.map(({ name }) => name)).toEqual([])
})
