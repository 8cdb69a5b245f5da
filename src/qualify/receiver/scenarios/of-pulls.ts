import type { Offer } from '../../../access/model';
import { refusalWords } from '../../../access/policy/reason-words';
import type { RefusalReason } from '../../../access/policy/reasons';
import type { Phrase } from '../../../fhir/phrase';
import { type Check, checked, unseen } from '../check';
import type { CheckName } from '../expected/expectations';
import { inPages } from '../faults/in-pages';
import { isTaken } from '../messages';
import { notAsked, notOffered, typesOf, writtenOffers } from '../offered';
import type { Scenario } from '../scenario';
import type { Seen } from '../sender/seen';
import { isData } from '../sender/seen';
import type { Played, Stage } from '../stage';
import { answerSeen, names, saw } from '../words';

/** Why nothing can be said of a pull; undefined when there was one. */
export const noPull = ({ answer, requests }: Played): Phrase | undefined =>
  isTaken(answer) ? (requests.length === 0 ? saw.notPulled : undefined) : saw.notTaken;

/** The checks of a pull, or that there is none to judge. */
export function ofPull(played: Played, names: readonly CheckName[], judge: () => readonly Check[]): readonly Check[] {
  const why = noPull(played);
  return why === undefined ? judge() : unseen('pull', why, ...names);
}

const AS_OFFERED = ['everySection', 'onlyOffered', 'bearer', 'tokenInUrl', 'granted'] as const;

function tokensOf(requests: readonly Seen[], { pull }: Stage): readonly Check[] {
  const lacking = requests.filter(({ hasToken, status }) => !hasToken || status === 401);
  const inUrl = requests.filter(({ hasTokenInUrl }) => hasTokenInUrl);
  const told = saw.without({ count: lacking.length, all: requests.length });
  const refused = requests.filter(({ status, refusal }) => status === 403 && refusal !== 'not-offered');
  const why = refused.map(({ refusal }) => refusalWords[refusal as RefusalReason] ?? saw.status({ status: 403 }));
  const [first] = why;
  return [
    ...(pull === 'none'
      ? unseen('pull', saw.noTokenAsked, 'bearer')
      : [checked('bearer', 'pull', lacking.length === 0, lacking.length === 0 ? saw.withToken : told)]),
    checked(
      'tokenInUrl',
      'pull',
      inUrl.length === 0,
      inUrl.length === 0 ? saw.noneInUrl : saw.without({ count: inUrl.length, all: requests.length }),
    ),
    ...(pull === 'tokens'
      ? [
          checked(
            'granted',
            'pull',
            first === undefined,
            first === undefined ? saw.withToken : saw.refused({ count: refused.length, why: first }),
          ),
        ]
      : unseen('pull', saw.noRules, 'granted')),
  ];
}

function askedAsOffered({ record, requests }: Played, stage: Stage): readonly Check[] {
  const written = writtenOffers(record.offers, stage.peer);
  const left = notAsked(written, requests);
  const more = notOffered([...record.offers, ...written], requests);
  return [
    checked(
      'everySection',
      'pull',
      left.length === 0,
      left.length === 0 ? saw.allAsked({ count: written.length }) : saw.notAsked({ names: names(left) }),
    ),
    checked(
      'onlyOffered',
      'pull',
      more.length === 0,
      more.length === 0 ? saw.nothingElse : saw.notOffered({ names: names(more) }),
    ),
    ...tokensOf(requests, stage),
  ];
}

function taskRead({ all, answer }: Played, { peer }: Stage): readonly Check[] {
  if (peer.getWorkflowTask !== true) return unseen('pull', saw.noTask, 'workflowTask');
  if (!isTaken(answer)) return unseen('pull', saw.notTaken, 'workflowTask');
  const isRead = all.some(({ method, path, status }) => method === 'GET' && path.startsWith('Task/') && status === 200);
  return [checked('workflowTask', 'pull', isRead, isRead ? saw.taskRead : saw.taskNotRead)];
}

function statusTold({ record }: Played, { side }: Stage): readonly Check[] {
  const told = side.told.filter(({ id }) => id === record.id);
  if (told.length === 0) return unseen('pull', saw.noStatus, 'statusTold');
  const refused = told.filter(({ taken }) => !taken).map(({ status = '…' }) => status);
  const status = names(told.map((one) => one.status ?? '…'));
  return [
    checked(
      'statusTold',
      'pull',
      refused.length === 0,
      refused.length === 0 ? saw.told({ status }) : saw.toldRefused({ status: names(refused) }),
    ),
  ];
}

