import { defineConfig } from 'vitest/config';

const shared = { globalSetup: ['test/global-setup.ts'], pool: 'forks' as const, maxWorkers: 2, testTimeout: 20_000, hookTimeout: 60_000 };

/** On a PostgreSQL of one's own once more, except for what is about the embedded one or about no database at all. */
const notOnOwn = ['src/kernel/postgres/**', 'test/faults/**', 'test/house/**', 'src/web/browser/**', 'src/web/ui/**'];
const onOwn = Boolean(process.env.PORTICO_TEST_DATABASE_URL);

/** JSX becomes text by our own runtime (decision 026). */
const oxc = { jsx: { runtime: 'automatic' as const, importSource: '#markup' } };

export default defineConfig({
  test: {
    projects: [
      {
        oxc,
        test: {
          ...shared, name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'node_modules/**', ...(onOwn ? notOnOwn : [])],
        },
      },
      { oxc, test: { ...shared, name: 'journeys', include: ['test/journeys/**/*.test.ts'], maxWorkers: 1, testTimeout: 120_000 } },
    ],
  },
});
