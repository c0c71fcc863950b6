// Reads the source and holds what no type and no linter can: who may import whom, one clock, one reader of the environment,
// names that say something, files one can hold in the head, nothing of the machine it was written on. Every violation
// says what to do instead; a rule is changed by a decision (docs/decisions/), not by an exception.
import { expect, test } from 'vitest'
import { clockExceptions, clockUses, oneClock, oneReaderOfTheEnvironment } from './tidy/clock.js'
import { importsStayInDirection, mayImport, prismaLivesInTheStore } from './tidy/imports.js'
import { lockFileNamesNoHost, noMachineInIt, noSecretInIt } from './tidy/outside.js'
import { filesAreShort, filesSayWhatTheyPromise, testsTestTheRealThing } from './tidy/shape.js'
import { projectFiles, type Rule } from './tidy/sources.js'
import {
  filesAreKebabCase,
  namesSaySomething,
  nothingLeftBehind,
  oneWordForEachIdea,
  typesCheckSomething,
} from './tidy/words.js'

const files = projectFiles()

const rules: Record<string, Rule> = {
  'a room imports only what lies below it': importsStayInDirection,
  'Prisma and SQL live in the store': prismaLivesInTheStore,
  'only base/clock.ts reads the time of the machine, and nothing is planned by a timer': oneClock,
  'only config/ reads the environment': oneReaderOfTheEnvironment,
  'file names say what is in them': namesSaySomething,
  'file names are kebab-case': filesAreKebabCase,
  'no note of work left undone': nothingLeftBehind,
  'no any, no silenced type error': typesCheckSomething,
  'one word for each idea': oneWordForEachIdea,
  'no file over 300 lines': filesAreShort,
  'every file begins with what it promises': filesSayWhatTheyPromise,
  'tests neither mock our modules nor leave others out': testsTestTheRealThing,
  'no path or registry of a machine': noMachineInIt,
  'the lock file names no host': lockFileNamesNoHost,
  'no secret': noSecretInIt,
}

test.each(Object.entries(rules))('%s', (_, rule) => {
  expect(files.flatMap((file) => rule(file)).join('\n')).toBe('')
})

test('the source was found at all', () => {
  for (const path of ['src/main.ts', 'src/base/clock.ts', 'jobs/index.ts', 'package-lock.json', '.env.example'])
    expect(files.map((file) => file.path)).toContain(path)
  expect(files.filter((file) => /generated|node_modules|^dist/.test(file.path))).toEqual([])
})

test('every exception of the clock is still needed', () => {
  const idle = Object.entries(clockExceptions).flatMap(([path, { may }]) => {
    const file = files.find((one) => one.path === path)
    const uses = new Set(file === undefined ? [] : clockUses(file).map(({ use }) => use))
    return may.filter((use) => !uses.has(use)).map((use) => `${path} no longer uses ${use}: take it off the list`)
  })
  expect(idle.join('\n')).toBe('')
})

test('the import table has no circle: a room below never reaches up again', () => {
  const reaches = (from: string, goal: string, seen: Set<string>): boolean => {
    const next = mayImport[from] ?? []
    if (typeof next === 'string' || seen.has(from)) return false
    seen.add(from)
    return next.map((one) => one.split('/')[0] ?? one).some((room) => room === goal || reaches(room, goal, seen))
  }
  expect(Object.keys(mayImport).filter((room) => reaches(room, room, new Set()))).toEqual([])
})
