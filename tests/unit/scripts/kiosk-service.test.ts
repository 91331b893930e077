/**
 * What starts the kiosk after login: the unit is written where systemd looks, checked, and says
 * exactly the words that were typed.
 */
import {spawnSync} from 'node:child_process';
import {chmodSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';

import {formatLaunchAgent, formatScheduledTask, formatSystemdUnit} from '../../../scripts/lib/kiosk/service-texts.mjs';

const SCRIPT = resolve(import.meta.dirname, '../../../scripts/kiosk.mjs');
const COMMAND = {
  node: '/usr/bin/node',
  words: ['/srv/a mirror/kiosk.mjs', '--url', '?style=great-wave&strength=0.5', '100% $HOME "quoted" \\'],
  folder: '/srv/a mirror',
};

/** A folder with a systemd-analyze that notes what it was asked, and ends with this code. */
function fakeSystemd(exitCode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'systemd-'));
  writeFileSync(
    join(folder, 'systemd-analyze'),
    `#!${process.execPath}
     require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'asked'))}, process.argv.slice(2).join(' '));
     console.error('a fault of the test');
     process.exit(${exitCode});`,
  );
  chmodSync(join(folder, 'systemd-analyze'), 0o755);
  return folder;
}

function install(path: string): {home: string; code: number | null; text: string} {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [SCRIPT, '--install-service', '--browser', process.execPath, '--url', '?style=great-wave'],
    {encoding: 'utf8', env: {HOME: home, PATH: path}},
  );
  return {home, code: status, text: stdout + stderr};
}

test('a unit says the words as they were typed, and restarts for ever', () => {
  const unit = formatSystemdUnit(COMMAND);
  expect(unit).toContain(
    String.raw`ExecStart="/usr/bin/node" "/srv/a mirror/kiosk.mjs" "--url" "?style=great-wave&strength=0.5" ` +
      String.raw`"100%% $$HOME \"quoted\" \\"`,
  );
  expect(unit).toContain('Restart=always');
  expect(unit).toContain('StartLimitIntervalSec=0');
});

test('a launch agent and a scheduled task say them, too', () => {
  const agent = formatLaunchAgent(COMMAND);
  expect(agent).toContain('<string>?style=great-wave&amp;strength=0.5</string>');
  expect(agent).toContain('<string>100% $HOME &quot;quoted&quot; \\</string>');
  const task = formatScheduledTask(COMMAND);
  expect(task).toContain('<Command>/usr/bin/node</Command>');
  expect(task).toContain('&quot;?style=great-wave&amp;strength=0.5&quot;');
  expect(task).toContain(String.raw`&quot;100% $HOME \&quot;quoted\&quot; \\&quot;`);
});

test.runIf(process.platform === 'linux')('--install-service writes the unit and has systemd check it', () => {
  const systemd = fakeSystemd(0);
  const {home, code, text} = install(systemd);
  const file = join(home, '.config/systemd/user/pareidolia-kiosk.service');
  expect(readFileSync(join(systemd, 'asked'), 'utf8')).toBe(`verify --user ${file}`);
  expect(readFileSync(file, 'utf8')).toContain(
    `"${SCRIPT}" "--browser" "${process.execPath}" "--url" "?style=great-wave"`,
  );
  expect(code).toBe(0);
  expect(text).toContain('Checked: systemd accepts it.');
  expect(text).toContain('systemctl --user enable --now pareidolia-kiosk');
});

test.runIf(process.platform === 'linux')('--install-service says what systemd does not accept', () => {
  const {code, text} = install(fakeSystemd(1));
  expect(code).toBe(1);
  expect(text).toContain('systemd does not accept it:\na fault of the test');
});

test.runIf(process.platform === 'linux')('--install-service writes the unit where nothing can check it', () => {
  const {home, code, text} = install('');
  expect(code).toBe(0);
  expect(text).toContain('there is no systemd-analyze here');
  expect(readFileSync(join(home, '.config/systemd/user/pareidolia-kiosk.service'), 'utf8')).toContain('ExecStart=');
});
