/** How a bench's page reports its progress and its result. */

/** The result of a run in a page. */
export type BenchEnd =
  {readonly kind: 'done'; readonly result: unknown} | {readonly kind: 'failed'; readonly message: string};

declare global {
  interface Window {
    /** Set once, when the run is over. */
    benchEnded?: BenchEnd;
  }
}

/** Shows a line in the page and on the console. */
export function tellProgress(line: string): void {
  show(line);
  console.log(line);
}

/**
 * Runs a bench, shows its table, and leaves the result where the script that opened the page reads
 * it.
 */
export async function tellEnd<Result>(bench: () => Promise<Result>, format: (result: Result) => string): Promise<void> {
  try {
    const result = await bench();
    show(format(result));
    window.benchEnded = {kind: 'done', result};
  } catch (error) {
    const message = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    show(message);
    window.benchEnded = {kind: 'failed', message};
  }
}

function show(text: string): void {
  document.querySelector('#progress')!.textContent = text;
}
