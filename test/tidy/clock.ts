// Time and environment have one door each. A rehearsal, a test and a restored system live in another time than the wall's,
// and a machine's timer forgets what it was for when the process dies: nothing may be planned by one.
import ts from 'typescript'
import { everyNode, isBrowserCode, isOurCode, placeOf, type Rule } from './sources.js'

const timers = ['setTimeout', 'setInterval', 'setImmediate']

/** Who may, what, and why that is no schedule. */
export const clockExceptions: Record<string, { may: readonly string[]; why: string }> = {
  'src/base/clock.ts': { may: ['new Date()', 'performance.now', 'setTimeout'], why: 'this is the door' },
  'src/store/sqlite/arrivals.ts': {
    may: ['setImmediate'],
    why: 'one commit for all callbacks of a turn (decision 0002)',
  },
  'src/store/sqlite/breath.ts': { may: ['setImmediate'], why: 'lets waiting callbacks in between slices of work' },
  'src/wecom/exchange.ts': {
    may: ['AbortSignal.timeout'],
    why: 'how long a single call may take; its outcome is then uncertain',
  },
  'src/sandbox/post.ts': { may: ['AbortSignal.timeout'], why: 'the five seconds WeCom itself gives a callback' },
}

const instead: Record<string, string> = {
  setImmediate: 'work in slices through src/store/sqlite/breath.ts, or await what you wait for',
  'AbortSignal.timeout': 'calls to the world go through src/wecom/exchange.ts',
}
const insteadOfTheRest = 'take a Clock or `now` as an argument (src/base/clock.ts; `pause` to wait for a machine)'

/** Every reading of the machine's time and every timer in a file, by the name used in the exceptions. */
export function clockUses(file: Parameters<Rule>[0]): { use: string; offset: number }[] {
  const found: { use: string; offset: number }[] = []
  everyNode(file, (node) => {
    const use = useOf(node)
    if (use !== null) found.push({ use, offset: node.getStart() })
  })
  return found
}

function useOf(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && (node.arguments?.length ?? 0) === 0)
    return 'new Date()'
  if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) return 'new Date()'
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.getText().replaceAll(/\s/g, '')
    return /^(?:Date\.now|performance\.now|process\.hrtime|AbortSignal\.timeout)$/.test(name) ? name : null
  }
  return ts.isIdentifier(node) && timers.includes(node.text) ? node.text : null
}

const isNamed = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name

export const oneClock: Rule = (file) => {
  if (!isOurCode(file.path)) return []
  const may = isBrowserCode(file.path) ? timers : (clockExceptions[file.path]?.may ?? [])
  return clockUses(file)
    .filter(({ use }) => !may.includes(use))
    .map(({ use, offset }) => `${placeOf(file, offset)} uses ${use}: ${instead[use] ?? insteadOfTheRest}`)
}

export const oneReaderOfTheEnvironment: Rule = (file) => {
  if (!isOurCode(file.path) || file.path.startsWith('src/config/')) return []
  const found: string[] = []
  const report = (node: ts.Node): unknown =>
    found.push(
      `${placeOf(file, node.getStart())} reads the environment: add a setting to src/config/ and take it as an argument`,
    )
  everyNode(file, (node) => {
    if (
      ts.isPropertyAccessExpression(node) &&
      isNamed(node.expression, 'process') &&
      /^(env|loadEnvFile)$/.test(node.name.text)
    )
      report(node)
    else if (ts.isBindingElement(node) && isNamed(node.propertyName ?? node.name, 'env') && fromProcess(node))
      report(node)
    else if (ts.isImportSpecifier(node) && isNamed(node.propertyName ?? node.name, 'env') && importedFromProcess(node))
      report(node)
  })
  return found
}

const fromProcess = (node: ts.BindingElement): boolean =>
  ts.isVariableDeclaration(node.parent.parent) &&
  node.parent.parent.initializer !== undefined &&
  isNamed(node.parent.parent.initializer, 'process')

const importedFromProcess = (node: ts.ImportSpecifier): boolean =>
  /^['"](node:)?process['"]$/.test(node.parent.parent.parent.moduleSpecifier.getText())
