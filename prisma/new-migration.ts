// Writes the next migration: what changed between the models saved beside the last migration (schema.json) and the
// models now. Needs no database and no native engine: Prisma's schema engine runs here as WebAssembly.
//   npm run migration -- NAME               adds prisma/sqlite/migrations/<time>_NAME
//   npm run migration -- --replace-initial  makes the single first migration anew; only while nothing is released
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory, mockMigrationAwareAdapterFactory } from '@prisma/driver-adapter-utils'
import { systemClock } from '../src/base/clock.js'

export interface SchemaFile {
  path: string
  content: string
}
type SchemaSide = { tag: 'empty' } | { tag: 'schemaDatamodel'; files: SchemaFile[] }
interface Engine {
  diff(input: {
    from: SchemaSide
    to: SchemaSide
    script: boolean
    exitCode: boolean
    filters: { externalTables: string[]; externalEnums: string[] }
    shadowDatabaseUrl: null
    schemaFilter: null
  }): Promise<{ exitCode: number; stdout: string | null }>
}
/** The part of the WebAssembly glue that the package's type file leaves out or words for bundlers only. */
interface EngineGlue {
  __wbg_set_wasm(exports: unknown): void
  SchemaEngine: {
    new: (input: { datamodels: [string, string][] }, log: (line: string) => void, adapter: unknown) => Promise<Engine>
  }
}

/** Node has it; the type libraries this project loads describe it only for browsers. */
const wasm: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
} = Reflect.get(globalThis, 'WebAssembly')

const prismaFolder = dirname(fileURLToPath(import.meta.url))
const migrations = join(prismaFolder, 'sqlite', 'migrations')
const initial = '20261122000000_initial'

/** The models and the datasource as they are now, in a fixed order. */
export function currentSchema(): SchemaFile[] {
  const models = readdirSync(join(prismaFolder, 'models')).filter((name) => name.endsWith('.prisma'))
  return ['sqlite/schema.prisma', ...models.sort().map((name) => `models/${name}`)].map((path) => ({
    path,
    content: readFileSync(join(prismaFolder, path), 'utf8'),
  }))
}

/** The SQL that leads from one schema (null: an empty database) to another; null when nothing changed. */
export async function diffSchemas(from: SchemaFile[] | null, to: SchemaFile[]): Promise<string | null> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue: EngineGlue = await import(pathToFileURL(glueFile).href)
  const bytes = readFileSync(join(dirname(glueFile), 'schema_engine_bg.wasm'))
  const { instance } = await wasm.instantiate(bytes, { './schema_engine_bg.js': glue })
  // oxlint-disable-next-line no-underscore-dangle -- the package's own name
  glue.__wbg_set_wasm(instance.exports)
  // oxlint-disable-next-line no-underscore-dangle -- the package's own name
  instance.exports.__wbindgen_start()
  const datamodels = to.map((file): [string, string] => [file.path, file.content])
  const adapter = bindMigrationAwareSqlAdapterFactory(mockMigrationAwareAdapterFactory('sqlite'))
  const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, adapter)
  const { exitCode, stdout } = await engine.diff({
    from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: from },
    to: { tag: 'schemaDatamodel', files: to },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
    schemaFilter: null,
  })
  return exitCode === 2 ? (stdout ?? '') : null
}

const existing = (): string[] =>
  existsSync(migrations)
    ? readdirSync(migrations)
        .filter((name) => existsSync(join(migrations, name, 'schema.json')))
        .sort()
    : []

function write(name: string, sql: string, schema: SchemaFile[]): void {
  const folder = join(migrations, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), `${sql.trim()}\n`)
  writeFileSync(join(folder, 'schema.json'), `${JSON.stringify(schema, null, 2)}\n`)
  writeFileSync(join(migrations, 'migration_lock.toml'), 'provider = "sqlite"\n')
  process.stdout.write(`prisma/sqlite/migrations/${name}\n`)
}

function refuse(reason: string): void {
  process.stderr.write(`${reason}\n`)
  process.exitCode = 1
}

async function main(argument: string | undefined): Promise<void> {
  const names = existing()
  const schema = currentSchema()
  if (argument === '--replace-initial') {
    if (names.some((name) => name !== initial)) return refuse('there are later migrations: the initial one is fixed')
    return write(initial, (await diffSchemas(null, schema)) ?? '', schema)
  }
  if (argument === undefined || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(argument))
    return refuse('usage: npm run migration -- NAME (lower-case words joined by -), or --replace-initial')
  const last = names.at(-1)
  const before: SchemaFile[] | null =
    last === undefined ? null : JSON.parse(readFileSync(join(migrations, last, 'schema.json'), 'utf8'))
  const sql = await diffSchemas(before, schema)
  if (sql === null) return refuse('nothing changed since the last migration')
  const time = systemClock.now().toISOString().replace(/\D/g, '').slice(0, 14)
  write(`${time}_${argument}`, sql, schema)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2])
