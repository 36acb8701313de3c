import { defineConfig } from 'vitest/config';

const shared = { globalSetup: ['test/global-setup.ts'], pool: 'forks' as const, maxWorkers: 2, testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'unit', include: ['src/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'test/**/*.test.ts'], exclude: ['test/journeys/**', 'node_modules/**'] } },
      { test: { ...shared, name: 'journeys', include: ['test/journeys/**/*.test.ts'], maxWorkers: 1, testTimeout: 120_000 } },
    ],
  },
});
