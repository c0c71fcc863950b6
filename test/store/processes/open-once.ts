// Opens the store, prints how many migrations this process applied, closes. Argument: database path.
import { createLogger } from '../../../src/base/logger.js'
import { openStore } from '../../../src/store/open.js'

const logger = createLogger('silent')
let applied = 0
logger.info = () => void applied++
const store = await openStore({ url: `file:${process.argv[2]}`, logger })
await store.read.setting.count()
await store.close()
process.stdout.write(`${applied}\n`)
