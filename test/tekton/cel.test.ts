import { expect, test } from 'vitest';
import { faultOfCel } from '../../lib/admission/tekton/cel';

test.each([
  "'$(params.branch)' == 'main' && !('$(tasks.scan.results.level)' in ['high', 'critical'])",
  "'$(params.tag)'.matches('^v[0-9]+$') ? size('$(params.tag)') > 1 : '' != \"\"",
  "{'a': [1, 2]}.a.exists(x, x > 1) && has({'a': 1}.b) // a comment",
  "timestamp('2026-01-01T00:00:00Z') + duration('1h') > timestamp('$(params.since)')",
  'dyn(1) == 1.0',
])('%s compiles', (expression) => {
  expect(faultOfCel(expression)).toBeUndefined();
});

test.each([
  ["$(params.branch) == 'main'", "`$` can't stand at 1"],
  ["'main' = 'main'", "`=` can't stand at 8"],
  ["'main' == ", 'it ends too early'],
  ["'\\d' == 'a'", "`'` can't stand at 1"],
  ['params.branch', "`params` isn't declared"],
  ["[1].all(x, y == 'a')", "`y` isn't declared"],
  ["'a'.begins('b')", "`begins` isn't declared"],
  ["'a' == 1", "`==` isn't defined for string and int"],
  ['1 < 2.0', "`<` isn't defined for int and double"],
  ["'a' || true", "`||` isn't defined for string and bool"],
  ["'a'.b == 'c'", 'a string has no fields'],
  ["'a'.all(x, true)", '`all` goes through no string'],
  ['9223372036854775808 > 0', '9223372036854775808 at 1 is out of range'],
  [`${'('.repeat(300)}1${')'.repeat(300)}`, 'it is nested too deeply'],
])('%s does not compile', (expression, fault) => {
  expect(faultOfCel(expression)).toBe(fault);
});
