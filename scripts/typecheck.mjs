/**
 * `npm run typecheck`: checks every project of tsconfig.json in turn and fails when one of them
 * fails. By the compiler of version 7, which takes a fraction of the time; lint and the
 * architecture test still need the interface of version 6.
 */
import {spawnSync} from 'node:child_process';
import {resolve} from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const PROJECTS = ['dom', 'webworker', 'tests', 'node'];

const COMPILER = resolve(ROOT, 'node_modules/typescript-7/bin/tsc');

let hasFailed = false;
for (const project of PROJECTS) {
  // What has not changed since the last time is not read again.
  const memory = ['--incremental', '--tsBuildInfoFile', `.cache/types/${project}.tsbuildinfo`];
  const {status} = spawnSync(process.execPath, [COMPILER, '-p', `tsconfig.${project}.json`, ...memory], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  console.log(`types: ${project} ${status === 0 ? 'ok' : 'failed'}`);
  hasFailed ||= status !== 0;
}
process.exitCode = hasFailed ? 1 : 0;
