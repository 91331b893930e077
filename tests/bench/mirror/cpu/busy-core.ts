/** Keeps one core busy from another process, as another program on a visitor's machine does. */
import {spawn} from 'node:child_process';

/** Starts at once; the returned function ends it. */
export function keepCoreBusy(): () => void {
  const busy = spawn(process.execPath, ['-e', 'for (;;);'], {stdio: 'ignore'});
  return () => {
    busy.kill();
  };
}
