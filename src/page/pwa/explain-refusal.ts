/**
 * Finds out why the browser refused the service worker.
 */
import {failure, type Failure} from '../../protocol/errors.ts';

/** Where our own server says how it is set up. Other hosts have nothing there. */
const IDENTITY_URL = `${import.meta.env.BASE_URL}__pareidolia`;

/**
 * A browser that shows a page after a certificate warning still refuses to install it. Our server
 * knows that it is so.
 */
export async function explainRefusal(refusal: unknown): Promise<Failure> {
  const detail = refusal instanceof Error ? `${refusal.name}: ${refusal.message}` : String(refusal);
  return (await hasSelfSignedCertificate())
    ? failure('offline-untrusted', `self-signed certificate; ${detail}`)
    : failure('offline-unavailable', detail);
}

async function hasSelfSignedCertificate(): Promise<boolean> {
  try {
    const response = await fetch(IDENTITY_URL);
    const identity: unknown = await response.json();
    return (
      typeof identity === 'object' &&
      identity !== null &&
      'certificate' in identity &&
      identity.certificate === 'self-signed'
    );
  } catch {
    // Another server answered, or none: the reason stays unknown.
    return false;
  }
}
