/** Work that is done in small steps, so that others may have their turn in between. */
export type Steps<Result> = Generator<void, Result>;

/** Does them all at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
