import type { Task } from 'fhir/r3';
import type { Offer } from '../../../access/model';
import type { Phrase } from '../../../fhir/phrase';
import { joined } from '../../../fhir/phrase';
import { checked, unseen } from '../check';
import { type Answered, isRefused, isTaken, type Message, type WireForm } from '../messages';
import type { Scenario } from '../scenario';
import { messageNames, saw } from '../words';
import { seenOf } from './of-messages';

const post = (body: string, form: WireForm = 'json'): Message => ({ method: 'POST', path: '/Task', form, body });

type Sent = readonly [what: Phrase, answer: Answered];

const notRefused = (sent: readonly Sent[]) => sent.filter(([, answer]) => !isRefused(answer));
const broke = (sent: readonly Sent[]) => sent.filter(([, { status }]) => status === 0 || status >= 500);

const malformed: Scenario = {
  name: 'malformed',
  title: { en: 'What is no notification', nl: 'Wat geen notificatie is' },
  async play(stage) {
    const { body: text } = await stage.messages.notification(stage.referrals.make(), 'json');
    const sends: readonly (readonly [Phrase, Message])[] = [
      [messageNames.brokenJson, post(text.slice(0, text.length / 2))],
      [messageNames.brokenXml, post('<Task xmlns="http://hl7.org/fhir"><status value="requested"', 'xml')],
      [messageNames.otherType, post('{"resourceType":"Patient","active":true}')],
      [messageNames.bareTask, post('{"resourceType":"Task"}')],
    ];
    const sent: Sent[] = [];
    for (const [what, message] of sends) sent.push([what, await stage.send(message)]);
    await stage.calm();
    const [json, xml, type, bare] = sent as [Sent, Sent, Sent, Sent];
    const refused = sent.filter(([, answer]) => isRefused(answer));
    const silent = refused.filter(([, { hasOutcome }]) => !hasOutcome);
    const unread = notRefused([json, xml]);
    return [
      // An error of the server is no refusal, and is told by its own check.
      checked(
        'brokenRefused',
        'notification',
        !unread.some(([, answer]) => isTaken(answer)),
        seenOf(unread.length > 0 ? unread : [json, xml]),
      ),
      checked('otherTypeRefused', 'notification', !isTaken(type[1]), seenOf([type])),
      checked('incompleteRefused', 'notification', !isTaken(bare[1]), seenOf([bare])),
      ...(refused.length === 0
        ? unseen('notification', saw.noneRefused, 'outcome')
        : [
            checked(
              'outcome',
              'notification',
              silent.length === 0,
              silent.length === 0
                ? saw.outcomes
                : joined(
                    silent.map(([what]) => saw.noOutcome({ what })),
                    '; ',
                  ),
            ),
          ]),
      checked(
        'noServerError',
        'notification',
        broke(sent).length === 0,
        seenOf(broke(sent).length > 0 ? broke(sent) : sent),
      ),
    ];
  },
};

const HOSTILE = [
  '<script>alert(1)</script>',
  `'; DROP TABLE task; --`,
  '$' + '{jndi:ldap://127.0.0.1/a}',
  '../../../../etc/passwd',
  '\u202etxt.exe',
  'x'.repeat(20_000),
].join(' ');

/** A Task that is sound, with texts in it that mean harm. */
const withHostileTexts = (task: Task): Task => ({
  ...task,
  description: HOSTILE,
  requester: { ...task.requester, agent: { ...task.requester?.agent, display: HOSTILE } },
  owner: { ...task.owner, display: HOSTILE },
});

const leadingTo = (other: string): readonly Offer[] => [
  { kind: 'query', query: `${other}/AllergyIntolerance` },
  { kind: 'query', query: `//${new URL(other).host}/fhir/AllergyIntolerance` },
  { kind: 'query', query: '../../admin' },
  { kind: 'resource', reference: `${other}/DocumentReference/1` },
];

const MANY = 3_000;

const hostile: Scenario = {
  name: 'hostile',
  title: { en: 'Notifications that mean harm', nl: 'Notificaties die kwaad willen' },
  async play(stage) {
    const { messages, referrals, side } = stage;
    const { other } = side.address;
    const before = side.elsewhere.length;
    const sent: Sent[] = [];
    const send = async (what: Phrase, task: Task) => {
      sent.push([what, await stage.send(post(JSON.stringify(task)))]);
      await stage.calm();
    };
    await send(messageNames.hostileTexts, withHostileTexts(messages.taskOf(referrals.make())));
    if (other !== undefined) {
      const led = referrals.make({ offers: [...stage.offers, ...leadingTo(other)] });
      const mark = side.seen.mark();
      await send(messageNames.offersElsewhere, messages.taskOf(led));
      await stage.after(mark);
    }
    const offers = Array.from(
      { length: MANY },
      (_, at): Offer => ({ kind: 'query', query: `AllergyIntolerance?_count=${at + 1}` }),
    );
    const many = referrals.make({ offers });
    const task = messages.taskOf(many);
    // It is not to be pulled: that the receiver takes it or not is all that counts.
    referrals.move(many.id, 'cancelled');
    await send(messageNames.manyOffers, task);
    // Who takes it is told at once that it is over.
    if (sent.at(-1)?.[1].status !== 0) await stage.send(await messages.cancellation(many));
    const led = side.elsewhere.slice(before);
    const elsewhere = saw.askedElsewhere({ count: led.length, tokens: led.filter(({ hasToken }) => hasToken).length });
    return [
      checked(
        'noServerError',
        'notification',
        broke(sent).length === 0,
        seenOf(broke(sent).length > 0 ? broke(sent) : sent),
      ),
      ...(other === undefined
        ? unseen('pull', saw.noOther, 'offerElsewhere')
        : [checked('offerElsewhere', 'pull', led.length === 0, led.length === 0 ? saw.leftAlone : elsewhere)]),
    ];
  },
};

export const malformedScenarios = { malformed, hostile };
