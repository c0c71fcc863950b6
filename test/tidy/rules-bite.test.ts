// A rule that finds nothing may be a rule that sees nothing: each is shown what it must find, and what it must let pass.
import { expect, test } from 'vitest'
import { oneClock, oneReaderOfTheEnvironment } from './clock.js'
import { importsStayInDirection, prismaLivesInTheStore } from './imports.js'
import { lockFileNamesNoHost, noMachineInIt, noSecretInIt } from './outside.js'
import { filesAreShort, filesSayWhatTheyPromise, testsTestTheRealThing } from './shape.js'
import { type Rule, sourceText } from './sources.js'
import {
  filesAreKebabCase,
  namesSaySomething,
  nothingLeftBehind,
  oneWordForEachIdea,
  typesCheckSomething,
} from './words.js'

const bites: [rule: Rule, path: string, text: string][] = [
  [importsStayInDirection, 'src/domain/x.ts', `import { db } from '../store/db.js'`],
  [importsStayInDirection, 'src/domain/x.ts', `export type { Db } from '../store/db.js'`],
  [importsStayInDirection, 'src/domain/x.ts', `const x = await import('../store/db.js')`],
  [importsStayInDirection, 'src/domain/x.ts', `type X = import('../store/db.js').Db`],
  [importsStayInDirection, 'src/wecom/x.ts', `import { stateName } from '../domain/case.js'`],
  [importsStayInDirection, 'src/sandbox/x.ts', `import { createWecomClient } from '../wecom/client.js'`],
  [importsStayInDirection, 'src/flows/hear/x.ts', `import { runCycle } from '../../engine/cycle.js'`],
  [importsStayInDirection, 'src/flows/x.ts', `import { main } from '../main.js'`],
  [importsStayInDirection, 'src/attic/x.ts', ''],
  [importsStayInDirection, 'jobs/cycle.ts', `import { now } from '../src/base/clock.js'`],
  [prismaLivesInTheStore, 'src/flows/x.ts', `import { PrismaClient } from '@prisma/client'`],
  [prismaLivesInTheStore, 'src/flows/x.ts', `import { Prisma } from '../store/generated/sqlite/client.js'`],
  [prismaLivesInTheStore, 'src/flows/x.ts', 'await tx.$queryRaw`SELECT 1`'],
  [oneClock, 'src/flows/x.ts', 'const now = new Date()'],
  [oneClock, 'src/flows/x.ts', 'const now = new Date'],
  [oneClock, 'src/flows/x.ts', 'const read = Date.now'],
  [oneClock, 'src/flows/x.ts', 'performance.now()'],
  [oneClock, 'src/flows/x.ts', 'setInterval(look, 1000)'],
  [oneClock, 'src/flows/x.ts', `import { setTimeout as wait } from 'node:timers/promises'`],
  [oneClock, 'src/flows/x.ts', 'globalThis.setTimeout(look, 1000)'],
  [oneClock, 'src/web/x.ts', 'fetch(url, { signal: AbortSignal.timeout(5000) })'],
  [oneClock, 'src/sandbox/page/x.js', 'const now = new Date()'],
  [oneReaderOfTheEnvironment, 'src/web/x.ts', 'const port = process.env.PORT'],
  [oneReaderOfTheEnvironment, 'src/web/x.ts', 'const { env } = process'],
  [oneReaderOfTheEnvironment, 'src/web/x.ts', `import { env } from 'node:process'`],
  [namesSaySomething, 'src/flows/case-helpers.ts', ''],
  [namesSaySomething, 'src/utils/dates.ts', ''],
  [filesAreKebabCase, 'src/flows/CloseCase.ts', ''],
  [nothingLeftBehind, 'src/flows/x.ts', '// TODO: later'],
  [typesCheckSomething, 'src/flows/x.ts', 'const x: Record<string, any> = {}'],
  [typesCheckSomething, 'test/flows/x.ts', '// @ts-ignore'],
  [oneWordForEachIdea, 'src/flows/x.ts', '// opens the ticket'],
  [filesAreShort, 'src/flows/x.ts', '// line\n'.repeat(301)],
  [filesSayWhatTheyPromise, 'src/flows/x.ts', 'export const x = 1'],
  [testsTestTheRealThing, 'test/flows/x.test.ts', `vi.mock('../../src/flows/x.js')`],
  [testsTestTheRealThing, 'test/flows/x.test.ts', `test.only('x', () => {})`],
  [noMachineInIt, 'README.md', 'see /home/someone/notes'],
  [noMachineInIt, '.npmrc', 'registry=https://registry.example.com/'],
  [noMachineInIt, 'Dockerfile', 'npm --registry https://npm.example.org'],
  [lockFileNamesNoHost, 'package-lock.json', '{ "resolved": "https://example.com/x.tgz" }'],
  [noSecretInIt, '.env.example', 'WECOM_SECRET=abc'],
]

test.each(bites.map(titled))('%s is found', (_, { rule, path, text }) => {
  const found = rule(sourceText(path, text))
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(path)
})

const passes: [rule: Rule, path: string, text: string][] = [
  [importsStayInDirection, 'src/main.ts', `import { createApp } from './web/app.js'`],
  [importsStayInDirection, 'src/flows/hear/x.ts', `import { done } from '../../base/result.js'`],
  [importsStayInDirection, 'src/wecom/x.ts', `import type { Messenger } from '../domain/ports.js'`],
  [importsStayInDirection, 'jobs/index.ts', `import { parentPort } from 'node:worker_threads'`],
  [importsStayInDirection, 'test/flows/x.test.ts', `import { runCycle } from '../../src/engine/cycle.js'`],
  [prismaLivesInTheStore, 'src/store/db.ts', `import { PrismaClient } from './generated/sqlite/client.js'`],
  [oneClock, 'src/flows/x.ts', '// new Date() and setTimeout are not used here\nconst at = new Date(ms)'],
  [oneClock, 'src/base/clock.ts', 'new Date()'],
  [oneClock, 'src/sandbox/page/x.js', 'setTimeout(look, 200)'],
  [oneReaderOfTheEnvironment, 'src/config/settings.ts', 'process.env'],
  [oneReaderOfTheEnvironment, 'src/bells.ts', 'const worker = { env: {} }'],
  [namesSaySomething, 'test/store/service-survives-a-full-disk.test.ts', ''],
  [namesSaySomething, 'src/store/database.ts', ''],
  [typesCheckSomething, 'src/flows/x.ts', '// any of them\nconst any = 1'],
  [filesAreShort, 'src/flows/x.ts', '// line\n'.repeat(300)],
  [filesSayWhatTheyPromise, 'src/cli/bin.ts', '#!/usr/bin/env node\n// The program.'],
  [noMachineInIt, 'test/x.ts', 'registry.office.staff.map(userid)'],
  [noMachineInIt, 'src/flows/x.ts', `import { actorOf } from '../store/registry.js'\n// /wecom/callback, src/work/x`],
  [lockFileNamesNoHost, 'package-lock.json', '{ "integrity": "sha512-x" }'],
  [noSecretInIt, '.env.example', 'WECOM_SECRET=\n#PORT=3000'],
]

test.each(passes.map(titled))('%s may stand', (_, { rule, path, text }) => {
  expect(rule(sourceText(path, text))).toEqual([])
})

function titled([rule, path, text]: (typeof bites)[number]): [string, { rule: Rule; path: string; text: string }] {
  return [`${rule.name}: ${path} ${text.replaceAll('\n', ' ').slice(0, 70)}`, { rule, path, text }]
}
