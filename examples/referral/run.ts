/**
 * `npm run example:referral`: hospitals on this machine, each with an authorization server of its own, play a referral, the way it
 * goes and the ways it goes wrong. Ends with 1 when a step is not as it must be.
 */
import { bgzOffers, documentOffers, type NotificationRecord, type TakenNotification } from 'bgz-facade/notified-pull';
import type { CapabilityStatement } from 'fhir/r3';
import { createClock, MINUTE } from './clock';
import { letter } from './letter';
import { startPlay } from './play';
import { type ReceiverIdentity, startReceivingHospital } from './receiving-hospital';
import { SENDER, startSendingHospital } from './sending-hospital';

const ANNA = '999990019';
const TOM = '999990032';
const BSN = 'http://fhir.nl/fhir/NamingSystem/bsn';

const RECEIVER: ReceiverIdentity = {
  ura: '00005678',
  name: 'Zuiderpoort',
  clientId: 'epd-zuiderpoort',
  user: { id: '900000001', role: '01.010', name: 'C.A. Cardioloog' },
};
const OTHER: ReceiverIdentity = {
  ura: '00009999',
  name: 'Noorderlicht',
  clientId: 'epd-noorderlicht',
  user: { id: '900000002', role: '01.016', name: 'I. Internist' },
};
const referrer = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' },
  role: '01.015',
  name: 'H. Verwijzer',
};

const play = startPlay((line) => console.log(line));
const { step, exchange } = play;
const clock = createClock();
const receiver = await startReceivingHospital(RECEIVER, clock, exchange);
const other = await startReceivingHospital(OTHER, clock, exchange);
const addressOf = ({ baseUrl, authorizationServer: { issuer } }: typeof receiver) => ({ baseUrl, issuer });
const addresses: ReadonlyMap<string, ReturnType<typeof addressOf>> = new Map([
  [RECEIVER.ura, addressOf(receiver)],
  [OTHER.ura, addressOf(other)],
]);
const sender = await startSendingHospital(clock, (ura) => addresses.get(ura), exchange);
const deBrug = { baseUrl: sender.baseUrl, issuer: sender.authorizationServer.issuer };

// What hospitals agree on before the first referral: who may ask for what, and by which keys that is known.
const clientOf = ({ party }: typeof receiver, { ura, name }: ReceiverIdentity) => ({
  id: party.clientId,
  jwks: party.jwks,
  uras: [ura],
  organizationName: name,
  scopes: ['bgz-receiver'],
});
for (const [hospital, identity] of [
  [receiver, RECEIVER],
  [other, OTHER],
] as const) {
  sender.authorizationServer.register(clientOf(hospital, identity));
  hospital.authorizationServer.register({
    id: sender.party.clientId,
    jwks: sender.party.jwks,
    uras: [SENDER.ura],
    organizationName: SENDER.name,
    scopes: ['bgz-sender'],
  });
}

const referralOf = (bsn: string, { ura, name }: ReceiverIdentity) => ({
  patient: { bsn },
  sender: {
    organization: SENDER,
    practitioner: referrer,
    system: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.999.1' },
  },
  receiver: { organization: { ura, name }, department: { display: 'Polikliniek cardiologie' } },
  reason: { system: 'http://snomed.info/sct', code: '3457005', display: 'verwijzen van patiënt' },
  offers: [...bgzOffers(), ...documentOffers()],
  treatmentRelation: true as const,
});

/** Makes a notification and sends what is waiting. */
async function notify(bsn: string, to: ReceiverIdentity): Promise<NotificationRecord> {
  const made = await sender.notifiedPull.notify(referralOf(bsn, to), referrer);
  if (!made.ok) throw new Error(made.issues.map((issue) => issue.message).join(' '));
  await sender.notifiedPull.outbox.runOnce();
  return made.notification;
}

/** URA of the sender, when token and notification agree on it. */
const confirmedUra = ({ sender: from }: TakenNotification) => (from.confirmed ? from.ura : undefined);

const latest = (hospital: typeof receiver): TakenNotification => {
  const item = hospital.worklist.at(-1);
  if (item === undefined) throw new Error('the worklist is empty');
  return item.notification;
};

/** Asks the sender directly, as a client that does as it likes, with the token and key of Zuiderpoort unless told otherwise. */
async function ask(path: string, token: string, { party } = receiver): Promise<{ status: number; text: string }> {
  const url = `${sender.baseUrl}/${path}`;
  const response = await fetch(url, { headers: await party.headers(url, token) });
  return { status: response.status, text: await response.text() };
}

const reasonOfLast = async (): Promise<string | undefined> => {
  let last: string | undefined;
  for await (const { entry } of sender.audit.lines()) last = entry.reason ?? last;
  return last;
};

let record: NotificationRecord;
let token = '';

