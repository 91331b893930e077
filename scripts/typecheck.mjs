/**
 * `npm run typecheck`: checks every project of tsconfig.json in turn and fails when one of them
 * fails.
 */
import {spawnSync} from 'node:child_process';
import {resolve} from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const PROJECTS = ['dom', 'webworker', 'tests', 'node'];

let hasFailed = false;
for (const project of PROJECTS) {
  const compiler = resolve(ROOT, 'node_modules/typescript/bin/tsc');
  // What has not changed since the last time is not read again.
  const memory = ['--incremental', '--tsBuildInfoFile', `.cache/types/${project}.tsbuildinfo`];
  const {status} = spawnSync(process.execPath, [compiler, '-p', `tsconfig.${project}.json`, ...memory], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  console.log(`types: ${project} ${status === 0 ? 'ok' : 'failed'}`);
  hasFailed ||= status !== 0;
}
process.exitCode = hasFailed ? 1 : 0;
