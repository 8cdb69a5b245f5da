import type { ViewItem, ViewSection } from '../model';
import { useShown } from './context';
import { useSoon } from './later';
import { spanOf, timeTicks } from './plot';
import { Scrolls } from './scrolls';

const WIDTH = 900;
const LANE = 22;
const LEFT = 190;
const RIGHT = 16;
const TOP = 8;

interface Lane {
  readonly section: ViewSection;
  readonly items: readonly ViewItem[];
}

/** Who and what others refer to has no place in time of its own. */
const NOT_IN_TIME: ReadonlySet<string> = new Set([
  'patient',
  'payers',
  'pharmaceuticalProducts',
  'healthProfessionals',
  'healthcareProviders',
  'contactPersons',
]);

function Lanes({ lanes }: { readonly lanes: readonly Lane[] }) {
  const { say, text, language } = useShown();
  const times = lanes.flatMap(({ items }) => items.flatMap(({ moment }) => moment.at ?? []));
  const [from, to] = spanOf(times);
  const height = TOP + lanes.length * LANE + 26;
  const x = (t: number) => LEFT + ((Math.min(Math.max(t, from), to) - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  return (
    <svg
      class="lanes"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={`${text('timeline')}. ${text('timelineTold')}`}
    >
      {timeTicks(from, to, 7, language).map(({ at, text: words }) => (
        <g key={at}>
          <line class="grid" x1={x(at)} x2={x(at)} y1={TOP} y2={height - 22} />
          <text class="tick" x={x(at)} y={height - 8} text-anchor="middle">
            {words}
          </text>
        </g>
      ))}
      {lanes.map(({ section, items }, nth) => {
        const y = TOP + nth * LANE + LANE / 2;
        // Marks on the same spot are one.
        const spots = new Map(
          items.map((item) => [`${Math.round(x(item.moment.at ?? 0))} ${item.withdrawn === undefined}`, item]),
        );
        return (
          <g key={section.key}>
            <text class="lane" x={LEFT - 12} y={y + 4} text-anchor="end">
              {say(section.title)}
            </text>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y} y2={y} />
            {[...spots.values()].map(({ nth: key, moment, withdrawn }) => (
              <g key={key} class={withdrawn === undefined ? 'event' : 'event gone'}>
                {moment.until === undefined || x(moment.until) - x(moment.at ?? 0) < 4 ? null : (
                  <line class="period" x1={x(moment.at ?? 0)} x2={x(moment.until)} y1={y} y2={y} />
                )}
                <circle cx={x(moment.at ?? 0)} cy={y} r={4} />
              </g>
            ))}
          </g>
        );
      })}
    </svg>
  );
}

function AsList({ lanes }: { readonly lanes: readonly Lane[] }) {
  const { say, text } = useShown();
  const all = lanes
    .flatMap(({ section, items }) => items.map((item) => ({ section, item })))
    .sort((a, b) => (b.item.moment.at ?? 0) - (a.item.moment.at ?? 0));
  const shown = useSoon(all.length, 0, 100);
  return (
    <details class="values">
      <summary>
        {text('asList')} ({all.length})
      </summary>
      <Scrolls label={text('asList')}>
        <table>
          <caption class="unseen">{text('timeline')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('date')}</th>
              <th scope="col">{text('what')}</th>
              <th scope="col">{text('section')}</th>
            </tr>
          </thead>
          <tbody>
            {all.slice(0, shown).map(({ section, item }) => (
              <tr key={item.nth} class={item.withdrawn === undefined ? undefined : 'gone'}>
                <td class="when">{say(item.moment.text ?? '')}</td>
                <td dir="auto">
                  {say(item.title)}
                  {item.summary === undefined ? '' : ` – ${say(item.summary)}`}
                  {item.withdrawn === undefined ? null : <span class="badge withdrawn">{say(item.withdrawn)}</span>}
                </td>
                <td class="muted">{say(section.title)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </details>
  );
}

/** All that has a date, in time. */
export function TimeLine() {
  const { view, text, itemAt } = useShown();
  const lanes = view.sections
    .filter(({ key }) => !NOT_IN_TIME.has(key))
    .map((section) => ({
      section,
      items: section.items.flatMap((nth) => itemAt(nth) ?? []).filter(({ moment }) => moment.at !== undefined),
    }))
    .filter(({ items }) => items.length > 0);
  if (lanes.length === 0) return null;
  return (
    <section class="section timeline" id="section-timeline" aria-labelledby="title-timeline">
      <h3 id="title-timeline">{text('timeline')}</h3>
      <Scrolls label={text('timeline')}>
        <Lanes lanes={lanes} />
      </Scrolls>
      <AsList lanes={lanes} />
    </section>
  );
}
