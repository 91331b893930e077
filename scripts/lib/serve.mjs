/**
 * Runs the static server over dist/ until it is told to stop.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {listLanAddresses, loadOrCreateCertificate} from './certificate.mjs';
import {describeServer} from './start-plan.mjs';
import {createStaticServer} from './static-server.mjs';

/**
 * Starts listening. `whenStopped` resolves with the exit code after Ctrl-C or a polite kill.
 *
 * @param {string} root The repository.
 * @param {import('./start-plan.mjs').Address} address
 * @returns {Promise<{message: string, stop: () => void, whenStopped: Promise<number>}>}
 */
export async function serve(root, address) {
  const certificate =
    address.protocol === 'https' ? await loadOrCreateCertificate(join(root, '.certificate'), address.host) : null;
  const server = createStaticServer({
    root: join(root, 'dist'),
    version: readVersion(root),
    certificate,
    hostNames: address.hostNames ?? [],
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, () => {
      resolve(undefined);
    });
  });
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  /** @type {Promise<number>} */
  const whenStopped = new Promise((resolve) => {
    server.once('close', () => {
      process.removeListener('SIGINT', stop);
      process.removeListener('SIGTERM', stop);
      resolve(0);
    });
  });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return {message: describeServer(address, listLanAddresses()), stop, whenStopped};
}

/**
 * @param {string} root
 */
export function readVersion(root) {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return /** @type {{version: string}} */ (manifest).version;
}
