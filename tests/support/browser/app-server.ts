/**
 * Serves the built app to a test, on a port of its own, and can be stopped in the middle of it.
 */
import type {AddressInfo} from 'node:net';
import {join, resolve} from 'node:path';

import type {HeartbeatBox} from '../../../scripts/lib/server/heartbeat-box.mjs';
import {createStaticServer} from '../../../scripts/lib/static-server.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A running server of the app. */
export interface AppServer {
  /** Without a trailing slash, such as http://localhost:40123. */
  readonly origin: string;
  /** Cuts every connection and frees the port: from now on the network is away. */
  stop(): Promise<void>;
}

/** What to serve, and how. */
export interface ServeOptions {
  /** The built app unless a test makes a folder of its own. */
  readonly root?: string;
  /** A free port, unless a test needs the same origin again. */
  readonly port?: number;
  /** Names besides localhost that it answers to. */
  readonly hostNames?: readonly string[];
  /** Where a test hears the page's heartbeat. */
  readonly heartbeats?: HeartbeatBox;
  /** Serves by HTTPS. */
  readonly certificate?: {readonly key: string; readonly cert: string};
}

/** Starts a server of the app. */
export async function startAppServer({
  root = join(ROOT, 'dist'),
  port = 0,
  certificate,
  hostNames = [],
  heartbeats,
}: ServeOptions = {}): Promise<AppServer> {
  const server = createStaticServer({
    root,
    version: 'test',
    certificate: certificate ?? null,
    hostNames,
    ...(heartbeats && {heartbeats}),
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    origin: `${certificate === undefined ? 'http' : 'https'}://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((stopped) => {
        server.close(() => {
          stopped();
        });
        server.closeAllConnections();
      }),
  };
}
