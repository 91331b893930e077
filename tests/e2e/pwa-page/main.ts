/**
 * A page that is kept for offline use and does nothing else: what the real page hears and asks,
 * laid open for the test.
 */
import {registerServiceWorker, type UpdateControl} from '../../../src/page/pwa/update.ts';

/** What the test reads and calls. */
export interface PwaPage {
  /** Everything heard, in order, such as 'progress 1' and 'update-ready'. */
  readonly heard: string[];
  readonly control: UpdateControl;
}

declare global {
  interface Window {
    pwaPage: PwaPage;
  }
}

const heard: string[] = [];
window.pwaPage = {
  heard,
  control: registerServiceWorker({
    onProgress: (share) => heard.push(`progress ${share}`),
    onOfflineReady: () => heard.push('offline-ready'),
    onUpdateReady: () => heard.push('update-ready'),
    onOfflineUnavailable: ({code}) => heard.push(`unavailable ${code}`),
  }),
};
