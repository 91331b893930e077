/**
 * `npm run test:training`: runs the tests of the PyTorch recipes. PYTHON names the interpreter.
 */
import {spawnSync} from 'node:child_process';
import {resolve} from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../models/training');
const PYTHON = process.env.PYTHON ?? 'python3';

/** What the recipes' tests import. */
const MODULES = ['torch', 'numpy', 'onnx', 'onnxruntime', 'pytest'];

const missing = spawnSync(PYTHON, ['--version'], {stdio: 'ignore'}).error
  ? [PYTHON]
  : MODULES.filter((name) => spawnSync(PYTHON, ['-c', `import ${name}`], {stdio: 'ignore'}).status !== 0);

if (missing.length > 0) {
  console.error(
    `The training tests need ${missing.join(', ')}. Install models/training/requirements.txt, ` +
      'or name another interpreter: PYTHON=/path/to/python npm run test:training',
  );
  process.exitCode = 1;
} else {
  const {status} = spawnSync(PYTHON, ['-m', 'pytest', ...process.argv.slice(2)], {cwd: FOLDER, stdio: 'inherit'});
  process.exitCode = status ?? 1;
}
