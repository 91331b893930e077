/**
 * What a visitor gets when the page itself is damaged and the server is away: the plain video, a
 * sentence, and another attempt every few seconds. It is part of the service worker's own script,
 * which browsers keep apart from the caches.
 */
import {WAITING as GERMAN} from '../words/de/waiting.ts';
import {WAITING as ENGLISH} from '../words/en/waiting.ts';
import page from './waiting-page.html?raw';

/** The page as an answer; what is written in it may run, and nothing else. */
export function waitingPage(): Response {
  const nonce = crypto.randomUUID();
  // The language that was chosen is stored where a service worker cannot read.
  const values = new Map([
    ['nonce', nonce],
    ['english', ENGLISH],
    ['german', GERMAN],
  ]);
  const text = page.replace(/\{(nonce|english|german)\}/g, (_, name: string) => values.get(name) ?? '');
  return new Response(text, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; connect-src 'self'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`,
    },
  });
}
