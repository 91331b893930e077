/** The built app on a port of its own, for scripts that take pictures of it. */
import {join, resolve} from 'node:path';

import {buildIfStale} from '../../scripts/lib/bring-up.mjs';
import {createStaticServer} from '../../scripts/lib/static-server.mjs';

const ROOT = resolve(import.meta.dirname, '../..');

/** A site that is served. */
export interface ServedBuild {
  /** 'http://localhost:4711', without a slash at its end. */
  readonly origin: string;
  readonly close: () => void;
}

/** Builds what has changed, and serves it. */
export async function serveBuild(): Promise<ServedBuild> {
  await buildIfStale(ROOT);
  const server = createStaticServer({root: join(ROOT, 'dist'), version: 'pictures'});
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://localhost:${address.port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
