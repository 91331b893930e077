/**
 * Runs a Vite build as production, whatever NODE_ENV says. Vite believes NODE_ENV more than its own
 * mode: started from a test run it would ship the development half of every library, and
 * `import.meta.env.DEV` as true.
 */
import {build} from 'vite';

/**
 * @param {import('vite').InlineConfig} config
 */
export async function buildForProduction(config) {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build(config);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
