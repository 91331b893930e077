/**
 * Who asks, and by which name. A website elsewhere can give its own name the address 127.0.0.1;
 * a browser would then let it read what is served here to localhost alone.
 */

/** Names of this machine under which a browser offers the camera without HTTPS. */
export const LOCAL_HOSTS = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Whether an address is one that only this machine reaches.
 *
 * @param {string | undefined} address
 */
export function isLoopback(address) {
  const plain = address?.replace(/^::ffff:/, '');
  return plain !== undefined && (plain === '::1' || /^127\.\d+\.\d+\.\d+$/.test(plain));
}

/**
 * Whether a Host header names this machine, or one of the names that the operator allows.
 *
 * @param {string | undefined} host As the client sent it, with or without a port.
 * @param {readonly string[]} allowed
 */
export function isHostNamed(host, allowed) {
  const name = hostNameOf(host);
  return name !== null && (LOCAL_HOSTS.has(name) || allowed.some((other) => other.toLowerCase() === name));
}

/**
 * Whether a request comes from a page that this server served. Programs send no Origin.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
export function isSameOrigin({origin, host}) {
  return origin === undefined || origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
}

/** @param {string | undefined} host */
function hostNameOf(host) {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host)) return null;
  try {
    return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
  } catch {
    return null;
  }
}
