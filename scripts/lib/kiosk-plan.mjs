/**
 * How the kiosk's browser is found and started. Pure: paths and flags in, paths and flags out.
 */
import {posix, win32} from 'node:path';

/** Browsers that run the mirror at its best, best first, by the commands Linux knows them under. */
const LINUX_COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** @type {readonly import('./options.mjs').Option[]} */
export const KIOSK_OPTIONS = [
  {name: 'url', placeholder: "'?style=...'", meaning: 'what the address adds: how the mirror starts'},
  {name: 'port', placeholder: 'NUMBER', meaning: 'port of the mirror on this machine'},
  {name: 'browser', placeholder: 'PATH', meaning: 'the browser to use; otherwise Chrome, Chromium or Edge is found'},
  {name: 'profile', placeholder: 'FOLDER', meaning: "the browser's own profile (.kiosk/profile)"},
  {
    name: 'until-closed',
    meaning: 'ends when the browser is closed or cannot run; otherwise it is opened again for ever',
  },
  {name: 'install-service', meaning: 'sets up, or prints, what starts the kiosk with these options after login'},
];

/**
 * Every path where a browser may be, best first.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string[]}
 */
export function listBrowserPaths(platform, environment) {
  if (platform === 'win32') {
    const folders = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA];
    return WINDOWS_PROGRAMS.flatMap((program) => folders.filter(isGiven).map((folder) => win32.join(folder, program)));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(isGiven(environment.HOME) ? [`${environment.HOME}/Applications`] : [])];
    return MAC_APPLICATIONS.flatMap((application) => folders.map((folder) => posix.join(folder, application)));
  }
  const folders = (environment.PATH ?? '').split(':').filter(isGiven);
  return LINUX_COMMANDS.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
}

/**
 * The flags of the kiosk's browser.
 *
 * @param {object} options
 * @param {string} options.url The mirror's address.
 * @param {string} options.profile Folder of the browser's own profile: pictures and permissions
 *   survive restarts there.
 * @param {NodeJS.Platform} options.platform
 * @param {boolean} options.isRoot A browser run by root starts only without its sandbox.
 * @returns {string[]}
 */
export function kioskArguments({url, profile, platform, isRoot}) {
  return [
    '--kiosk',
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    // Nothing may lie over the picture: no questions, bars, bubbles or first-run pages.
    '--no-first-run',
    '--no-default-browser-check',
    '--noerrdialogs',
    '--disable-infobars',
    '--hide-crash-restore-bubble',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--disable-features=Translate,MediaRouter',
    // The screen shows our page alone, so the camera question would have no other answer.
    '--auto-accept-camera-and-microphone-capture',
    // A kiosk is looked at, not operated: nothing may be slowed down because nobody touched it.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-component-update',
    '--password-store=basic',
    ...(platform === 'linux' ? ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--ignore-gpu-blocklist'] : []),
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/**
 * The mirror's address with what the operator adds to it: a query or a fragment, never another
 * page. It says that a kiosk shows the page, which then sends its heartbeat.
 *
 * @param {string} origin
 * @param {string} addition As typed, with or without the leading question mark.
 */
export function kioskUrl(origin, addition) {
  const tail = addition === '' || /^[?#]/.test(addition) ? addition : `?${addition}`;
  const url = new URL(`/${tail}`, origin);
  // Written as text: what the operator typed stays as it is.
  url.search = `${url.search === '' ? '?' : `${url.search}&`}kiosk=1`;
  return url.href;
}

/**
 * @param {string | undefined} text
 * @returns {text is string}
 */
function isGiven(text) {
  return text !== undefined && text !== '';
}
