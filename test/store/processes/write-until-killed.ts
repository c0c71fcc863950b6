// Writes rows in every way the store offers and prints each key after its acknowledgement, until it is killed.
// Arguments: database path, prefix of the keys.
import { writeSync } from 'node:fs'
import { openStore } from '../../../src/store/open.js'

const [path = '', prefix = ''] = process.argv.slice(2)
const store = await openStore({ url: `file:${path}` })
const acknowledged = (key: string): void => void writeSync(1, `${key}\n`)

async function keepArrivals(): Promise<never> {
  for (let n = 0; ; n += 5)
    await Promise.all(
      [0, 1, 2, 3, 4].map(async (i) => {
        const key = `arrival ${prefix}-${n + i}`
        await store.keepArrival({ id: key, dedupeKey: key, content: 'x'.repeat(500), receivedAt: new Date(n) })
        acknowledged(key)
      }),
    )
}

async function writeSettings(): Promise<never> {
  for (let n = 0; ; n++) {
    const key = `${prefix}-${n}`
    await store.write(async (tx) => {
      await tx.setting.create({ data: { key: `left ${key}`, value: 'x' } })
      await tx.setting.create({ data: { key: `right ${key}`, value: 'x' } })
    })
    acknowledged(`left ${key}`)
    acknowledged(`right ${key}`)
  }
}

await Promise.all([keepArrivals(), writeSettings()])
