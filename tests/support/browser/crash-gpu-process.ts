/** Ends the browser's GPU process, as a driver does that crashes. */
import type {Browser} from 'playwright-core';

/** The browser starts another one by itself; all contexts and devices of the first are lost. */
export async function crashGpuProcess(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  // The answer may be lost with the process.
  session.send('Browser.crashGpuProcess').catch(() => undefined);
}
