// Promise 1: a callback is answered 200 only after it is on disk; a fault in understanding is kept and can be replayed.
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { takeInbox } from '../../src/engine/steps/take-inbox.js'
import type { World } from '../../src/engine/world.js'
import { openOffice } from '../harness.js'

test('right after the 200 another connection reads it', async () => {
  const office = await openOffice()
  const { emulator, settings } = office.sandbox
  const other = new DatabaseSync(settings.databaseUrl.replace('file:', ''), { readOnly: true })
  const contents = (): string[] =>
    other
      .prepare('SELECT "content" FROM "Arrival"')
      .all()
      .map((row) => String((row as { content: unknown }).content))
  for (let round = 0; round < 20; round++) {
    const words = `第${round}次说话`
    expect((await emulator.say('culture-1', words)).status).toBe(200)
    expect(contents().some((content) => content.includes(words))).toBe(true)
  }
  other.close()
  office.mindsNothingElse()
})

test('a callback that cannot be kept is not answered 200, and is taken when it comes again', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  const { store } = office.sandbox.service
  const { emulator } = office.sandbox
  const broken = new DatabaseSync(office.sandbox.settings.databaseUrl.replace('file:', ''))
  broken.exec(`CREATE TRIGGER full BEFORE INSERT ON "Arrival" BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
  const refused = await emulator.say(culture.liaison.userid, '已整改 互动功能已开通')
  expect(refused.status).not.toBe(200)
  expect(await store.read.arrival.count()).toBe(0)
  broken.exec('DROP TRIGGER full')
  broken.close()
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.expects('等待复核')
  office.expectsError(/./)
  office.mindsNothingElse()
})

test('a fault in understanding keeps the words, tells the office, and a replay understands them', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  const { service, emulator } = office.sandbox
  const { store } = service
  const broken = new DatabaseSync(office.sandbox.settings.databaseUrl.replace('file:', ''))
  broken.exec(`CREATE TRIGGER faulty BEFORE INSERT ON "Submission" BEGIN SELECT RAISE(ABORT, 'fault'); END`)
  expect((await emulator.say(culture.liaison.userid, '已整改 互动功能已开通')).status).toBe(200)
  for (let turn = 0; turn < 4; turn++) await office.settles()
  broken.exec('DROP TRIGGER faulty')
  broken.close()
  expect(await store.read.arrival.findFirst()).toMatchObject({ state: 'failed', attempts: 3 })
  expect((await office.openTasks()).map((one) => one.kind)).toContain('arrival')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'issued', fixed: 'none' })
  // What a replay does: back to `kept`, and the next cycle takes it.
  await store.write(async (tx) => void (await tx.arrival.updateMany({ data: { state: 'kept', attempts: 0 } })))
  await office.settles()
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'replied', fixed: 'claimed' })
  expect(await store.read.submission.count({ where: { by: culture.liaison.userid } })).toBe(1)
  office.expectsError(/callback not processed/)
  office.mindsNothingElse()
})

test('a fault that passes is taken again by itself and understood once', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.publishesFor(['culture'])
  const { world, store } = office.sandbox.service
  await office.sandbox.emulator.say(culture.liaison.userid, '已整改 互动功能已开通')
  await office.settles()
  await store.write(async (tx) => {
    await tx.arrival.create({
      data: {
        id: 'late',
        dedupeKey: 'late',
        content: '<xml>not a message</xml>',
        receivedAt: office.now(),
        state: 'kept',
        attempts: 0,
      },
    })
  })
  let failing = 1
  const flaky: World = {
    ...world,
    read: (content) => {
      if (failing-- > 0) throw new Error('out of memory')
      return world.read(content)
    },
  }
  await takeInbox(flaky, office.now()).catch(() => undefined)
  expect(await store.read.arrival.findUnique({ where: { id: 'late' } })).toMatchObject({ state: 'kept' })
  await office.settles()
  expect(await store.read.arrival.count({ where: { state: 'kept' } })).toBe(0)
  expect(await store.read.submission.count({ where: { by: culture.liaison.userid } })).toBe(1)
  office.expectsError(/./)
  office.mindsNothingElse()
})
