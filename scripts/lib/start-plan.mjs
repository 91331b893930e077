/**
 * Decides what `npm start` does, from its options and from who holds the port.
 */
import {parsePort} from './options.mjs';
import {LOCAL_HOSTS} from './server/local-requests.mjs';

/**
 * No well-known program uses it. It is part of the origin, and with it of the gallery and the
 * camera permission.
 */
export const DEFAULT_PORT = 4711;

const DEFAULT_HOST = '127.0.0.1';

/** @type {readonly import('./options.mjs').Option[]} */
export const START_OPTIONS = [
  {name: 'port', placeholder: 'NUMBER', meaning: `port to serve on (${DEFAULT_PORT})`},
  {name: 'host', placeholder: 'ADDRESS', meaning: 'address to serve on (this machine only); 0.0.0.0 for the network'},
  {
    name: 'allow-host',
    placeholder: 'NAME',
    meaning: 'a name besides localhost to answer to: that of a server in front of this one',
  },
  {name: 'https', meaning: 'serve with a self-signed certificate, for a phone or a second screen'},
];

/**
 * @typedef {object} Address
 * @property {'address'} kind
 * @property {string} host
 * @property {number} port
 * @property {'http' | 'https'} protocol
 * @property {readonly string[]} [hostNames] Names besides localhost that it answers to.
 */

/**
 * @typedef {{kind: 'serve'} | {kind: 'reuse', message: string} | {kind: 'stop', message: string}}
 *   StartPlan
 */

/**
 * @param {{values: Record<string, string>, switches: Set<string>}} options
 * @returns {Address | {kind: 'mistake', message: string}}
 */
export function readAddress({values, switches}) {
  const port = values.port === undefined ? DEFAULT_PORT : parsePort(values.port);
  if (port === null)
    return {kind: 'mistake', message: `--port takes a number from 1 to 65535, not "${values.port ?? ''}".`};
  const host = values.host === undefined || values.host === 'localhost' ? DEFAULT_HOST : values.host;
  if (!/^[\w.:-]+$/.test(host)) return {kind: 'mistake', message: `--host takes a name or an address, not "${host}".`};
  const hostNames = values['allow-host'] === undefined ? [] : [values['allow-host']];
  return {kind: 'address', host, port, protocol: switches.has('https') ? 'https' : 'http', hostNames};
}

/**
 * @param {Address} address
 * @param {import('./probe-port.mjs').PortHolder} holder
 * @returns {StartPlan}
 */
export function planStart(address, holder) {
  switch (holder.kind) {
    case 'free':
      return {kind: 'serve'};
    case 'ours':
      return holder.protocol === address.protocol
        ? {kind: 'reuse', message: `Pareidolia ${holder.version} is already running at ${originOf(address)}`}
        : {
            kind: 'stop',
            message:
              `Pareidolia is already running on port ${address.port} with ${holder.protocol}. ` +
              `Stop it first, or choose another port with --port. ${OTHER_ORIGIN}`,
          };
    case 'other':
      return {
        kind: 'stop',
        message: `Another program is using port ${address.port}. Stop it, or choose another port with --port ${
          address.port + 1
        }. ${OTHER_ORIGIN}`,
      };
  }
}

const OTHER_ORIGIN =
  'To a browser another port is another site: kept pictures, the installed app and the camera permission stay behind.';

/**
 * The address to open on this machine.
 *
 * @param {Pick<Address, 'host' | 'port' | 'protocol'>} address
 */
export function originOf({host, port, protocol}) {
  const isHere = LOCAL_HOSTS.has(host) || host === '0.0.0.0' || host === '::';
  return `${protocol}://${isHere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * What is printed once the server listens.
 *
 * @param {Address} address
 * @param {readonly string[]} lanAddresses The machine's own addresses in its networks.
 */
export function describeServer(address, lanAddresses) {
  const lines = [`Pareidolia is at ${originOf(address)}`];
  if (!LOCAL_HOSTS.has(address.host)) {
    const others = address.host === '0.0.0.0' || address.host === '::' ? lanAddresses : [];
    lines.push(...others.map((host) => `  and in your network at ${originOf({...address, host})}`));
    if (address.protocol === 'http') {
      lines.push('On other devices browsers give the camera to https only: add --https for them.');
    }
  }
  if (address.protocol === 'https') {
    lines.push('The certificate is self-signed: accept the warning once. Offline use needs a trusted certificate.');
  }
  return [...lines, 'Stop with Ctrl-C.'].join('\n');
}