const happy: Scenario = {
  name: 'happy',
  title: {
    en: 'A notification, and the pull that comes of it',
    nl: 'Een notificatie, en het ophalen dat daaruit volgt',
  },
  async play(stage) {
    const played = await stage.play();
    const { answer, requests } = played;
    const taken = isTaken(answer);
    const hasLocation = answer.location !== undefined;
    return [
      checked('accepted', 'notification', taken, answerSeen(answer)),
      ...(taken
        ? [
            checked('created', 'notification', answer.status === 201 || answer.status === 202, answerSeen(answer)),
            checked(
              'location',
              'notification',
              answer.status !== 201 || hasLocation,
              hasLocation ? saw.location : saw.noLocation,
            ),
            checked(
              'pulled',
              'pull',
              requests.length > 0,
              requests.length > 0 ? saw.requests({ count: requests.length, ms: played.beganAfterMs }) : saw.noRequests,
            ),
          ]
        : [...unseen('notification', saw.notTaken, 'created', 'location'), ...unseen('pull', saw.notTaken, 'pulled')]),
      ...ofPull(played, AS_OFFERED, () => askedAsOffered(played, stage)),
      ...taskRead(played, stage),
      ...statusTold(played, stage),
    ];
  },
};

const pages: Scenario = {
  name: 'pages',
  title: { en: 'Searches that come in pages', nl: "Zoekvragen die in pagina's komen" },
  async play(stage) {
    const paged = inPages();
    const played = await stage.play({}, ({ seen }) => (isData(seen) ? paged.fault : undefined));
    return ofPull(played, ['pages'], () => {
      const several = paged.searches().filter((one) => one.pages > 1);
      if (several.length === 0) return unseen('pull', saw.noPages, 'pages');
      const left = several.filter((one) => one.given < one.pages).map(({ type }) => type);
      return [
        checked(
          'pages',
          'pull',
          left.length === 0,
          left.length === 0 ? saw.pagesAsked({ count: several.length }) : saw.pagesLeft({ names: names(left) }),
        ),
      ];
    });
  },
};

const amended: Scenario = {
  name: 'amended',
  title: {
    en: 'A notification that is amended: fewer sections',
    nl: 'Een notificatie die gewijzigd wordt: minder rubrieken',
  },
  async play(stage) {
    const first = await stage.play();
    const [gone, ...offers] = stage.offers;
    if (!isTaken(first.answer) || gone === undefined)
      return [
        ...unseen('notification', saw.notTaken, 'amendmentAccepted'),
        ...unseen('pull', saw.notTaken, 'amendedOffer', 'withdrawnOffer'),
      ];
    stage.referrals.move(first.record.id, 'superseded');
    const second = await stage.play({ group: first.record.groupIdentifier, offers });
    return [
      checked('amendmentAccepted', 'notification', isTaken(second.answer), answerSeen(second.answer)),
      ...(first.requests.length === 0
        ? unseen('pull', saw.notPulled, 'amendedOffer', 'withdrawnOffer')
        : [
            checked(
              'amendedOffer',
              'pull',
              second.requests.length > 0,
              second.requests.length > 0
                ? saw.requests({ count: second.requests.length, ms: second.beganAfterMs })
                : saw.noRequests,
            ),
            ...ofPull(second, ['withdrawnOffer'], () => {
              const both = (list: readonly Offer[]) => [...list, ...writtenOffers(list, stage.peer)];
              const oncePart = second.requests.filter((one) => notOffered(both(stage.offers), [one]).length === 0);
              const old = notOffered(both(offers), oncePart);
              return [
                checked(
                  'withdrawnOffer',
                  'pull',
                  old.length === 0,
                  old.length === 0 ? saw.nothingElse : saw.notOffered({ names: names(old) }),
                ),
              ];
            }),
          ]),
    ];
  },
};

/** What came after something that should have ended it. */
export const nothingMore = (name: CheckName, requests: readonly Seen[]): Check =>
  checked(
    name,
    'pull',
    requests.length === 0,
    requests.length === 0
      ? saw.noneAfter
      : saw.requestsAfter({ count: requests.length, names: names(typesOf(requests)) }),
  );

export const pullScenarios = { happy, pages, amended };
