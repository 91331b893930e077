/** The mirror under soak: a copy of the built app on its own server, in a browser of its own. */
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

import {chromium, type Browser, type Page} from 'playwright-core';

import {startAppServer} from '../support/browser/app-server.ts';
import {installCameraSwitch} from '../support/browser/camera-switch.ts';
import {chromiumLaunchOptions, fakeCameraFlags} from '../support/browser/chromium.ts';
import {writeFakeCamera} from '../support/browser/fake-camera.ts';
import {hurryPages} from './hurried-page.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Such a browser neither draws nor computes on a graphics card. */
export const SOFTWARE_FLAGS = ['--disable-gpu', '--enable-unsafe-swiftshader'];

/** What a soak works on. */
export interface SoakSite {
  readonly page: Page;
  readonly browser: Browser;
  /** The served folder, a copy that may be changed. */
  readonly folder: string;
  /** The browser's first process. */
  readonly pid: number;
  close(): Promise<void>;
}

/** How the mirror is opened. */
export interface SoakSiteOptions {
  /** Further flags of the browser. */
  readonly flags?: readonly string[];
  /** The page's limits pass faster, see `hurryPages`. */
  readonly isHurried?: boolean;
}

/** Opens the mirror. */
export async function openSoakSite({flags = [], isHurried = false}: SoakSiteOptions = {}): Promise<SoakSite> {
  const folder = mkdtempSync(join(tmpdir(), 'soak-site-'));
  cpSync(join(ROOT, 'dist'), folder, {recursive: true});
  const server = await startAppServer({root: folder});
  const film = writeFakeCamera(join(ROOT, '.cache/fake-camera.y4m'));
  const browserServer = await chromium.launchServer(chromiumLaunchOptions([...fakeCameraFlags(film), ...flags]));
  const browser = await chromium.connect(browserServer.wsEndpoint());
  const context = await browser.newContext({viewport: {width: 640, height: 400}, permissions: ['camera']});
  await installCameraSwitch(context, null);
  if (isHurried) await hurryPages(context);
  const page = await context.newPage();
  await page.goto(`${server.origin}/?rung=192`);
  return {
    ...{page, browser, folder, pid: browserServer.process().pid ?? 0},
    close: async () => {
      await browser.close();
      await browserServer.close();
      await server.stop();
      rmSync(folder, {recursive: true});
    },
  };
}
