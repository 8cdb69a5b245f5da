import type { ViewParty, ViewStep, ViewTrail } from '../model';
import { useShown } from './context';
import { useSoon } from './later';
import { Notices } from './notices';
import { Scrolls } from './scrolls';
import { visible } from './texts';

const WIDTH = 900;
const ROW = 34;
const TOP = 44;
const EDGE = 170;
const MOST_DRAWN = 200;

const PARTIES: readonly ViewParty[] = ['sender', 'receiver', 'keeper'];

/** Said by a sign too: nothing is told by colour alone. */
const SIGNS: Readonly<Record<ViewStep['outcome'], string>> = {
  success: '\u2713',
  partial: '\u25d0',
  refused: '\u2715',
  failed: '\u26a0',
};

function useWords() {
  const { say, text } = useShown();
  return {
    what: ({ what, about, count }: ViewStep): string =>
      [say(what), about === undefined ? '' : `(${visible(about)})`, count === undefined ? '' : `\u00d7 ${count}`]
        .filter((part) => part !== '')
        .join(' '),
    outcome: ({ outcome, status }: ViewStep): string =>
      `${SIGNS[outcome]} ${text(outcome)}${status === undefined ? '' : ` (${status})`}`,
    why: ({ reason, missing, decision }: ViewStep): string =>
      [
        reason === undefined ? '' : say(reason),
        missing === undefined ? '' : `${text('missing')}: ${missing.map(visible).join(', ')}`,
        decision === undefined ? '' : text(decision),
      ]
        .filter((part) => part !== '')
        .join('; '),
  };
}

function Arrow({
  from,
  to,
  y,
  outcome,
}: {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly outcome: string;
}) {
  const back = to > from ? -1 : 1;
  const tip = to + back * 2;
  return (
    <g class={`arrow ${outcome}`}>
      {from === to ? (
        <path d={`M${from} ${y - 6} h18 v12 h-12`} />
      ) : (
        <path d={`M${from} ${y} H${tip} M${tip + back * 8} ${y - 5} L${tip} ${y} L${tip + back * 8} ${y + 5}`} />
      )}
    </g>
  );
}

function Sequence({ steps }: { readonly steps: readonly ViewStep[] }) {
  const { text } = useShown();
  const words = useWords();
  const there = PARTIES.filter((party) => steps.some(({ from, to }) => from === party || to === party));
  const height = TOP + steps.length * ROW + 12;
  const x = (party: ViewParty): number =>
    EDGE + (there.indexOf(party) * (WIDTH - 2 * EDGE)) / Math.max(there.length - 1, 1);
  return (
    <svg class="sequence" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={text('trailDrawn')}>
      {there.map((party) => (
        <g key={party}>
          <text class="lane" x={x(party)} y={20} text-anchor="middle">
            {text(party)}
          </text>
          <line class="grid" x1={x(party)} x2={x(party)} y1={28} y2={height} />
        </g>
      ))}
      {steps.map((step, at) => {
        const y = TOP + at * ROW + ROW / 2;
        const [from, to] = [x(step.from), x(step.to)];
        const isOwn = from === to;
        const isLast = isOwn && from > WIDTH / 2;
        return (
          <g key={at}>
            <text class="tick" x={4} y={y + 4}>
              {step.when.slice(5, 19)}
            </text>
            <Arrow from={from} to={to} y={y} outcome={step.outcome} />
            <text
              class={`message ${step.outcome}`}
              x={isOwn ? from + (isLast ? -8 : 26) : (from + to) / 2}
              y={isOwn ? y + 4 : y - 6}
              text-anchor={isOwn ? (isLast ? 'end' : 'start') : 'middle'}
            >
              {`${SIGNS[step.outcome]} ${words.what(step)}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Steps({ trail }: { readonly trail: ViewTrail }) {
  const { text } = useShown();
  const words = useWords();
  const shown = useSoon(trail.steps.length, 60, 100);
  return (
    <Scrolls label={text('trailTitle')}>
      <table class="steps">
        <caption class="unseen">{text('trailTitle')}</caption>
        <thead>
          <tr>
            {(['date', 'from', 'to', 'what', 'who', 'outcome', 'why', 'toldBy'] as const).map((key) => (
              <th key={key} scope="col">
                {text(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trail.steps.slice(0, shown).map((step, at) => (
            <tr key={at}>
              <td class="when">{step.when}</td>
              <td>{text(step.from)}</td>
              <td>{step.from === step.to ? '–' : text(step.to)}</td>
              <td>
                {words.what(step)}
                {step.resources === undefined ? null : (
                  <span class="muted">
                    {' '}
                    {step.resources} {text('resources')}
                  </span>
                )}
              </td>
              <td dir="auto">{visible(step.who ?? '')}</td>
              <td>
                <span class={step.outcome === 'success' ? 'muted' : 'badge withdrawn'}>{words.outcome(step)}</span>
              </td>
              <td dir="auto">{words.why(step)}</td>
              <td class="muted">
                {visible(trail.names[step.trail] ?? '')}
                {step.correlation === undefined ? null : (
                  <>
                    <br />
                    {text('correlation')}: <code>{visible(step.correlation)}</code>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

/** A referral as the messages that went between its sides. */
export function Trail() {
  const { view, text } = useShown();
  const { trail } = view;
  if (trail === undefined) return null;
  const ids = [
    ...trail.groups.map((id) => ['group', id] as const),
    ...trail.notifications.map((id) => ['notification', id] as const),
  ];
  const counted = [
    ...(trail.referrals > 1 ? [['trailSeveral', trail.referrals] as const] : []),
    ...(trail.unread > 0 ? [['trailUnread', trail.unread] as const] : []),
    ...(trail.others > 0 ? [['trailOthers', trail.others] as const] : []),
  ];
  return (
    <>
      <Notices />
      <section class="section" id="section-trail" aria-labelledby="title-trail">
        <h3 id="title-trail">
          {text('trailTitle')} <span class="count">{trail.steps.length}</span>
        </h3>
        {ids.map(([key, id]) => (
          <p key={id} class="muted">
            {text(key)}: <code>{visible(id)}</code>
          </p>
        ))}
        {counted.map(([key, count]) => (
          <p key={key} class={key === 'trailOthers' ? 'muted' : 'state incomplete'}>
            {text(key)} {count}
          </p>
        ))}
        {trail.steps.length === 0 ? (
          <p class="state incomplete">{text('trailNone')}</p>
        ) : (
          <>
            {trail.steps.length > MOST_DRAWN ? <p class="muted">{text('trailFirst')}</p> : null}
            <Scrolls label={text('trailDrawn')}>
              <Sequence steps={trail.steps.slice(0, MOST_DRAWN)} />
            </Scrolls>
            <Steps trail={trail} />
          </>
        )}
      </section>
    </>
  );
}
