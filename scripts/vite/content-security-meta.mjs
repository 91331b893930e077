/**
 * Writes the Content-Security-Policy into the built index.html, for hosts that send no headers of
 * ours. Not in development: there the dev server itself injects inline scripts.
 */
import {CONTENT_SECURITY_META} from '../lib/security-headers.mjs';

/** @returns {import('vite').Plugin} */
export function contentSecurityMeta() {
  return {
    name: 'content-security-meta',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: {'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_META},
        // First, so that it holds for everything after it.
        injectTo: 'head-prepend',
      },
    ],
  };
}
