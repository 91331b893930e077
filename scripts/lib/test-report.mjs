/**
 * Adds up what the parts of `npm test` say.
 */

/** @typedef {{passed: number, failed: number}} Tally */

/**
 * The tally of one Vitest run from its JSON report.
 *
 * @param {unknown} report The parsed report, or null when the run wrote none.
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function tallyVitest(report, exitCode) {
  const {numPassedTests = 0, numFailedTests = 0} =
    /** @type {{numPassedTests?: number, numFailedTests?: number} | null} */ (report) ?? {};
  // A file that did not load, or an error between tests, has no failed test to its name and is a
  // failure all the same.
  const isFailureUncounted = exitCode !== 0 && numFailedTests === 0;
  return {passed: numPassedTests, failed: numFailedTests + (isFailureUncounted ? 1 : 0)};
}

/**
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function tallyCheck(exitCode) {
  return exitCode === 0 ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function addTallies(tallies) {
  const sum = (/** @type {keyof Tally} */ key) => tallies.reduce((total, tally) => total + tally[key], 0);
  return {passed: sum('passed'), failed: sum('failed')};
}

/**
 * How a tally is printed; the one of all parts is the last line of the test run.
 *
 * @param {Tally} tally
 */
export function formatTotal({passed, failed}) {
  return `${passed} passed, ${failed} failed`;
}
