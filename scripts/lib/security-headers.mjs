/**
 * The one statement of what the page may load and use: sent as headers by our server and, for other
 * hosts, written into index.html as a meta tag.
 */

/** @type {Record<string, string>} */
const CONTENT_SECURITY = {
  'default-src': "'self'",
  // The networks' wasm runtime compiles WebAssembly; nothing evaluates text.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  // blob: kept pictures and dropped files; data: one-pixel pictures of libraries.
  'img-src': "'self' blob: data:",
  'media-src': "'self' blob:",
  'connect-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** The policy as a meta tag may carry it: frame-ancestors is only heard in a header. */
export const CONTENT_SECURITY_META = Object.entries(CONTENT_SECURITY)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ');

const PERMISSIONS = [
  'camera=(self)',
  'fullscreen=(self)',
  'screen-wake-lock=(self)',
  'microphone=()',
  'geolocation=()',
  'display-capture=()',
  'payment=()',
  'usb=()',
  'serial=()',
  'midi=()',
];

/** Headers of every answer.
 * @type {Readonly<Record<string, string>>} */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': `${CONTENT_SECURITY_META}; frame-ancestors 'none'`,
  'Permissions-Policy': PERMISSIONS.join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // With the opener policy it isolates the page, so that the network's threads may share memory.
  // Nothing is fetched from elsewhere, so nothing is refused by it.
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
