import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { summing } from '../../src/telemetry/repeated-lines';
import { recordedLog } from '../facade/support';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;

function world() {
  const { lines, logger } = recordedLog();
  return { lines, log: summing(logger, ['down', 'odd']) };
}

describe('lines that come with every request', () => {
  it('are told in full once, and at the end of the minute as how many they were', () => {
    const { lines, log } = world();
    for (let nth = 0; nth < 5; nth++)
      log.error({ event: 'down', requestId: `r-${nth}`, err: new Error('weg') }, 'down');
    expect(lines).toEqual([{ event: 'down', requestId: 'r-0', err: new Error('weg') }]);
    vi.advanceTimersByTime(MINUTE);
    expect(lines.slice(1)).toEqual([{ event: 'down', count: 4 }]);
    log.error({ event: 'down', err: new Error('weg') }, 'down');
    expect(lines).toHaveLength(3);
  });

  it('are kept apart by what they say, not by what one request says of itself', () => {
    const { lines, log } = world();
    for (let nth = 0; nth < 3; nth++) {
      log.warn({ event: 'odd', host: `h${nth}.example` }, 'odd');
      log.warn({ event: 'odd', claims: ['user'] }, 'odd');
      log.warn({ event: 'odd', claims: ['jti'] }, 'odd');
    }
    expect(lines).toHaveLength(3);
    vi.advanceTimersByTime(MINUTE);
    expect(lines.slice(3)).toEqual([
      { event: 'odd', count: 2 },
      { event: 'odd', claims: ['user'], count: 2 },
      { event: 'odd', claims: ['jti'], count: 2 },
    ]);
  });

  it('are told at the level that they came at', () => {
    const levels: string[] = [];
    const at = (level: string) => () => void levels.push(level);
    const log = summing({ debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, ['odd']);
    log.warn({ event: 'odd' }, 'odd');
    log.warn({ event: 'odd' }, 'odd');
    vi.advanceTimersByTime(MINUTE);
    expect(levels).toEqual(['warn', 'warn']);
  });

  it('of one event leave those of another what they are, however many there are', () => {
    const { lines, log } = world();
    for (let nth = 0; nth < 150; nth++) log.warn({ event: 'odd', claims: [`c${nth}`] }, 'odd');
    expect(lines).toHaveLength(101);
    log.error({ event: 'down', err: new Error('weg') }, 'down');
    expect(lines[101]).toMatchObject({ event: 'down', err: new Error('weg') });
    vi.advanceTimersByTime(MINUTE);
    expect(lines.slice(102)).toEqual([{ event: 'odd', count: 49 }]);
  });

  it('pass all where the event is not one of them', () => {
    const { lines, log } = world();
    for (let nth = 0; nth < 3; nth++) log.error({ event: 'source-failed' }, 'a source');
    expect(lines).toHaveLength(3);
  });

  it('that are a sum already, of a room within, are not summed again', () => {
    const { lines, logger } = recordedLog();
    const log = summing(summing(logger, ['down']), ['down']);
    for (let nth = 0; nth < 5; nth++) log.error({ event: 'down' }, 'down');
    vi.advanceTimersByTime(MINUTE);
    expect(lines).toEqual([{ event: 'down' }, { event: 'down', count: 4 }]);
  });
});
