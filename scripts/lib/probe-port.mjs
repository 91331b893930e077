/**
 * Who holds a port: nobody, a server of ours, or another program.
 */
import {get as getHttp} from 'node:http';
import {get as getHttps} from 'node:https';
import {createServer} from 'node:net';
import {setTimeout as pause} from 'node:timers/promises';

import {IDENTITY_PATH} from './static-server.mjs';

/** A server of ours answers from memory; one that takes longer is somebody else. */
const ANSWER_TIMEOUT_MS = 3000;

/**
 * Two starts at once see each other's probes, which hold the port for a moment and say nothing.
 * Who holds it is asked a second time after this.
 */
const SECOND_LOOK_MS = 500;

/** An identity is a few dozen bytes; more is another program's page. */
const LONGEST_ANSWER = 4096;

/** A browser asked for localhost tries both, so a program on either would be in our way. */
const LOOPBACK_HOSTS = ['127.0.0.1', '::1'];

/**
 * @typedef {{kind: 'free'}
 *   | {kind: 'ours', protocol: 'http' | 'https', version: string}
 *   | {kind: 'other'}} PortHolder
 */

/**
 * @param {{host: string, port: number}} address
 * @param {() => Promise<unknown>} [waitForSecondLook]
 * @returns {Promise<PortHolder>}
 */
export async function probePort(address, waitForSecondLook = () => pause(SECOND_LOOK_MS)) {
  const holder = await look(address);
  if (holder.kind !== 'other') return holder;
  await waitForSecondLook();
  return look(address);
}

/**
 * @param {{host: string, port: number}} address
 * @returns {Promise<PortHolder>}
 */
async function look({host, port}) {
  for (const listening of LOOPBACK_HOSTS.includes(host) ? LOOPBACK_HOSTS : [host]) {
    if (await canListen(listening, port)) continue;
    for (const protocol of /** @type {const} */ (['http', 'https'])) {
      const version = await askVersion(protocol, reachableHost(listening), port);
      if (version !== null) return {kind: 'ours', protocol, version};
    }
    return {kind: 'other'};
  }
  return {kind: 'free'};
}

/**
 * An address a client can connect to, for one a server listens on.
 *
 * @param {string} host
 */
function reachableHost(host) {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>} False only when the address is in use; any other failure is thrown.
 */
function canListen(host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      // A machine without IPv6 has nobody on ::1.
      else if (error.code === 'EADDRNOTAVAIL' && host === '::1') resolve(true);
      else reject(error);
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/**
 * @param {'http' | 'https'} protocol
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string | null>}
 */
function askVersion(protocol, host, port) {
  return new Promise((resolve) => {
    const options = {host, port, path: IDENTITY_PATH, timeout: ANSWER_TIMEOUT_MS};
    /** @param {import('node:http').IncomingMessage} response */
    const read = (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (/** @type {string} */ part) => {
        text += part;
        if (text.length > LONGEST_ANSWER) request.destroy();
      });
      response.on('end', () => {
        resolve(readVersion(text));
      });
      response.on('error', () => {
        resolve(null);
      });
    };
    const request =
      protocol === 'http' ? getHttp(options, read) : getHttps({...options, rejectUnauthorized: false}, read);
    request.on('timeout', () => request.destroy());
    request.on('error', () => {
      resolve(null);
    });
    request.on('close', () => {
      resolve(null);
    });
  });
}

/**
 * @param {string} text
 * @returns {string | null}
 */
function readVersion(text) {
  try {
    /** @type {unknown} */
    const answer = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null) return null;
    if (!('name' in answer) || answer.name !== 'pareidolia') return null;
    return 'version' in answer && typeof answer.version === 'string' ? answer.version : null;
  } catch {
    return null;
  }
}
