// The one error that is the caller's to mend: a wrong path, option or file.
// Contract: its message is lower case, without full stop, with input in backticks; exit code 2.
// Test: tests/replay/replay.test.mjs

export class UsageError extends Error {}
