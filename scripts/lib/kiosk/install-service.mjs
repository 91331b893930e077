/**
 * `npm run kiosk -- --install-service`: writes and checks the systemd user unit; on other systems
 * it prints what to store, and where.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {formatLaunchAgent, formatScheduledTask, formatSystemdUnit, SERVICE_NAME} from './service-texts.mjs';

/**
 * @param {import('./service-texts.mjs').ServiceCommand} command
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @returns {number} The exit code.
 */
export function installService(command, platform, environment) {
  switch (platform) {
    case 'linux':
      return installUnit(command, environment);
    case 'darwin':
      console.log(formatLaunchAgent(command));
      console.log('Store this as ~/Library/LaunchAgents/pareidolia.kiosk.plist, then:');
      console.log('  launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/pareidolia.kiosk.plist');
      return 0;
    case 'win32':
      console.log(formatScheduledTask(command));
      console.log(`Store this as ${SERVICE_NAME}.xml, then:`);
      console.log(`  schtasks /Create /TN ${SERVICE_NAME} /XML ${SERVICE_NAME}.xml`);
      return 0;
    default:
      console.error(`There is no recipe for ${platform} here. Let the system run this after login:`);
      console.error([command.node, ...command.words].join(' '));
      return 1;
  }
}

/**
 * @param {import('./service-texts.mjs').ServiceCommand} command
 * @param {NodeJS.ProcessEnv} environment
 */
function installUnit(command, environment) {
  const configuration = environment.XDG_CONFIG_HOME ?? join(environment.HOME ?? '', '.config');
  const folder = join(configuration, 'systemd/user');
  const file = join(folder, `${SERVICE_NAME}.service`);
  mkdirSync(folder, {recursive: true});
  writeFileSync(file, formatSystemdUnit(command));
  console.log(`Written: ${file}`);
  const check = spawnSync('systemd-analyze', ['verify', '--user', file], {encoding: 'utf8', env: environment});
  if (check.error !== undefined) {
    console.log('It could not be checked: there is no systemd-analyze here.');
  } else if (check.status === 0) {
    console.log('Checked: systemd accepts it.');
  } else if (check.stderr.includes(SERVICE_NAME)) {
    console.error(`systemd does not accept it:\n${check.stderr}`);
    return 1;
  } else {
    // What it complains about is no unit: outside a session, say, it has no manager to ask.
    console.log(`It could not be checked: ${check.stderr.trim()}`);
  }
  console.log('Switch it on, from now and after each login:');
  console.log(`  systemctl --user daemon-reload && systemctl --user enable --now ${SERVICE_NAME}`);
  console.log(`What it says: journalctl --user -u ${SERVICE_NAME} -f`);
  return 0;
}
