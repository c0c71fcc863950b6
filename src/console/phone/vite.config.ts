// The page for unit contacts, built with the phone's parts.
import { TDesignResolver } from '@tdesign-vue-next/auto-import-resolver'
import { defineConfig } from 'vite'
import { pageBuild } from '../build.ts'

export default defineConfig(pageBuild('phone', import.meta.dirname, [TDesignResolver({ library: 'mobile-vue' })]))
