// Prisma's own settings. Generating needs no native engine, but Prisma looks for one and would download it;
// a program that always fails keeps `generate` offline and makes `migrate` fail loudly instead of doing nothing.
import { defineConfig } from 'prisma/config'

process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= '/bin/false'

export default defineConfig({ schema: 'prisma/sqlite', migrations: { path: 'prisma/sqlite/migrations' } })
