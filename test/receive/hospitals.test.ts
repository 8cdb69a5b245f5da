import { beforeAll, describe, expect, it } from 'vitest';
import { bgzDocument, sourcesOf } from '../../src/index';
import {
  bgzOffers,
  buildNotificationTask,
  createNotificationReceiver,
  documentOffers,
  fhirTransport,
  peerProfile,
  pullBgz,
  type TakenNotification,
  titleOfOffer,
} from '../../src/notified-pull';
import { loinc } from '../../src/zib';
import { anna, facadeOf, now, tom } from '../facade/support';
import { BASE, BSN, recordOf } from '../referral/task/support';
import { serve } from './loopback';

const bytes = new TextEncoder().encode('%PDF-1.7 een verwijsbrief');
const letter = bgzDocument({
  id: 'brief-1',
  type: loinc('57133-1', 'Verwijsbrief'),
  title: 'Verwijsbrief cardiologie',
  contentType: 'application/pdf',
  indexed: '2026-11-24T09:00:00',
  open: () => bytes,
});

describe('two hospitals over HTTP', () => {
  const inbox: TakenNotification[] = [];
  let sender = '';
  let receiver = '';

  beforeAll(async () => {
    const facade = facadeOf({
      sources: {
        ...sourcesOf([anna, tom], { groups: 'all' }),
        documents: ({ patient }) => (patient.bsn === BSN ? [letter] : []),
      },
      authorize: (request) =>
        request.headers.get('authorization') === `Bearer token-for-${BASE}`
          ? { allowed: true, patient: { bsn: BSN } }
          : { allowed: false, reason: 'unauthenticated' },
    });
    sender = `${await serve((request) => facade.fetch(request))}/fhir`;
    const door = createNotificationReceiver({
      ownUras: ['00002222'],
      insecure: true,
      onNotification: (notification) => void inbox.push(notification),
      onCancel: () => {},
      now,
    });
    receiver = `${await serve((request) => door.handleNotification(request))}/fhir`;
  });

  it.each(['json', 'xml'] as const)(
    'a notification in %s arrives, and the whole BgZ with its letter is pulled',
    async (format) => {
      inbox.length = 0;
      const record = recordOf({
        identifier: `urn:uuid:6f1e7f3c-0b7e-4c52-9f0a-7a1f9a1f00${format === 'xml' ? '10' : '11'}`,
        offers: [...bgzOffers(), ...documentOffers()],
      });
      const sent = await fhirTransport({ allowLoopbackHttp: true }).request({
        method: 'POST',
        url: `${receiver}/Task`,
        body: buildNotificationTask(record, peerProfile('twiin'), BASE),
        format,
        accept: format,
      });
      expect(sent).toMatchObject({ ok: true, status: 201, body: { resourceType: 'Task', status: 'requested' } });
      const [notification] = inbox;
      expect(notification?.warnings).toEqual([]);
      if (notification === undefined) throw new Error('nothing arrived');

      const result = await pullBgz({
        allowLoopbackHttp: true,
        notification,
        token: (base) => `token-for-${base}`,
        baseUrl: sender,
        retries: 0,
        now,
      });
      expect(result.sections.filter(({ status }) => status !== 'obtained')).toEqual([]);
      expect(result.sections.map(({ title }) => title)).toEqual(
        [...bgzOffers(), ...documentOffers()].map(titleOfOffer),
      );
      expect(result.resources.Patient?.[0]).toMatchObject({ identifier: [{ value: BSN }] });
      expect(result.resources.AllergyIntolerance?.length).toBe(anna.allergyIntolerances?.length);
      expect(result.resources.Condition?.length).toBeGreaterThanOrEqual(anna.problems?.length ?? 1);
      expect(result.documents).toMatchObject([{ title: 'Verwijsbrief cardiologie', status: 'obtained', bytes }]);
      expect(result.complete).toBe(true);
    },
  );

  it('a token that the sender does not take leaves every section refused, and says so', async () => {
    const result = await pullBgz({
      allowLoopbackHttp: true,
      notification: buildNotificationTask(recordOf({ offers: bgzOffers() }), peerProfile('twiin'), BASE),
      token: 'een-andere',
      baseUrl: sender,
      retries: 0,
      now,
    });
    expect(result.complete).toBe(false);
    expect(new Set(result.sections.map(({ status }) => status))).toEqual(new Set(['refused']));
    expect(result.resources).toEqual({});
  });
});
