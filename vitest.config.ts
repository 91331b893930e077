import {playwright} from '@vitest/browser-playwright';
import {defineConfig, type TestProjectInlineConfiguration} from 'vitest/config';

import {chromiumLaunchOptions, fakeCameraFlags} from './tests/support/browser/chromium.ts';
import {LongestFirst} from './tests/support/longest-first.ts';

/** Some compute for seconds, and two cores have two of them at work. */
const UNIT_TEST_TIMEOUT_MS = 30_000;

/** A shader on the software adapter takes seconds to compile; a test that hangs still ends. */
const GPU_TEST_TIMEOUT_MS = 120_000;

/** Starting the whole app on two cores, with a network on wasm, takes many seconds. */
const E2E_TEST_TIMEOUT_MS = 180_000;

/** Runs at the same time optimise their dependencies each in a folder of its own. */
const CACHE_FOLDER = `node_modules/.vite/lane-${process.env['TEST_LANE'] ?? '0'}`;

/** What shows only after minutes: these run by themselves, not in `npm test`. */
const LONG_TEST_TIMEOUT_MS = 600_000;

export default defineConfig({
  test: {
    sequence: {sequencer: LongestFirst},
    tags: [
      {
        name: 'long',
        description: 'only for `npm run test:long`: tests/long, and the repeats that tests/support/long.ts marks',
      },
    ],
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          // Vitest leaves one core to itself, which does next to nothing: of two, half.
          maxWorkers: '100%',
          // A process for each file takes longer to start than most of their tests.
          isolate: false,
          testTimeout: UNIT_TEST_TIMEOUT_MS,
          allowOnly: false,
        },
      },
      {
        extends: './vite.config.ts',
        cacheDir: CACHE_FOLDER,
        optimizeDeps: {
          // Found in the middle of a run, a new dependency would reload the page under the tests.
          entries: ['tests/gpu/**/*.test.ts', 'src/engine/main.ts', 'src/page/main.ts'],
        },
        test: {
          name: 'gpu',
          include: ['tests/gpu/**/*.test.ts'],
          testTimeout: GPU_TEST_TIMEOUT_MS,
          hookTimeout: GPU_TEST_TIMEOUT_MS,
          // Two cores: two software GPUs at once only make both slower.
          fileParallelism: false,
          allowOnly: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({launchOptions: lazyLaunchOptions()}),
            instances: [{browser: 'chromium'}],
          },
        },
      },
      builtAppProject({name: 'e2e', folder: 'tests/e2e', timeoutMs: E2E_TEST_TIMEOUT_MS, atOnce: 2, retry: 1}),
      builtAppProject({name: 'e2e-timed', folder: 'tests/e2e/timed', timeoutMs: E2E_TEST_TIMEOUT_MS, retry: 1}),
      builtAppProject({name: 'soak', folder: 'tests/soak', timeoutMs: E2E_TEST_TIMEOUT_MS}),
      builtAppProject({name: 'long', folder: 'tests/long', timeoutMs: LONG_TEST_TIMEOUT_MS}),
    ],
  },
});

/** How tests of the built app are run. */
interface BuiltAppTests {
  readonly name: string;
  readonly folder: string;
  readonly timeoutMs: number;
  /** How many files, each in a browser of its own. Tests that know limits in time run singly. */
  readonly atOnce?: number;
  /**
   * Further attempts. A browser shares the machine with whatever else it does, and may be late for
   * a reason that is not ours; what is broken fails twice. `npm test` names what needed one.
   */
  readonly retry?: number;
}

/** Tests in Node of the built app in a browser. */
function builtAppProject({
  name,
  folder,
  timeoutMs,
  atOnce = 1,
  retry = 0,
}: BuiltAppTests): TestProjectInlineConfiguration {
  return {
    extends: './vite.config.ts',
    test: {
      name,
      environment: 'node',
      include: [`${folder}/*.test.ts`],
      globalSetup: ['tests/support/browser/e2e-setup.ts'],
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      maxWorkers: atOnce,
      retry,
      // Of projects that run together, each with its own number of workers, one after the other.
      sequence: {groupOrder: atOnce},
      allowOnly: false,
    },
  };
}

/**
 * The unit project must run where no browser is installed, so a missing one is an error only once
 * it is launched.
 */
function lazyLaunchOptions(): ReturnType<typeof chromiumLaunchOptions> {
  try {
    return chromiumLaunchOptions(fakeCameraFlags());
  } catch {
    return {executablePath: '', chromiumSandbox: false, headless: true, args: []};
  }
}
