// The office's console, built with the desktop parts.
import { TDesignResolver } from '@tdesign-vue-next/auto-import-resolver'
import { defineConfig } from 'vite'
import { pageBuild } from '../build.ts'

export default defineConfig(pageBuild('desk', import.meta.dirname, [TDesignResolver({ library: 'vue-next' })]))
