import { describe, expect, it } from 'vitest';
import { defaultSenderPolicy, mayAct, senderOperations, senderPolicy } from '../../src/notified-pull';

describe('who may notify, amend and cancel', () => {
  it.each([
    ['01.015', true],
    ['01.000', true],
    ['02.005', true],
    ['03.000', true],
    ['30.065', true],
    ['30.069', true],
    ['81.000', true],
    ['30.000', false],
    ['30.070', false],
    ['81.001', false],
    ['17.000', false],
    ['04.000', false],
    ['99.999', false],
    ['01.', false],
    ['01.0155', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (role, may) => {
    for (const operation of ['notify', 'amend', 'cancel'] as const) {
      expect(mayAct(defaultSenderPolicy, operation, { role })).toBe(may);
    }
  });

  it('lets anyone the EPD let in send again, for it decides nothing', () => {
    expect(mayAct(defaultSenderPolicy, 'resend', {})).toBe(true);
    expect(mayAct(defaultSenderPolicy, 'drop', {})).toBe(true);
  });

  it('changes per operation', () => {
    const policy = senderPolicy({ cancel: ['30.000'], resend: [] });
    expect(mayAct(policy, 'cancel', { role: '30.000' })).toBe(true);
    expect(mayAct(policy, 'cancel', { role: '01.015' })).toBe(false);
    expect(mayAct(policy, 'notify', { role: '01.015' })).toBe(true);
    expect(mayAct(policy, 'resend', { role: '01.015' })).toBe(false);
  });

  it('refuses what is no operation or no role, all at once', () => {
    const wrong = { notify: ['doctor', '01.01'], fax: ['01.*'] } as never;
    expect(() => senderPolicy(wrong)).toThrow(/'doctor'.*'01.01'.*fax/);
    expect(senderOperations).toHaveLength(5);
  });
});
