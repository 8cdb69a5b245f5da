import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOutput } from '../../src/cli/output';
import { progressOf } from '../../src/cli/progress';

/** A stream that keeps what is written to it. */
function terminal(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream;
  return { stream, written };
}

describe('the progress bar', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('comes after a second, is drawn ten times a second at most, and goes without a trace', () => {
    const { stream, written } = terminal(true);
    const progress = progressOf(4, stream);
    progress.step();
    expect(written).toEqual([]);
    vi.advanceTimersByTime(1001);
    progress.step();
    progress.step();
    expect(written).toEqual([`\r${'█'.repeat(15)}${'░'.repeat(15)} 2/4\x1b[K`]);
    progress.clear();
    progress.clear();
    expect(written.slice(1)).toEqual(['\r\x1b[K']);
  });

  it('stays away where no terminal reads along', () => {
    const { stream, written } = terminal(false);
    const progress = progressOf(4, stream);
    vi.advanceTimersByTime(5000);
    progress.step();
    progress.clear();
    expect(written).toEqual([]);
  });
});

describe('colours', () => {
  const isTTY = process.stdout.isTTY;
  afterEach(() => {
    process.stdout.isTTY = isTTY;
    vi.unstubAllEnvs();
  });

  it.each([
    ['a terminal', true, true, '', true],
    ['no terminal', false, true, '', false],
    ['--no-colour', true, false, '', false],
    ['NO_COLOR', true, true, '1', false],
  ])('%s', async (_what, tty, option, noColor, expected) => {
    process.stdout.isTTY = tty;
    vi.stubEnv('NO_COLOR', noColor);
    expect((await openOutput(undefined, option)).colour).toBe(expected);
  });
});
