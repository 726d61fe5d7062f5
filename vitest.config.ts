import { defineConfig } from 'vitest/config'

const server = {
  globalSetup: ['server/test/cluster.ts', 'server/test/dynamodb.ts'],
  // A machine that is busy with something else is slow, not wrong.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
  // For two processors one more, since some tests wait for half a minute. Not for as many as the machine has: a container may have a part of them.
  maxWorkers: 3,
}

/** What only this engine does: what it consumes. */
const onDynamodb = 'server/src/adapters/store/dynamodb/*.test.ts'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['contract/**/*.test.ts', 'web/src/**/*.test.ts', 'scripts/**/*.test.ts'] } },
      {
        test: {
          ...server,
          name: 'server',
          include: ['server/**/*.test.ts', 'server/**/*.contract.ts', 'cli/**/*.test.ts'],
          exclude: [onDynamodb],
        },
      },
      // The contract and property tests above run against both engines; this is the whole product on the other one.
      {
        test: {
          ...server,
          name: 'dynamodb',
          env: { CAIRN_TEST_STORE: 'dynamodb' },
          include: [
            onDynamodb,
            'server/src/{features,http}/**/*.test.ts',
            'server/test/{matrix,http.property,fuzz}.test.ts',
          ],
        },
      },
    ],
  },
})
