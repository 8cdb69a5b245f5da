import type { OperationOutcome } from 'fhir/r3';
import { describe, expect, it } from 'vitest';
import { createNotificationReceiver } from '../../src/notified-pull';

const receiver = createNotificationReceiver({
  ownUras: ['00002222'],
  insecure: true,
  baseUrl: 'https://epd.example/fhir',
  onNotification: () => {
    throw new Error('this is no notification');
  },
  onCancel: () => {},
});

const posted = (body: string) =>
  receiver.handleNotification(
    new Request('https://epd.example/fhir/Task', {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json' },
      body,
    }),
  );

const nested = (depth: number) => `{"resourceType":"Task","input":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('a Task nested deeper than any resource', () => {
  it.each([201, 100_000])('%i levels is refused before anybody walks through it', async (depth) => {
    const response = await posted(nested(depth));
    const outcome = (await response.json()) as OperationOutcome;
    expect(response.status).toBe(400);
    expect(outcome.issue[0]).toMatchObject({
      code: 'structure',
      diagnostics: expect.stringContaining('nested deeper'),
    });
  });

  it('brackets inside a text are text, also behind escaped quotes', async () => {
    const text = `${'['.repeat(5_000)}"${'{'.repeat(5_000)}`;
    const response = await posted(JSON.stringify({ resourceType: 'Task', description: text }));
    expect(response.status).toBe(422);
  });
});
