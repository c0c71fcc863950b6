// Names that say nothing, notes left behind, types that check nothing, and words for which the project has one of its own.
import { basename } from 'node:path/posix'
import ts from 'typescript'
import { codeKinds, everyNode, isOurCode, isTidyItself, placeOf, type Rule } from './sources.js'

const isCode = (path: string): boolean => codeKinds.some((kind) => path.endsWith(kind))

const emptyNames = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'service', 'data', 'info']
/** `dataWindow` is a key of the draft (contract §4): the span of days the counts of a circular are about. */
const emptyNamesAllowed = ['src/intake/recognisers/data-window.ts']

/** Test files are sentences and may use any word; everything else is named after the one thing it is. */
export const namesSaySomething: Rule = ({ path }) => {
  if (
    !/^(src|jobs|test|prisma)\//.test(path) ||
    /\.(test|spec)\.ts$/.test(path) ||
    /\/fixtures\/|\/sample\//.test(path)
  )
    return []
  if (emptyNamesAllowed.includes(path)) return []
  const word = path.split(/[/.-]/).find((part) => emptyNames.includes(part.toLowerCase()))
  return word === undefined
    ? []
    : [`${path} is called "${word}": name what it does or holds; if that is hard, it is two things`]
}

export const filesAreKebabCase: Rule = ({ path }) => {
  if (!/^(src|jobs|test)\//.test(path) || !/\.(ts|js)$/.test(path)) return []
  return /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config)?\.(ts|js)$/.test(basename(path))
    ? []
    : [`${path}: file names are kebab-case`]
}

export const nothingLeftBehind: Rule = (file) => {
  if (!isCode(file.path) || isTidyItself(file.path)) return []
  return [...file.text.matchAll(/\b(TODO|FIXME|XXX|HACK)\b/g)].map(
    (match) =>
      `${placeOf(file, match.index)} ${match[0]}: do it now, or write under "What does not work yet" in the README`,
  )
}

export const typesCheckSomething: Rule = (file) => {
  const found: string[] = []
  everyNode(file, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      found.push(`${placeOf(file, node.getStart())} any: use unknown and look at it, or zod where it enters`)
  })
  if (file.tree !== null && !isTidyItself(file.path))
    for (const match of file.text.matchAll(/@ts-(ignore|nocheck)/g))
      found.push(`${placeOf(file, match.index)} ${match[0]}: mend the type; at worst @ts-expect-error with its reason`)
  return found
}

/** WeCom's own word for the secret a page signs with (wecom.md §2.12) and for a member's consent (§2.10). */
const speaksWecoms = /^(?:src|test)\/(?:wecom|sandbox|conformance)\//

/** Words for which the glossary (README) has another, and words the product must never say (design.md §4). */
const oneWordPerIdea: readonly (readonly [word: RegExp, advice: string, except?: RegExp])[] = [
  [/rectif(?:y|ied|ication)/gi, 'say fix (整改)'],
  [/\btickets?\b/gi, 'say case (整改事项)', speaksWecoms],
  [/\binterview(?:s|ed|ing)?\b/gi, 'say talk (约谈)'],
  [/\bdefects?\b/gi, 'say finding (问题)'],
  [/\bdunning\b/gi, 'say reminder (催办)'],
  [/收到请回复/g, 'nobody is asked to answer that they read something: 签收 is enough'],
  [/排名|通报批评榜|红黑榜/g, 'units are never ranked'],
]

/** The linters name what they refuse. */
const namesWhatItRefuses = /^src\/domain\/(?:policy|wording)-linter\.ts$/
export const oneWordForEachIdea: Rule = (file) => {
  if (!isOurCode(file.path) || file.tree === null || namesWhatItRefuses.test(file.path)) return []
  const words = oneWordPerIdea.filter(([, , except]) => except?.test(file.path) !== true)
  return words.flatMap(([word, advice]) =>
    [...file.text.matchAll(word)].map((match) => `${placeOf(file, match.index)} "${match[0]}": ${advice}`),
  )
}
