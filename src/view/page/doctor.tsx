import type { ViewSection } from '../model';
import { useShown } from './context';
import { Notices } from './notices';
import { Items, Section } from './section';
import { states } from './texts';
import { TimeLine } from './time-line';

/** What a doctor looks for before the rest, also where it is empty. */
const FIRST: ReadonlySet<string> = new Set(['alerts', 'allergyIntolerances']);

/** Of which sections there is nothing, by what is known of that. */
function Empty({ sections }: { readonly sections: readonly ViewSection[] }) {
  const { say, text, language } = useShown();
  if (sections.length === 0) return null;
  const known = new Set(sections.map(({ state }) => state));
  return (
    <section class="section empty" id="section-empty" aria-labelledby="title-empty">
      <h3 id="title-empty">{text('empty')}</h3>
      <dl class="states">
        {[...known].map((state) => (
          <div key={state}>
            <dt class={`state ${state}`}>{states[state][language]}</dt>
            <dd>
              {sections
                .filter((one) => one.state === state)
                .map(({ title }) => say(title))
                .join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The BgZ as a doctor reads it. */
export function Doctor() {
  const { view, text, itemAt } = useShown();
  const first = view.sections.filter(({ key }) => FIRST.has(key));
  const others = view.sections.filter(({ key }) => !FIRST.has(key));
  const there = others.filter(({ items }) => items.length > 0);
  const items = (list: readonly number[]) => list.flatMap((nth) => itemAt(nth) ?? []);
  return (
    <>
      <Notices />
      <div class="first">
        {first.map((section) => (
          <Section key={section.key} section={section} />
        ))}
      </div>
      {there
        .filter(({ key }) => IN_FRONT.has(key))
        .map((section) => (
          <Section key={section.key} section={section} />
        ))}
      <TimeLine />
      <div class="rest">
        {there
          .filter(({ key }) => !IN_FRONT.has(key))
          .map((section) => (
            <Section key={section.key} section={section} />
          ))}
      </div>
      <Empty sections={others.filter(({ items: own }) => own.length === 0)} />
      {view.other.length === 0 ? null : (
        <section class="section" id="section-other" aria-labelledby="title-other">
          <h3 id="title-other">
            {text('other')} <span class="count">{view.other.length}</span>
          </h3>
          <p class="muted">{text('otherTold')}</p>
          <Items items={items(view.other)} />
        </section>
      )}
      {view.apart.length === 0 ? null : (
        <section class="section apart" id="section-apart" aria-labelledby="title-apart">
          <h3 id="title-apart">
            {text('apart')} <span class="count">{view.apart.length}</span>
          </h3>
          <p class="state incomplete">{text('apartTold')}</p>
          <Items items={items(view.apart)} />
        </section>
      )}
    </>
  );
}

/** What stands before the time line. */
const IN_FRONT: ReadonlySet<string> = new Set([
  'problems',
  'medicationUses',
  'medicationAgreements',
  'administrationAgreements',
]);
