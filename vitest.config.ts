import {playwright} from '@vitest/browser-playwright';
import {defineConfig, type TestProjectInlineConfiguration} from 'vitest/config';

import {chromiumLaunchOptions, fakeCameraFlags} from './tests/support/browser/chromium.ts';

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
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
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
      builtAppProject('e2e', 'tests/e2e', E2E_TEST_TIMEOUT_MS),
      builtAppProject('soak', 'tests/soak', E2E_TEST_TIMEOUT_MS),
      builtAppProject('long', 'tests/long', LONG_TEST_TIMEOUT_MS),
    ],
  },
});

/** Tests in Node of the built app in a browser. */
function builtAppProject(name: string, folder: string, timeoutMs: number): TestProjectInlineConfiguration {
  return {
    extends: './vite.config.ts',
    test: {
      name,
      environment: 'node',
      include: [`${folder}/**/*.test.ts`],
      globalSetup: ['tests/support/browser/e2e-setup.ts'],
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      fileParallelism: false,
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
