/** The built app whose networks a software adapter compiles in seconds where they run on WebGPU. */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {SOFTWARE_SHAPE, type WorkgroupShape} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import {QUICK_SHAPE} from '../network/quick-shape.ts';
import type {Alteration} from './altered-site.ts';

/** Puts QUICK_SHAPE in the place of SOFTWARE_SHAPE. */
export const COMPILED_QUICKLY: Alteration = (folder) => {
  const assets = join(folder, 'assets');
  for (const name of readdirSync(assets).filter((file) => file.endsWith('.js'))) {
    const script = readFileSync(join(assets, name), 'utf8');
    if (!script.includes(builtFormOf(SOFTWARE_SHAPE))) continue;
    writeFileSync(join(assets, name), script.replace(builtFormOf(SOFTWARE_SHAPE), builtFormOf(QUICK_SHAPE)));
    return;
  }
  throw new Error('The build has no shape for software adapters.');
};

/** As the bundler writes it. */
function builtFormOf({kind, x, y, quads, chunk}: WorkgroupShape): string {
  return `{kind:\`${kind}\`,x:${x},y:${y},quads:${quads},chunk:${chunk}}`;
}
