/**
 * The network's files as a bad copy leaves them: the mirror refuses them whole, stays a mirror, and
 * says so.
 */
import {expect} from 'vitest';

import {remove, rewrite, serveAltered, WEIGHTS, type Alteration} from '../support/browser/altered-site.ts';
import {
  closeInPeace,
  expectDetail,
  expectPlainMirror,
  expectSentence,
  openQuickMirror,
} from '../support/browser/troubled-mirror.ts';
import {firstThenLong} from '../support/long.ts';

/** One byte in the middle, as a fault in memory or on a disk leaves it. */
function flipOneBit(bytes: Buffer): Buffer {
  const altered = Buffer.from(bytes);
  const middle = altered.length >> 1;
  altered.writeUInt8(altered.readUInt8(middle) ^ 1, middle);
  return altered;
}

interface Damage {
  readonly name: string;
  readonly alter: Alteration;
  readonly code: 'model-corrupt' | 'model-missing' | 'model-invalid';
  readonly detail: RegExp;
}

const DAMAGES: readonly Damage[] = [
  {
    name: 'a weights file that is cut short',
    alter: rewrite(WEIGHTS, (bytes) => bytes.subarray(0, bytes.length - 100)),
    code: 'model-corrupt',
    detail: /^style\/weights\.bin has \d+ bytes, the manifest says \d+$/,
  },
  {
    name: 'a weights file in which one bit differs',
    alter: rewrite(WEIGHTS, flipOneBit),
    code: 'model-corrupt',
    detail: /^style\/weights\.bin has sha256 [0-9a-f]{64}, the manifest says [0-9a-f]{64}$/,
  },
  {
    name: 'a missing list of models',
    alter: remove('models/manifest.json'),
    code: 'model-missing',
    detail: /^\/models\/manifest\.json answered 404$/,
  },
  {
    name: 'a list of models that is no list',
    alter: rewrite('models/manifest.json', () => Buffer.from('<html>the cloakroom</html>')),
    code: 'model-invalid',
    detail: /manifest/,
  },
];

firstThenLong(DAMAGES)('with $name the visitor stays in the plain mirror', async ({alter, code, detail}) => {
  const server = await serveAltered(alter);
  const app = await openQuickMirror({origin: server.origin});
  await expectSentence(app.page, code);
  await expectPlainMirror(app.page);
  // Nothing of the network is there to choose, and no picture can be taken of what is not painted.
  expect(await app.page.locator('pareidolia-style-strip .tile').count()).toBe(0);
  expect(await app.page.locator('pareidolia-shutter-button').getAttribute('disabled')).not.toBeNull();
  await expectDetail(app.page, code, detail);
  await closeInPeace(app);
  await server.stop();
});
