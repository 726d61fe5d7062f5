import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

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

/** What takes longest on either engine, or waits for half a minute: last of all, it would leave the processors with nothing beside it. */
const LONG = [
  'server/test/slow-clients.test.ts',
  'server/src/adapters/engine/postgres/embedded.test.ts',
  'server/test/start.test.ts',
  'server/src/features/cut-off.test.ts',
  'server/src/features/meanwhile.test.ts',
  'server/test/matrix.test.ts',
  'server/src/features/undo.test.ts',
  'server/src/features/accounts/account-erasure.test.ts',
  'cli/test/import.test.ts',
  'cli/test/commands.test.ts',
  'server/test/commit.property.test.ts',
  'server/src/features/undo-kinds.test.ts',
  'server/src/features/accounts/login.test.ts',
  'server/src/features/accounts/second-step.test.ts',
  'server/src/features/accounts/operator.test.ts',
  'server/src/features/accounts/registration-rules.test.ts',
  'server/test/mass-assignment.test.ts',
  'server/test/npm-install.test.ts',
]

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    // oxlint-disable-next-line unicorn/no-array-sort -- Vitest's own, of a class that is no array
    const all = await super.sort(files)
    const long = LONG.flatMap(file => all.filter(({ moduleId }) => moduleId.endsWith(`/${file}`)))
    return [...new Set([...long, ...all])]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['contract/**/*.test.ts', 'web/src/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: server.testTimeout,
        },
      },
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
