/**
 * Notices a device that is there and yet refuses what it is told: it then draws nothing, and
 * nothing throws.
 */
import type {Milliseconds} from '../../protocol/units.ts';

/** One is an accident. So many so soon, and the mirror stands still. */
const REFUSALS = 20;
const WITHIN_MS: Milliseconds = 10_000;

/**
 * @param onRefused Called once, with what was said first of a row: it is the cause more often than
 *   what follows from it.
 */
export function watchRefusals(device: GPUDevice, onRefused: (message: string) => void): void {
  let row: {readonly message: string; readonly since: Milliseconds; count: number} | null = null;
  const note = ({error: {message}}: GPUUncapturedErrorEvent): void => {
    const now = performance.now();
    if (row === null || now - row.since > WITHIN_MS) row = {message, since: now, count: 0};
    if (++row.count < REFUSALS) return;
    device.removeEventListener('uncapturederror', note);
    onRefused(row.message);
  };
  device.addEventListener('uncapturederror', note);
}
