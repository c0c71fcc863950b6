// A clerk writes names and departments into the registry, no userids: the service reads the corporation's directory and finds
// them. Who vanishes from it is missed in two nights, and the deputy gets what was theirs; seen again they are back.
import { expect, test } from 'vitest'
import { importRegistry } from '../../src/flows/import-registry.js'
import { registryText } from '../harness/registry.js'
import { openOffice } from '../harness.js'

interface Handed {
  units: { name: string; contacts: { userid?: string; name: string; department?: string; role: string }[] }[]
}

test('imported by name, out of reach after two nights, back on the third', async () => {
  const office = await openOffice({ readDirectory: true })
  office.mindsNothingElse()
  const { emulator, service } = office.sandbox
  const { read } = service.store
  await emulator.createInDirectory({ userid: 'HuangXK', name: '信息科科长', title: '', departments: ['望川市水务局'] })
  await emulator.createInDirectory({ userid: 'WangXK', name: '信息科科长', title: '', departments: ['望川市民政局'] })
  const handed = JSON.parse(registryText()) as Handed
  for (const unit of handed.units)
    if (unit.name === '望川市水务局')
      unit.contacts = unit.contacts.map((one) =>
        one.role === 'liaison' ? { name: '信息科科长', role: 'liaison' } : one,
      )
  const text = JSON.stringify(handed)

  await office.aDayPasses()
  await office.does((context, now) => importRegistry(context, text, false, now))
  const liaison = await read.contact.findFirstOrThrow({ where: { role: 'liaison', unit: { name: '望川市水务局' } } })
  expect(liaison.userid).toBe('HuangXK')
  await office.publishes()
  await office.minutesPass(30)
  office.person('HuangXK').expectsNotice()

  await office.aDayPasses()
  // No callback says so: only reading the directory finds it out.
  const people = (await read.person.findMany()).map(({ userid, name }) => ({ userid, name, title: '' }))
  emulator.setPeople(people.filter((one) => one.userid !== 'HuangXK'))
  const unreachable = async () =>
    (await read.person.findUniqueOrThrow({ where: { userid: 'HuangXK' } })).unreachableAt !== null
  await office.aDayPasses()
  await office.aDayPasses()
  await office.aDayPasses()
  expect(await unreachable()).toBe(true)
  expect((await office.openTasks()).map((one) => one.text).join('\n')).toMatch(
    /信息科科长.*企业微信通讯录核对.*望川市水务局备岗接手/,
  )

  emulator.setPeople(people)
  await office.aDayPasses()
  expect(await unreachable()).toBe(false)
})
