/**
 * What starts the kiosk after login: the unit is written where systemd looks, checked, and says
 * exactly the words that were typed.
 */
import {chmodSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';

import {installService} from '../../../scripts/lib/kiosk/install-service.mjs';
import {formatLaunchAgent, formatScheduledTask, formatSystemdUnit} from '../../../scripts/lib/kiosk/service-texts.mjs';

const COMMAND = {
  node: '/usr/bin/node',
  words: ['/srv/a mirror/kiosk.mjs', '--url', '?style=great-wave&strength=0.5', '100% $HOME "quoted" \\'],
  folder: '/srv/a mirror',
};

/** A folder with a systemd-analyze that notes what it was asked, and ends with this code. */
function fakeSystemd(exitCode: number, complaint = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'systemd-'));
  writeFileSync(
    join(folder, 'systemd-analyze'),
    `#!${process.execPath}
     require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'asked'))}, process.argv.slice(2).join(' '));
     console.error(${JSON.stringify(complaint)});
     process.exit(${exitCode});`,
  );
  chmodSync(join(folder, 'systemd-analyze'), 0o755);
  return folder;
}

function install(path: string): {home: string; code: number; text: string} {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  const lines: string[] = [];
  const note = (line: string) => lines.push(line);
  const logs = [vi.spyOn(console, 'log').mockImplementation(note), vi.spyOn(console, 'error').mockImplementation(note)];
  const code = installService(COMMAND, 'linux', {HOME: home, PATH: path});
  for (const log of logs) log.mockRestore();
  return {home, code, text: lines.join('\n')};
}

test('a unit says the words as they were typed, and restarts for ever', () => {
  const unit = formatSystemdUnit(COMMAND);
  expect(unit).toContain(
    String.raw`ExecStart="/usr/bin/node" "/srv/a mirror/kiosk.mjs" "--url" "?style=great-wave&strength=0.5" ` +
      String.raw`"100%% $$HOME \"quoted\" \\"`,
  );
  expect(unit).toContain('Restart=always');
  expect(unit).toContain('StartLimitIntervalSec=0');
  expect(formatSystemdUnit({...COMMAND, words: ['--until-closed']})).toContain('Restart=on-failure');
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

test('--install-service writes the unit and has systemd check it', () => {
  const systemd = fakeSystemd(0);
  const {home, code, text} = install(systemd);
  const file = join(home, '.config/systemd/user/pareidolia-kiosk.service');
  expect(readFileSync(join(systemd, 'asked'), 'utf8')).toBe(`verify --user ${file}`);
  expect(readFileSync(file, 'utf8')).toBe(formatSystemdUnit(COMMAND));
  expect(code).toBe(0);
  expect(text).toContain('Checked: systemd accepts it.');
  expect(text).toContain('systemctl --user enable --now pareidolia-kiosk');
});

test('--install-service says what systemd does not accept', () => {
  const {code, text} = install(fakeSystemd(1, 'pareidolia-kiosk.service: a fault of the test'));
  expect(code).toBe(1);
  expect(text).toContain('systemd does not accept it:\npareidolia-kiosk.service: a fault of the test');
});

test('--install-service writes the unit where nothing can check it', () => {
  const outsideSession = install(fakeSystemd(1, 'Failed to initialize manager'));
  expect(outsideSession.code).toBe(0);
  expect(outsideSession.text).toContain('It could not be checked: Failed to initialize manager');
  const {home, code, text} = install('');
  expect(code).toBe(0);
  expect(text).toContain('there is no systemd-analyze here');
  expect(readFileSync(join(home, '.config/systemd/user/pareidolia-kiosk.service'), 'utf8')).toContain('ExecStart=');
});
