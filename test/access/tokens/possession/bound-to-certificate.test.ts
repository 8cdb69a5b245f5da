import { createHash, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Authority, authority, type Certificate, hasOpenssl } from '../../../../examples/referral/certificates';
import {
  buildNotificationTask,
  certificateThumbprint,
  createNotificationReceiver,
  peerProfile,
  senderConstrained,
} from '../../../../src/notified-pull';
import { BASE, recordOf } from '../../../referral/task/support';
import { claimsBoundTo, TOKEN } from './support';

// Certificates are valid from when they are made: an hour from now they are, however long that takes.
const now = new Date(Date.now() + 3_600_000);
const HEADER = 'client-cert';

describe.skipIf(!hasOpenssl)('a token that is bound to a client certificate', () => {
  let ca: Authority;
  let mine: Certificate;
  let thumbprint: string;
  beforeAll(() => {
    ca = authority('Voorbeeld CA');
    mine = ca.issue('poort.example');
    thumbprint = createHash('sha256').update(new X509Certificate(mine.cert).raw).digest('base64url');
  });

  const der = ({ cert }: Certificate) => new X509Certificate(cert).raw;
  const structured = (one: Certificate) => `:${der(one).toString('base64')}:`;

  it('has it in every form in which proxies hand it over', () => {
    const forms = [
      structured(mine),
      mine.cert,
      mine.cert.replaceAll('\n', '\t'),
      encodeURIComponent(mine.cert),
      der(mine).toString('base64'),
      `${mine.cert}${ca.ca}`,
      der(mine),
    ];
    for (const form of forms) expect(certificateThumbprint(form, now)).toBe(thumbprint);
  });

  it.each(['', ' ', '::', 'geen certificaat', '%zz', ':AAAA:', '-----BEGIN CERTIFICATE-----', 'x'.repeat(20_000)])(
    'has no thumbprint in what is none: "%.20s"',
    (given) => {
      expect(certificateThumbprint(given, now)).toBeUndefined();
    },
  );

  it('has none where the header stands twice, once from outside: which one is the proxy’s cannot be told', () => {
    const other = ca.issue('een-ander.example');
    const forms = (one: Certificate) => [
      structured(one),
      one.cert.replaceAll('\n', '\t'),
      encodeURIComponent(one.cert),
      der(one).toString('base64'),
    ];
    for (const outside of forms(mine))
      for (const own of forms(other))
        for (const both of [
          `${outside}, ${own}`,
          `${outside},${own}`,
          `${outside};${own}`,
          `x ${outside}`,
          `${outside} x`,
        ])
          expect(certificateThumbprint(both, now)).toBeUndefined();
  });

  it('is taken over the connection of that certificate and no other, and for as long as it is valid', async () => {
    const check = senderConstrained({ certificate: ({ headers }) => headers.get(HEADER) ?? undefined });
    const at = (shown?: Certificate, moment = now) =>
      check(
        {
          method: 'GET',
          url: 'https://epd.example/fhir/Flag',
          headers: new Headers(shown && { [HEADER]: structured(shown) }),
        },
        { text: TOKEN, scheme: 'bearer', claims: claimsBoundTo({ certificate: thumbprint }) },
        moment,
      );
    const refused = { ok: false, reason: 'token-certificate' };
    expect(await at(mine)).toEqual({ ok: true });
    expect(await at(ca.issue('poort.example'))).toEqual(refused);
    expect(await at()).toEqual(refused);
    expect(await at(mine, new Date(now.getTime() + 3 * 86_400_000))).toEqual(refused);
  });

  it('brings a notification to a receiver that is told of certificates, and is refused where none is', async () => {
    const task = buildNotificationTask(recordOf(), peerProfile('twiin'), BASE);
    const claims = { ...claimsBoundTo({ certificate: thumbprint }), receiverUra: '00001111' };
    const post = async (shown: Certificate | undefined, withPossession = true) => {
      const receiver = createNotificationReceiver({
        ownUras: ['00002222'],
        authorize: async () => ({ ok: true, claims }),
        ...(withPossession && {
          possession: senderConstrained({
            certificate: ({ headers }) => headers.get(HEADER) ?? undefined,
            require: 'certificate',
          }),
        }),
        onNotification: () => {},
        onCancel: () => {},
        audit: { write: async () => {} },
        now: () => now,
      });
      const headers = {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/fhir+json',
        ...(shown && { [HEADER]: structured(shown) }),
      };
      const url = 'https://epd.poort.example/fhir/Task';
      return (
        await receiver.handleNotification(new Request(url, { method: 'POST', headers, body: JSON.stringify(task) }))
      ).status;
    };
    expect(await post(mine)).toBe(201);
    expect(await post(ca.issue('poort.example'))).toBe(401);
    expect(await post(undefined)).toBe(401);
    expect(await post(mine, false)).toBe(401);
  });
});
