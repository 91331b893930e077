import {readFileSync} from 'node:fs';
import {defineConfig} from 'vite';

import {benchPage} from './scripts/vite/bench-page.mjs';
import {contentSecurityMeta} from './scripts/vite/content-security-meta.mjs';
import {servedModels} from './scripts/vite/served-models.mjs';
import {trimmedStyles} from './scripts/vite/trim-styles.mjs';

const {version} = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {version: string};

export default defineConfig({
  // The status panel names it.
  define: {'import.meta.env.APP_VERSION': JSON.stringify(version)},
  plugins: [servedModels(), contentSecurityMeta(), benchPage(), trimmedStyles()],
  worker: {format: 'es'},
  build: {
    target: 'esnext',
    // A picture or font inlined as data: would need a wider Content-Security-Policy, and cannot be
    // cached by itself.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  // TensorFlow.js ships ES modules without saying so: Node must not load it by itself.
  ssr: {noExternal: [/^@tensorflow\//]},
});
