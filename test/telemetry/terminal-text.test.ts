import { describe, expect, it } from 'vitest';
import { printable, wrap } from '../../src/telemetry/terminal-text';

describe('text of others on a terminal', () => {
  it.each([
    ['is one line', 'Verwijs\r\nbrief\tcardiologie', 'Verwijs brief cardiologie'],
    ['steers nothing', '\u001b[2Jleeg', '\ufffd[2Jleeg'],
    ['reads in the order it has', 'a\u202egnp.exe', 'a\ufffdgnp.exe'],
    ['has no half characters', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('breaks at blanks, and a word that is too long where its parts meet', () => {
    expect(wrap('een twee drie', 8)).toEqual(['een twee', 'drie']);
    expect(wrap('een twee drie', 10, '  ')).toEqual(['een twee', '  drie']);
    expect(wrap('AllergyIntolerance.reaction.severity', 20)).toEqual(['AllergyIntolerance', '.reaction.severity']);
  });

  it('is a line of its own where there is nothing', () => {
    expect(wrap('', 8)).toEqual(['']);
  });
});
