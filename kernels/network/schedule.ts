/**
 * Runs a program, on one thread or shared out among several.
 *
 * The strips of all steps form one line. Whoever is free takes the next strip, once every strip of
 * the steps before is done. So a thread that never comes, or has died, is not waited for; only one
 * that dies over its strip is, and the main thread loses patience then.
 *
 * The place in the line and the frame's number are one word of 64 bits, taken by compare and swap:
 * a thread that slept through the end of a frame takes nothing of the next one by mistake.
 */
import {runStrip} from './run-strip';
import {Step, STEP_BYTES} from './step';

/** Frame in the upper half, next strip in the lower one. */
const CURSOR: usize = 64;
/** Strips that are done in this frame. */
const DONE: usize = 72;
/** The frame that is being worked on; helpers sleep on it. */
const FRAME: usize = 76;
/** Set by the host while the line is closed: the program, its steps, and each thread's scratch. */
const PROGRAM: usize = 80;
const STEPS: usize = 84;
const SCRATCH: usize = 88;
const SCRATCH_BYTES: usize = 92;
/** The newest frame in which each thread has taken a strip: the host counts who is at work. */
const SEEN: usize = 128;

/** A place beyond every line: nothing can be taken. */
const CLOSED: i64 = 0x7fffffff;

/** Looks before sleeping: strips are short, and waking a thread takes longer than many. */
const LOOKS: i32 = 2000;

/** What a thread found when it waited. */
const ALL_DONE: i32 = 0;
const FRAME_OVER: i32 = 1;
const OUT_OF_PATIENCE: i32 = 2;

/** Ends the frame: from now on the host may write programs, pixels and styles. */
export function close(): void {
  setCursor((<i64>(frameNow() + 1) << 32) | CLOSED);
}

/**
 * Works through the program.
 *
 * @param patience nanoseconds that a strip of another thread may take; below 0 for ever.
 * @returns false if another thread did not finish its strip.
 */
export function run(patience: i64): bool {
  const frame = frameNow() + 1;
  if (ASC_FEATURE_THREADS) atomic.store<i32>(DONE, 0);
  else store<i32>(DONE, 0);
  setCursor(<i64>frame << 32);
  if (ASC_FEATURE_THREADS) {
    atomic.store<i32>(FRAME, frame);
    atomic.notify(FRAME, -1);
  } else store<i32>(FRAME, frame);
  return work(0, frame, patience);
}

/** What another thread does for ever: helps with each frame. */
export function help(thread: i32): void {
  if (!ASC_FEATURE_THREADS) return;
  let frame = frameNow();
  while (true) {
    work(thread, frame, -1);
    atomic.wait<i32>(FRAME, frame, -1);
    frame = frameNow();
  }
}

function work(thread: i32, frame: i32, patience: i64): bool {
  const scratch = load<usize>(SCRATCH) + <usize>thread * load<usize>(SCRATCH_BYTES);
  const steps = load<i32>(STEPS);
  let address = load<usize>(PROGRAM);
  let step = 0;
  /** Strips of the steps before this one. */
  let before = 0;
  while (true) {
    const cursor = cursorNow();
    if (<i32>(cursor >> 32) != frame) return true;
    const place = <i32>cursor;
    while (step < steps && place >= before + changetype<Step>(address).strips) {
      before += changetype<Step>(address).strips;
      address += STEP_BYTES;
      step++;
    }
    const found = waitUntil(before, frame, patience);
    if (found != ALL_DONE) return found == FRAME_OVER;
    if (step == steps) return true;
    if (!take(cursor)) continue;
    store<i32>(SEEN + (<usize>thread << 2), frame);
    runStrip(changetype<Step>(address), place - before, scratch);
    finish(before + changetype<Step>(address).strips);
  }
}

function frameNow(): i32 {
  return ASC_FEATURE_THREADS ? atomic.load<i32>(FRAME) : load<i32>(FRAME);
}

function cursorNow(): i64 {
  return ASC_FEATURE_THREADS ? atomic.load<i64>(CURSOR) : load<i64>(CURSOR);
}

function setCursor(cursor: i64): void {
  if (ASC_FEATURE_THREADS) atomic.store<i64>(CURSOR, cursor);
  else store<i64>(CURSOR, cursor);
}

/** Takes the strip at the cursor, if nobody else has. */
function take(cursor: i64): bool {
  if (ASC_FEATURE_THREADS) return atomic.cmpxchg<i64>(CURSOR, cursor, cursor + 1) == cursor;
  store<i64>(CURSOR, cursor + 1);
  return true;
}

/** A strip is done; the last one before `end` wakes who waits for its step. */
function finish(end: i32): void {
  if (ASC_FEATURE_THREADS) {
    if (atomic.add<i32>(DONE, 1) + 1 == end) atomic.notify(DONE, -1);
  } else store<i32>(DONE, load<i32>(DONE) + 1);
}

/** Waits until `strips` strips are done. */
function waitUntil(strips: i32, frame: i32, patience: i64): i32 {
  if (!ASC_FEATURE_THREADS) return ALL_DONE;
  let looks = 0;
  while (true) {
    const done = atomic.load<i32>(DONE);
    if (done >= strips) return ALL_DONE;
    if (<i32>(cursorNow() >> 32) != frame) return FRAME_OVER;
    if (++looks < LOOKS) continue;
    if (atomic.wait<i32>(DONE, done, patience) == 2) return OUT_OF_PATIENCE;
  }
}
