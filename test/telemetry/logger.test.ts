import { describe, expect, it, vi } from 'vitest';
import { guarded, loggerOf } from '../../src/telemetry/logger';

const throwing = () => {
  throw new Error('disk full');
};

describe('a logger of the vendor', () => {
  it('is called as a method, with the facts as they are', () => {
    class Log {
      readonly lines: unknown[] = [];
      debug = (...line: unknown[]) => void this.lines.push(line);
      info = this.debug;
      error = this.debug;
      warn(...line: unknown[]) {
        this.lines.push(line);
      }
    }
    const log = new Log();
    loggerOf(log).warn({ event: 'x' }, 'words');
    expect(log.lines).toEqual([[{ event: 'x' }, 'words']]);
  });

  it.each(['debug', 'info', 'warn', 'error'] as const)('that throws on %s is told once to the process', (level) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    try {
      const logger = loggerOf({ debug: throwing, info: throwing, warn: throwing, error: throwing });
      logger[level]({}, 'one');
      logger[level]({}, 'two');
      expect(warn.mock.calls).toEqual([[expect.stringContaining('logger'), { code: 'BGZ_LOGGER' }]]);
      expect(loggerOf(logger)).toBe(logger);
    } finally {
      warn.mockRestore();
    }
  });

  it('is silent when there is none', () => {
    expect(() => loggerOf(undefined).error({}, 'nothing')).not.toThrow();
  });
});

describe('a listener', () => {
  it.each<[string, () => unknown]>([
    ['throws', throwing],
    ['rejects', () => Promise.reject(new Error('disk full'))],
  ])('that %s is reported and stops nothing', async (_how, listener) => {
    const failed = vi.fn();
    guarded(listener, failed);
    await new Promise((resolve) => setImmediate(resolve));
    expect(failed.mock.calls).toEqual([[expect.objectContaining({ message: 'disk full' })]]);
  });
});
