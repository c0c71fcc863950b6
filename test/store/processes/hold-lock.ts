// Holds the file's write lock for a while without yielding, as a heavy command beside the service would.
// Arguments: database path, milliseconds.
import { Connection } from '../../../src/store/sqlite/connection.js'

const [path = '', ms = '800'] = process.argv.slice(2)
const connection = await Connection.open(path, 'writer')
connection.script('BEGIN IMMEDIATE')
process.stdout.write('locked\n')
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(ms))
connection.script('COMMIT')
connection.close()
