/**
 * Adds up what the parts of `npm test` say.
 */

/**
 * What came of some tests.
 *
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} failures What failed and why, an entry each: said at the very end,
 * since of a long run often only the end is kept.
 * @property {readonly string[]} retried What passed at a second attempt, and why not at the first.
 */

/** Lines of a failure's message that are said at the end; the whole stands where it happened. */
const MESSAGE_LINES = 6;

/**
 * What Vitest's JSON report says, as far as it is read here.
 *
 * @typedef {object} VitestReport
 * @property {number} [numPassedTests]
 * @property {number} [numFailedTests]
 * @property {readonly FileReport[]} [testResults]
 *
 * @typedef {object} FileReport
 * @property {string} name The file's path.
 * @property {string} status
 * @property {string} message Why it did not load, if it did not.
 * @property {readonly TestReport[]} assertionResults
 *
 * @typedef {object} TestReport
 * @property {string} fullName
 * @property {string} status
 * @property {readonly string[] | null} failureMessages Of all its attempts.
 */

/**
 * The tally of one Vitest run from its JSON report.
 *
 * @param {unknown} report The parsed report, or null when the run wrote none.
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function tallyVitest(report, exitCode) {
  const {numPassedTests = 0, numFailedTests = 0, testResults = []} = /** @type {VitestReport | null} */ (report) ?? {};
  // A file that did not load, or an error between tests, has no failed test to its name and is a
  // failure all the same.
  const isFailureUncounted = exitCode !== 0 && numFailedTests === 0;
  return {
    passed: numPassedTests,
    failed: numFailedTests + (isFailureUncounted ? 1 : 0),
    failures: testResults.flatMap(failuresOfFile),
    retried: testResults.flatMap(({name, assertionResults}) =>
      assertionResults
        .filter(({status, failureMessages}) => status === 'passed' && (failureMessages ?? []).length > 0)
        .map((test) => describeTest(name, test)),
    ),
  };
}

/**
 * @param {FileReport} file
 * @returns {string[]}
 */
function failuresOfFile({name, status, message, assertionResults}) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length > 0) return failed.map((test) => describeTest(name, test));
  return status === 'failed' ? [describe(name, message)] : [];
}

/**
 * @param {string} file
 * @param {TestReport} test
 */
function describeTest(file, {fullName, failureMessages}) {
  return describe(`${file} > ${fullName}`, (failureMessages ?? []).join('\n'));
}

/**
 * @param {string} what
 * @param {string} why
 */
function describe(what, why) {
  const lines = why.split('\n').slice(0, MESSAGE_LINES);
  return [what, ...lines].join('\n  ').trimEnd();
}

/**
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function tallyCheck(exitCode) {
  const passed = exitCode === 0 ? 1 : 0;
  return {passed, failed: 1 - passed, failures: [], retried: []};
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function addTallies(tallies) {
  const sum = (/** @type {'passed' | 'failed'} */ key) => tallies.reduce((total, tally) => total + tally[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    failures: tallies.flatMap(({failures}) => failures),
    retried: tallies.flatMap(({retried}) => retried),
  };
}

/**
 * How a tally is printed; the one of all parts is the last line of the test run.
 *
 * @param {Tally} tally
 */
export function formatTotal({passed, failed}) {
  return `${passed} passed, ${failed} failed`;
}
