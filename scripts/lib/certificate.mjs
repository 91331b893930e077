/**
 * A self-signed certificate for `--https`, kept between runs so that a phone that accepted it once
 * is not asked again.
 */
import {X509Certificate} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {isIP} from 'node:net';
import {networkInterfaces} from 'node:os';
import {join} from 'node:path';

/** Browsers refuse server certificates that live longer than 825 days. */
const LIFETIME_DAYS = 800;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * @param {string} folder Where the key and the certificate are kept.
 * @param {string} host The name or address the server listens on.
 * @returns {Promise<{key: string, cert: string}>}
 */
export async function loadOrCreateCertificate(folder, host) {
  const keyFile = join(folder, 'key.pem');
  const certificateFile = join(folder, 'certificate.pem');
  const names = [...new Set(['localhost', '127.0.0.1', host, ...listLanAddresses()])].filter(
    (name) => name !== '0.0.0.0' && name !== '::',
  );
  if (existsSync(keyFile) && existsSync(certificateFile)) {
    const kept = {key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certificateFile, 'utf8')};
    if (isUsable(kept.cert, names)) return kept;
  }
  const {generate} = await import('selfsigned');
  const {private: key, cert} = await generate([{name: 'commonName', value: 'Pareidolia'}], {
    keyType: 'ec',
    notAfterDate: new Date(Date.now() + LIFETIME_DAYS * DAY_MS),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) === 0 ? {type: 2, value: name} : {type: 7, ip: name})),
      },
    ],
  });
  mkdirSync(folder, {recursive: true});
  writeFileSync(keyFile, key, {mode: 0o600});
  writeFileSync(certificateFile, cert);
  return {key, cert};
}

/**
 * The machine's own addresses in its local networks.
 *
 * @returns {string[]}
 */
export function listLanAddresses() {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({family, internal}) => family === 'IPv4' && !internal)
    .map(({address}) => address);
}

/**
 * @param {string} pem
 * @param {readonly string[]} names
 */
function isUsable(pem, names) {
  try {
    const certificate = new X509Certificate(pem);
    const coversAll = names.every((name) =>
      isIP(name) === 0 ? certificate.checkHost(name) !== undefined : certificate.checkIP(name) !== undefined,
    );
    return coversAll && Date.parse(certificate.validTo) > Date.now() + DAY_MS;
  } catch {
    // Not a certificate: a new one replaces it.
    return false;
  }
}
