import { describe, expect, it } from 'vitest';
import { globOf, isGlob } from '../../src/cli/files/glob';

describe('patterns for paths', () => {
  it.each([
    ['*.json', 'a.json', true],
    ['*.json', 'a/b.json', false],
    ['a?c.json', 'abc.json', true],
    ['a?c.json', 'a/c.json', false],
    ['**/*.json', 'a.json', true],
    ['**/*.json', 'a/b/c.json', true],
    ['a/**/c.json', 'a/c.json', true],
    ['a/**/c.json', 'a/b/b/c.json', true],
    ['a/**/c.json', 'ab/c.json', false],
    ['a/**', 'a/b/c.json', true],
    ['{a,b}/*.{json,xml}', 'b/x.xml', true],
    ['{a,b}/*.{json,xml}', 'c/x.xml', false],
    ['{a,b{1,2}}.json', 'b2.json', true],
    ['{a,}.json', '.json', true],
    ['{a.json', '{a.json', true],
    ['a+(b)[1].*', 'a+(b)[1].json', true],
    ['a.*', 'abjson', false],
    ['*.json', 'é😀.json', true],
    ['?.json', '😀.json', true],
    ['a**b', 'a/x/b', true],
    ['{a,b/{c,d}/**}/*.json', 'b/d/e/f/x.json', true],
    ['{a,b/{c,d}/**}/*.json', 'b/e/f/x.json', false],
    ['{a}}', 'a}', true],
    ['{a,{b}', '{a,b', true],
    ['*a*', 'bab', true],
    ['*a*', 'b/ab', false],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(globOf(pattern).matches(path)).toBe(expected);
  });

  it.each([
    ['a/b/*.json', 'a/b'],
    ['*.json', ''],
    ['/*.json', '/'],
    ['/a/**/*.json', '/a'],
    ['../a/{b,c}/d', '../a'],
  ])('%s is looked for under "%s"', (pattern, base) => {
    expect(globOf(pattern).base).toBe(base);
  });

  // Tried one after the other, the ways through these patterns are more than a lifetime holds.
  it.each([
    [`${'*a'.repeat(200)}.json`, false],
    [`${'*a'.repeat(200)}*`, true],
    [`${'{a,aa,*}'.repeat(200)}.json`, false],
    [`${'**/'.repeat(100)}${'a*'.repeat(200)}.json`, false],
    [`${'{'.repeat(1000)}a${'}'.repeat(1000)}*`, true],
  ])('%.20s… and a long name: %s, whatever ways lead through it', (pattern, expected) => {
    expect(globOf(pattern).matches('a'.repeat(250))).toBe(expected);
  });

  it('takes no pattern that is longer than any path', () => {
    expect(() => globOf('*'.repeat(5000))).toThrow('A pattern is longer than 4096 characters.');
  });

  it('knows a pattern from a path', () => {
    expect(['a.json', 'a[1].json', '-'].map(isGlob)).toEqual([false, false, false]);
    expect(['*', 'a?', '{a}'].map(isGlob)).toEqual([true, true, true]);
  });
});
