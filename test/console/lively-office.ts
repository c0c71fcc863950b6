// The sample office in the middle of its quarter, with something on every page: signed and silent units, replies with and
// without pictures, a return, an extension and a dispute that wait, cases late, talks proposed and decided, a draft.
import { readFile } from 'node:fs/promises'
import { readDirectory } from '../../src/store/registry.js'
import { samplePath } from '../../src/base/package-root.js'
import { openStage, type Stage } from '../../src/cli/demo/stage.js'
import { must, officer, leader } from '../../src/cli/sample-office.js'
import { createTerminal } from '../../src/cli/terminal.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { runTalk } from '../../src/flows/run-talk.js'
import { readPaper } from '../../src/paper-reader.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const reviewer = 'office-2'

export async function livelyOffice(): Promise<ConsoleOffice> {
  const office = await consoleOffice()
  const stage = openStage(office, createTerminal('zh', true))
  await stage.at('2024-08-21 11:00')
  for (const userid of await liaisons(stage)) await stage.click(userid, '签收')
  await stage.at('2024-08-23 10:10')
  await office.emulator.sendPicture('health-1', await picture(), '整改截图.png')
  await stage.say('health-1', '全部已整改,栏目已恢复每周更新,失效链接已修复')
  await stage.say('transport-1', '已整改 失效链接已更换')
  await stage.click(reviewer, '通过')
  await stage.at('2024-08-26 15:10')
  await stage.say('fund-1', '有异议 1 该链接为上级平台维护,检查当日系统升级,非本单位问题')
  await stage.say('jintai-permit-1', '1 2 3 已整改 栏目、链接、指南都已更新')
  await stage.click(reviewer, '退回')
  await stage.say(reviewer, '第2项链接仍打不开,请逐个核对')
  await stage.say('ndrc-1', '申请延期 9月20日 平台升级,9月中旬完成')
  await decideFirstTalk(stage)
  await stage.at('2024-09-12 10:30')
  await stage.say('audit-1', '已整改 失效链接已全部更换,已请平台方逐一核对')
  await importAugust(stage)
  return office
}

/** Liaisons of every third unit sign; the others keep silent. */
async function liaisons(stage: Stage): Promise<string[]> {
  const { read } = stage.office.service.store
  const directory = await readDirectory(read, stage.now())
  const units = await read.unit.findMany({ where: { cases: { some: {} } }, orderBy: { name: 'asc' } })
  const people = units
    .filter((_, index) => index % 3 === 0)
    .flatMap((unit) => directory.resolve(['liaison'], { unitId: unit.id, supervisorId: null, officer: null }))
  return [...new Set([...people, 'health-1', 'transport-1', 'fund-1', 'jintai-permit-1', 'ndrc-1', 'audit-1'])]
}

async function decideFirstTalk(stage: Stage): Promise<void> {
  const [talk] = await stage.office.service.store.read.talk.findMany({ orderBy: { id: 'asc' }, take: 1 })
  if (talk === undefined) throw new Error('the sample circular proposes a talk at its publishing')
  await stage.does((context, now) => runTalk(context, talk.id, { kind: 'approve' }, leader, now))
}

async function importAugust(stage: Stage): Promise<void> {
  const fileName = 'baoji-2024-august.txt'
  const bytes = await readFile(samplePath(fileName))
  const draft = must(await readPaper(stage.office.service.store, { bytes, fileName }))
  await stage.does((context, now) => importCircular(context, { bytes, fileName, draft, url: null, by: officer }, now))
}

/** A page that looks like a page: one of the kept pictures. */
const picture = (): Promise<Buffer> => readFile(`${import.meta.dirname}/fixtures/put-right.png`)
