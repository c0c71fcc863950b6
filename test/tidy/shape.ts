// Files a person can hold in the head: short enough, and beginning with what they promise and why they exist.
import { isTidyItself, codeKinds, everyNode, placeOf, type Rule } from './sources.js'
import ts from 'typescript'

const linesMax = 300

const isCode = (path: string): boolean =>
  /^(src|jobs|test|prisma)\//.test(path) && codeKinds.some((kind) => path.endsWith(kind))

export const filesAreShort: Rule = ({ path, text }) => {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return isCode(path) && lines > linesMax
    ? [`${path} has ${lines} lines, more than ${linesMax}: usually one idea wants out into a file of its own`]
    : []
}

export const filesSayWhatTheyPromise: Rule = ({ path, text }) => {
  if (!isCode(path)) return []
  const first = text.replace(/^#!.*\n/, '').trimStart()
  return /^(\/\/|\/\*|<!--)/.test(first)
    ? []
    : [`${path}:1 begins without a comment: say in two to five lines what it promises and why`]
}

/** A test that replaces a module of ours proves nothing about it, and one that is the only one hides the others. */
export const testsTestTheRealThing: Rule = (file) => {
  if (!file.path.startsWith('test/') || isTidyItself(file.path)) return []
  const found: string[] = []
  everyNode(file, (node) => {
    if (!ts.isPropertyAccessExpression(node)) return
    const name = node.getText()
    if (/^vi\.(do)?[mM]ock$/.test(name))
      found.push(`${placeOf(file, node.getStart())} ${name}: fake the wire, not a module of ours`)
    if (/^(it|test|describe)\.only$/.test(name))
      found.push(`${placeOf(file, node.getStart())} ${name}: let the other tests run too`)
  })
  return found
}
