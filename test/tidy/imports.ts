// Which room may import which (docs/architecture.md): the arrows point from what changes often to what must not know of it.
// An entry is a room, or a file of a room where the rest of it is none of the importer's business.
import { dirname, join } from 'node:path/posix'
import ts from 'typescript'
import { everyNode, placeOf, type Rule, type SourceText } from './sources.js'

const all = 'everything'

export const mayImport: Record<string, readonly string[] | typeof all> = {
  base: [],
  config: ['base'],
  domain: ['base'],
  intake: ['base', 'domain'],
  store: ['base', 'domain'],
  inbox: ['base', 'domain', 'store'],
  outbox: ['base', 'domain', 'store'],
  flows: ['base', 'domain', 'store', 'outbox'],
  // Fills Word templates with values the flows gathered; knows no database.
  papers: ['base', 'domain'],
  // Its steps load what is due and word it (domain/wording) in the transaction that settles it.
  engine: ['base', 'domain', 'store', 'flows', 'inbox', 'outbox'],
  // The types of what the world must offer, and nothing of the trade behind them.
  wecom: ['base', 'domain/ports'],
  sandbox: ['base', 'wecom/crypto'],
  // Opening a callback is handed in by main.ts, so that a route never sees a key.
  web: ['base', 'config', 'domain', 'flows', 'inbox', 'store', 'engine', 'papers'],
  // `doctor` asks WeCom itself, before there is a service; demo and sandbox bring up the whole office.
  cli: [
    'base',
    'config',
    'domain',
    'intake',
    'flows',
    'store',
    'papers',
    'sandbox',
    'engine',
    'main',
    'sandbox-office',
    'paper-reader',
    'registry-reader',
    'wecom/index',
  ],
  // Types of calls alone: what the service is made of never reaches a browser.
  console: ['web/api'],
  'paper-reader': ['base', 'domain', 'intake', 'store'],
  'registry-reader': ['base', 'domain', 'intake', 'flows'],
  main: all,
  bells: ['base', 'jobs'],
  // Samples of every card: real words in WeCom's JSON, handed to the emulator's page.
  'card-gallery': ['base', 'domain', 'wecom/links', 'wecom/message', 'sandbox/index'],
  'sandbox-office': ['base', 'config', 'domain', 'store', 'sandbox', 'card-gallery', 'main'],
  // Bells ring and know nothing: workers must not open the database, and a rule in a bell is a rule nobody tests.
  jobs: [],
}

/** `src/flows/hear/text.ts` → `flows`, `src/main.ts` → `main`, `jobs/cycle.ts` → `jobs`; null outside both. */
function roomOf(path: string): string | null {
  if (path.startsWith('jobs/')) return 'jobs'
  return /^src\/([^/]+?)(?:\.[a-z]+)?(?:\/|$)/.exec(path)?.[1] ?? null
}

/** Every module a file names, in whatever form: import, export … from, import(), import type. */
export function importsOf(file: SourceText): { from: string; offset: number }[] {
  const found: { from: string; offset: number }[] = []
  const add = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push({ from: node.text, offset: node.getStart() })
  }
  everyNode(file, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0])
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal)
  })
  return found
}

export const importsStayInDirection: Rule = (file) => {
  const room = roomOf(file.path)
  if (room === null) return []
  const allowed = mayImport[room]
  if (allowed === undefined)
    return [
      `${file.path} is in a room nobody knows: put it where its purpose is (docs/architecture.md), or decide on a room`,
    ]
  return importsOf(file).flatMap(({ from, offset }) => {
    if (!from.startsWith('.')) return []
    const target = join(dirname(file.path), from)
    const targetRoom = roomOf(target)
    if (targetRoom === room || allowed === all) return []
    const path = target.replace(/^src\//, '').replace(/\.[a-z]+$/, '')
    if (allowed.some((one) => path === one || path.startsWith(`${one}/`))) return []
    const may = allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')
    return [
      `${placeOf(file, offset)} ${room} imports ${path}, but may import ${may}: move the code, or take it as an argument`,
    ]
  })
}

const databasePackages = /^(@prisma\/|prisma($|\/)|@photostructure\/sqlite)|\/generated\//

export const prismaLivesInTheStore: Rule = (file) => {
  if (roomOf(file.path) === null || file.path.startsWith('src/store/')) return []
  const imports = importsOf(file)
    .filter(({ from }) => databasePackages.test(from))
    .map(({ from, offset }) => `${placeOf(file, offset)} imports ${from}: ask a query of src/store/, or add one there`)
  const raw: string[] = []
  everyNode(file, (node) => {
    if (ts.isIdentifier(node) && /^\$(query|execute)Raw/.test(node.text))
      raw.push(`${placeOf(file, node.getStart())} ${node.text}: SQL belongs into a query of src/store/`)
  })
  return [...imports, ...raw]
}