await step('Een verzender vraagt wat Zuiderpoort kan ontvangen', async () => {
  // Some clients ask this before their first message, and send nothing without an answer.
  const response = await fetch(`${receiver.baseUrl}/metadata`, { headers: { accept: 'application/fhir+json' } });
  const statement = (await response.json()) as CapabilityStatement;
  return [
    ['it says so without a token', response.status === 200],
    ['it is STU3', statement.fhirVersion.startsWith('3.0.')],
    ['it takes Tasks', statement.rest?.[0]?.resource?.[0]?.type === 'Task'],
  ];
});

await step('De Brug verwijst een patiënt en notificeert Zuiderpoort', async () => {
  record = await notify(ANNA, RECEIVER);
  const { sent } = await sender.notifiedPull.outbox.depth();
  return [
    ['the notification was delivered', sent === 1],
    ['it is on the worklist, once', receiver.worklist.length === 1],
    ['its sender is confirmed, by URA', confirmedUra(latest(receiver)) === SENDER.ura],
    ['it holds no more than queries: no diagnosis, no name', !JSON.stringify(latest(receiver)).includes('Voorbeeld')],
  ];
});

await step('Zuiderpoort vraagt een token op de autorisatiebasis', async () => {
  token = await receiver.tokenFor(deBrug, latest(receiver).authorizationBase);
  return [['De Brug issued a token', token.split('.').length === 3]];
});

await step('Iemand anders heeft het token van Zuiderpoort in handen', async () => {
  const bearer = await fetch(`${sender.baseUrl}/AllergyIntolerance`, { headers: { authorization: `Bearer ${token}` } });
  const proven = await ask('AllergyIntolerance', token, other);
  return [
    ['without proof it opens nothing', bearer.status === 401],
    ['with a proof of another key neither', proven.status === 401],
    ['the trail tells that it was not the owner', (await reasonOfLast()) === 'token-proof'],
  ];
});

await step('Zuiderpoort haalt de BgZ op', async () => {
  const { complete, sections: offered } = await receiver.pull(latest(receiver), deBrug, token);
  const count = offered.reduce((sum, section) => sum + section.matches.length, 0);
  return [
    [
      'every section that was offered was obtained',
      complete && offered.every((section) => section.status === 'obtained'),
    ],
    [`${count} resources in ${offered.length} sections, allergies among them`, count > 10],
    [
      'what came conforms to the profiles',
      offered.every((section) => section.reports?.every((report) => report.verdict === 'conforms')),
    ],
  ];
});

await step('Zuiderpoort haalt de verwijsbrief op', async () => {
  const { documents } = await receiver.pull(latest(receiver), deBrug, token);
  const [document] = documents;
  return [
    ['one document was obtained', documents.length === 1 && document?.status === 'obtained'],
    ['it is the letter, byte for byte', document?.bytes !== undefined && Buffer.from(letter).equals(document.bytes)],
  ];
});

await step('De Brug wijzigt wat is aangeboden: alleen nog allergieën en medicatie', async () => {
  const offers = record.offers.filter((offer) => /AllergyIntolerance|Medication/.test(JSON.stringify(offer)));
  const amended = await sender.notifiedPull.amend(record.id, { offers }, referrer);
  await sender.notifiedPull.outbox.runOnce();
  const old = await ask('Condition', token);
  const fresh = await receiver.tokenFor(deBrug, latest(receiver).authorizationBase);
  const [condition, allergies] = await Promise.all([
    ask('Condition', fresh),
    ask('AllergyIntolerance?_revinclude=Provenance:target', fresh),
  ]);
  if (amended.ok) record = amended.notification;
  token = fresh;
  return [
    [
      'a new notification of the same referral arrived',
      amended.ok && latest(receiver).groupIdentifier === record.groupIdentifier,
    ],
    ['the earlier token opens nothing any more', old.status === 401],
    ['diagnoses are refused, allergies are not', condition.status === 403 && allergies.status === 200],
  ];
});

await step('De Brug trekt de verwijzing in, terwijl Zuiderpoort onbereikbaar is', async () => {
  await receiver.server.down();
  const cancelled = await sender.notifiedPull.cancel(
    record.id,
    { reason: 'referral-withdrawn', scope: 'group' },
    referrer,
  );
  const refused = await ask('AllergyIntolerance', token);
  await receiver.server.up();
  await sender.notifiedPull.outbox.runOnce();
  return [
    ['cancelling succeeded', cancelled.ok],
    ['the very next pull was refused, before the receiver heard of it', refused.status === 401],
    ['the refusal does not tell why', !/cancel|ingetrokken/i.test(refused.text)],
    ['the trail does', (await reasonOfLast()) !== undefined],
    ['the item on the worklist is withdrawn', receiver.worklist.at(-1)?.withdrawn === true],
  ];
});

await step('Na het intrekken geeft De Brug geen nieuw token meer', async () => {
  const refused = await receiver.tokenFor(deBrug, latest(receiver).authorizationBase).then(
    () => '',
    (error: Error) => error.message,
  );
  return [['invalid_grant', refused.includes('invalid_grant')]];
});

