import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/plain-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Two at a time, on two cores: the stories wait for processes and sockets more than they compute.
    maxWorkers: 2,
    // Files share a worker's modules: importing and warming them anew for each file took more than half of the run.
    isolate: false,
    dangerouslyIgnoreUnhandledErrors: false,
  },
})
