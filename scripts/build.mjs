/**
 * `npm run build`: builds dist/ and prints what it weighs; fails when a budget is broken.
 */
import {resolve} from 'node:path';

import {buildApp} from './lib/build.mjs';

try {
  await buildApp(resolve(import.meta.dirname, '..'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
