// What both pages are built with. Two builds, because the desktop and the phone library name their parts alike: in one build
// the phone would silently get the desk's button (decision 0011).
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import type { Plugin, UserConfig } from 'vite'

type Resolver = NonNullable<NonNullable<Parameters<typeof components>[0]>['resolvers']>

/** `folder`: where the page stands; it is served below `/pages/<page>/` out of `dist/pages/<page>`. */
export const pageBuild = (page: 'desk' | 'phone', folder: string, resolvers: Resolver): UserConfig => ({
  root: folder,
  base: `/pages/${page}/`,
  plugins: [vue(), components({ resolvers, dts: false, dirs: [] }), compressed()],
  build: {
    outDir: join(folder, '../../../dist/pages', page),
    emptyOutDir: true,
    target: 'es2020',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    manifest: true,
  },
  logLevel: 'warn',
})

/** Beside every script and style its compressed twins: compressing belongs to building, not to serving. */
const compressed = (): Plugin => ({
  name: 'compressed-twins',
  async writeBundle({ dir = '' }, bundle) {
    for (const { fileName } of Object.values(bundle)) {
      if (!/\.(js|css|svg)$/.test(fileName)) continue
      const source = await readFile(join(dir, fileName))
      await writeFile(join(dir, `${fileName}.gz`), gzipSync(source, { level: 9 }))
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      await writeFile(join(dir, `${fileName}.br`), brotliCompressSync(source, { params }))
    }
  },
})
