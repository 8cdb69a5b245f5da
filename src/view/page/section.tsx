import type { ViewItem, ViewSection } from '../model';
import { useShown } from './context';
import { Item } from './item';
import { useSoon } from './later';
import { Series } from './measured';
import { states } from './texts';

/** Items as a list; a long one comes in pieces. */
export function Items({ items }: { readonly items: readonly ViewItem[] }) {
  const shown = useSoon(items.length, 30);
  return (
    <ul class="items">
      {items.slice(0, shown).map((item) => (
        <Item key={item.nth} item={item} />
      ))}
    </ul>
  );
}

/** Sections of no more than this stand beside each other. */
const FEW = 2;

/** A section of the BgZ: its series, and whatever is in none of them. */
export function Section({ section }: { readonly section: ViewSection }) {
  const { view, say, itemAt, language } = useShown();
  const series = view.series.filter((one) => one.section === section.key);
  const inSeries = new Set(
    series.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ item }) => item))),
  );
  const items = section.items.filter((nth) => !inSeries.has(nth)).flatMap((nth) => itemAt(nth) ?? []);
  const isEmpty = section.items.length === 0;
  return (
    <section
      class={`section ${series.length === 0 && items.length <= FEW ? 'narrow' : 'wide'}`}
      id={`section-${section.key}`}
      aria-labelledby={`title-${section.key}`}
    >
      <h3 id={`title-${section.key}`}>
        {say(section.title)} {isEmpty ? null : <span class="count">{section.items.length}</span>}
      </h3>
      {isEmpty || section.state !== 'given' ? (
        <p class={`state ${section.state}`}>{states[section.state][language]}</p>
      ) : null}
      {series.length > 0 ? (
        <ul class="items">
          {series.map((one, at) => (
            <Series key={at} series={one} />
          ))}
        </ul>
      ) : null}
      {items.length > 0 ? <Items items={items} /> : null}
    </section>
  );
}
