// Adds to one counter by read-modify-write transactions beside another process that does the same.
// Arguments: database path, how often.
import { openStore } from '../../../src/store/open.js'

const [path = '', times = '0'] = process.argv.slice(2)
const store = await openStore({ url: `file:${path}` })
for (let n = 0; n < Number(times); n++)
  await store.write(async (tx) => {
    const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'counter' } })
    await tx.setting.update({ where: { key: 'counter' }, data: { value: String(Number(value) + 1) } })
  })
await store.close()