await step('Een verlopen verwijzing: rond het einde van het jaar', async () => {
  const expiring = await notify(ANNA, RECEIVER);
  clock.advance(Date.parse(expiring.validUntil) - clock.now().getTime() - MINUTE);
  const early = await receiver.tokenFor(deBrug, latest(receiver).authorizationBase);
  const inTime = await ask('AllergyIntolerance', early);
  clock.advance(2 * MINUTE);
  const late = await ask('AllergyIntolerance', early);
  const refused = await receiver.tokenFor(deBrug, latest(receiver).authorizationBase).then(
    () => false,
    () => true,
  );
  await sender.notifiedPull.expireDue();
  const after = await sender.notifiedPull.get(expiring.id);
  return [
    ['a minute before the end it could be pulled', inTime.status === 200],
    ['a minute after it not any more, on the same token', late.status === 401],
    ['and no new one is issued', refused],
    ['the notification is marked as expired', after?.state === 'expired'],
  ];
});

await step('Een andere ontvanger probeert het met de autorisatiebasis van Zuiderpoort', async () => {
  await notify(ANNA, RECEIVER);
  const refused = await other.tokenFor(deBrug, latest(receiver).authorizationBase).then(
    () => false,
    () => true,
  );
  return [
    ['De Brug refuses the token', refused],
    ['nothing was put on its worklist', other.worklist.length === 0],
  ];
});

await step('Zuiderpoort vraagt met het token van de ene patiënt de andere', async () => {
  token = await receiver.tokenFor(deBrug, latest(receiver).authorizationBase);
  const right = await ask(`AllergyIntolerance?patient.identifier=${encodeURIComponent(`${BSN}|${ANNA}`)}`, token);
  const wrong = await ask(`AllergyIntolerance?patient.identifier=${encodeURIComponent(`${BSN}|${TOM}`)}`, token);
  return [
    ['the patient of the referral is answered', right.status === 200],
    ['the other is refused', wrong.status === 403],
    ['without a resource of anybody', !wrong.text.includes('AllergyIntolerance')],
  ];
});

await step('Een systeem is afgemeld: een ingetrokken token', async () => {
  sender.authorizationServer.takeOut(RECEIVER.clientId);
  const refused = await ask('AllergyIntolerance', token);
  const none = await receiver.tokenFor(deBrug, latest(receiver).authorizationBase).then(
    () => '',
    (error: Error) => error.message,
  );
  sender.authorizationServer.register(clientOf(receiver, RECEIVER));
  token = await receiver.tokenFor(deBrug, latest(receiver).authorizationBase);
  const again = await ask('AllergyIntolerance', token);
  return [
    ['401, at once', refused.status === 401],
    ['and no new token', none.includes('invalid_client')],
    ['registered again, the referral stands as it did', again.status === 200],
  ];
});

await step('Een bron van De Brug is stuk', async () => {
  sender.failAllergies(true);
  const pulled = await receiver.pull(latest(receiver), deBrug);
  sender.failAllergies(false);
  const failed = pulled.sections.filter((section) => section.status !== 'obtained');
  const again = await receiver.pull(latest(receiver), deBrug);
  return [
    ['the pull says that it is not complete', !pulled.complete],
    ['and what is missing: allergies, nothing else', failed.length === 1 && failed[0]?.title === 'Allergieën'],
    ['once mended, the same referral gives everything', again.complete],
  ];
});

await step('Zuiderpoort is onbereikbaar en komt terug', async () => {
  const before = receiver.worklist.length;
  await receiver.server.down();
  await notify(TOM, RECEIVER);
  const { queued } = await sender.notifiedPull.outbox.depth();
  await receiver.server.up();
  await sender.notifiedPull.outbox.runOnce();
  const tooEarly = receiver.worklist.length === before;
  clock.advance(2 * MINUTE);
  await sender.notifiedPull.outbox.runOnce();
  await sender.notifiedPull.outbox.runOnce();
  return [
    ['the notification waits', queued === 1],
    ['it is not tried again before its time', tooEarly],
    ['then it arrives, once', receiver.worklist.length === before + 1],
  ];
});

await step('Het spoor is heel, en zegt van elke stap wie, wat, wanneer en waarom', async () => {
  const counts = new Map<string, number>();
  for await (const { entry } of sender.audit.lines()) {
    const key = `${entry.kind} ${entry.outcome}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const verdict = await sender.audit.verify();
  const told = [...counts].map(([key, count]) => `${key} ${count}×`).join(', ');
  return [
    ['the hash chain holds', verdict.ok],
    [
      told,
      [
        'notify success',
        'amend success',
        'cancel success',
        'expire success',
        'token success',
        'token refused',
        'search success',
        'search refused',
      ].every((key) => counts.has(key)),
    ],
  ];
});

const hospitals = [receiver, other, sender];
await Promise.all(hospitals.map(({ server }) => server.down()));
for (const { database } of hospitals) await database.close();
const { passed, failed } = play.score;
console.log(`\n${passed} steps as they must be, ${failed} not`);
process.exitCode = failed === 0 ? 0 : 1;
