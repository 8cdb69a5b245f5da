import type { ComponentChildren } from 'preact';
import type { Severity } from '../../validate/issue';
import type { ViewItem } from '../model';
import { useShown } from './context';
import { useSoon } from './later';
import { Notices } from './notices';
import { Quality } from './quality';
import { Scrolls } from './scrolls';
import { Findings, Unreached } from './source';
import { states, visible } from './texts';

const COLUMNS = ['error', 'warning', 'information'] as const;

const countOf = (items: readonly ViewItem[], severity: Severity): number =>
  items.reduce(
    (sum, { findings }) =>
      sum +
      findings.filter((one) => one.severity === severity || (severity === 'error' && one.severity === 'fatal')).length,
    0,
  );

function Verdict() {
  const { view, text } = useShown();
  const { counts } = view;
  if (counts === undefined) return <p class="state not-given">{text('notValidated')}</p>;
  const errors = counts.error + counts.fatal;
  return (
    <div class="figures">
      <p class={errors === 0 ? 'verdict sound' : 'verdict unsound'}>
        {errors === 0 ? text('conforms') : text('doesNot')}
      </p>
      <dl>
        <div>
          <dt>{text('errors')}</dt>
          <dd>{errors}</dd>
        </div>
        <div>
          <dt>{text('warnings')}</dt>
          <dd>{counts.warning}</dd>
        </div>
        <div>
          <dt>{text('informations')}</dt>
          <dd>{counts.information}</dd>
        </div>
      </dl>
    </div>
  );
}

/** Sections with what is found in each, and what is known of its completeness. */
function BySection() {
  const { view, say, text, itemAt, language } = useShown();
  const rows = [
    ...view.sections.map(({ key, title, state, items }) => ({
      key,
      title: say(title),
      state: states[state][language],
      items,
    })),
    { key: 'other', title: text('other'), state: '', items: view.other },
    { key: 'apart', title: text('apart'), state: '', items: view.apart },
  ];
  return (
    <section class="section" aria-labelledby="title-validation" id="section-validation">
      <h3 id="title-validation">{text('validation')}</h3>
      <Verdict />
      <Scrolls label={text('validation')}>
        <table>
          <caption class="unseen">{text('validation')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('section')}</th>
              <th scope="col">{text('items')}</th>
              <th scope="col">{text('errors')}</th>
              <th scope="col">{text('warnings')}</th>
              <th scope="col">{text('informations')}</th>
              <th scope="col">{text('unreached')}</th>
              <th scope="col">{text('notRead')}</th>
              <th scope="col">{text('state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, title, state, items }) => {
              const own = items.flatMap((nth) => itemAt(nth) ?? []);
              return (
                <tr key={key}>
                  <th scope="row">{title}</th>
                  <td class="number">{items.length}</td>
                  {COLUMNS.map((severity) => {
                    const count = countOf(own, severity);
                    return (
                      <td key={severity} class={count > 0 ? `number ${severity}` : 'number muted'}>
                        {count}
                      </td>
                    );
                  })}
                  <td class="number">{own.filter(({ unreached }) => unreached !== undefined).length}</td>
                  <td class="number">{own.reduce((sum, { notRead }) => sum + notRead.length, 0)}</td>
                  <td class="muted">{state}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrolls>
    </section>
  );
}

/** Items with something that is said of each. */
function Listed({
  id,
  title,
  items,
  none,
  show,
}: {
  readonly id: string;
  readonly title: string;
  readonly items: readonly ViewItem[];
  readonly none: string;
  readonly show: (item: ViewItem) => ComponentChildren;
}) {
  const { say, placeOf } = useShown();
  const shown = useSoon(items.length, 30);
  return (
    <section class="section" id={`section-${id}`} aria-labelledby={`title-${id}`}>
      <h3 id={`title-${id}`}>
        {title} <span class="count">{items.length}</span>
      </h3>
      {items.length === 0 ? <p class="muted">{none}</p> : null}
      <ul class="items">
        {items.slice(0, shown).map((item) => (
          <li key={item.nth} class="item">
            <div class="head">
              <h4 dir="auto">{say(item.title)}</h4>
              <code>{visible(item.reference)}</code>
              <span class="when">{placeOf(item.where)}</span>
            </div>
            {show(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Timing() {
  const { view, text } = useShown();
  if (view.timing === undefined) return null;
  const { requests, ms } = view.timing;
  const longest = Math.max(...requests.map((one) => one.ms), 1);
  return (
    <section class="section" id="section-timing" aria-labelledby="title-timing">
      <h3 id="title-timing">{text('timing')}</h3>
      <Scrolls label={text('timing')}>
        <table>
          <caption>
            {text('total')}: {Math.round(ms)} ms
          </caption>
          <thead>
            <tr>
              <th scope="col">{text('request')}</th>
              <th scope="col">ms</th>
              <th scope="col">{text('plot')}</th>
              <th scope="col">{text('bytes')}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request, at) => (
              <tr key={at}>
                <th scope="row">{visible(request.what)}</th>
                <td class="number">{Math.round(request.ms)}</td>
                <td>
                  <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="part" width={(100 * request.ms) / longest} height="8" />
                  </svg>
                </td>
                <td class="number">{request.bytes ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </section>
  );
}

/** The BgZ as whoever tests it looks at it. */
export function Testers() {
  const { view, say, text, language } = useShown();
  const found = view.items.filter(({ findings }) => findings.length > 0);
  return (
    <>
      <Notices />
      <BySection />
      {view.findings.length === 0 ? null : (
        <section class="section" aria-labelledby="title-whole">
          <h3 id="title-whole">{text('whole')}</h3>
          <Findings findings={view.findings} />
        </section>
      )}
      <Listed
        id="findings"
        title={text('findings')}
        items={found}
        none={text('noFindings')}
        show={({ findings }) => <Findings findings={findings} />}
      />
      <Listed
        id="unreached"
        title={text('unreached')}
        items={view.items.filter(({ unreached }) => unreached !== undefined)}
        none={text('nothingUnreached')}
        show={(item) => <Unreached item={item} />}
      />
      <Listed
        id="not-read"
        title={text('notRead')}
        items={view.items.filter(({ notRead }) => notRead.length > 0)}
        none={text('everythingRead')}
        show={({ notRead }) => (
          <ul class="findings">
            {notRead.map(({ path, message }, at) => (
              <li key={at}>
                <code>{visible(path)}</code> {say(message)}
              </li>
            ))}
          </ul>
        )}
      />
      <Quality report={view.quality[language]} />
      <Timing />
    </>
  );
}
