// A reporter for Node's test runner that tells the counts of the whole run, as JSON.
// Contract: one object, written at the end. Test: tests/tidy/runner.test.mjs
export default async function* count_reporter(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, failed, cancelled, skipped, todo } = data.counts;
    yield JSON.stringify({ passed, failed: failed + cancelled, skipped: skipped + todo });
  }
}
