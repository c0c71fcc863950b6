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
    dangerouslyIgnoreUnhandledErrors: false,
  },
})
