import { beforeAll, describe, expect, it } from 'vitest';
import { mayIssueToken } from '../../../src/notified-pull';
import { NOW } from '../tokens/support';
import { END, type Granted, type Grants, grants } from './grants';

let world: Grants;
beforeAll(async () => {
  world = await grants();
});

describe('an authorization server that asks whether it may issue a token', () => {
  const asked = async (granted: Granted, receiverUra = '00002222', now = NOW, base = granted.base) => {
    const result = await mayIssueToken({ store: world.store, now: () => now })({
      authorizationBase: base,
      receiverUra,
    });
    return result.allowed ? result.opens : result.reason;
  };

  it('hears until when, and for which referral', async () => {
    const { record, base } = await world.add();
    const may = mayIssueToken({ store: world.store, now: () => NOW });
    expect(await may({ authorizationBase: base, receiverUra: '00002222' })).toEqual({
      allowed: true,
      opens: 'data',
      validUntil: record.validUntil,
      notification: record.identifier,
      group: record.groupIdentifier,
    });
  });

  it('is refused for a base that is unknown, of another receiver, withdrawn or over', async () => {
    const granted = await world.add();
    expect(await asked(granted, '00002222', NOW, 'x')).toBe('base-unknown');
    expect(await asked(granted, '00003333')).toBe('other-receiver');
    expect(await asked(granted, '00002222', END)).toBe('grant-expired');
    await world.set(granted.record, 'cancelled');
    expect(await asked(granted)).toBe('grant-cancelled');
  });

  it('hears which of two bases it is', async () => {
    const granted = await world.add({ peer: 'nuts' });
    expect(await asked(granted)).toBe('task');
    expect(await asked(granted, '00002222', NOW, granted.workflowBase)).toBe('data');
    expect(await asked(granted, '00003333')).toBe('other-receiver');
    await world.set(granted.record, 'cancelled');
    expect(await asked(granted)).toBe('grant-cancelled');
  });
});
