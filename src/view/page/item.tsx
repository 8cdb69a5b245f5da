import type { ViewItem } from '../model';
import { useShown } from './context';
import { Source } from './source';
import { Told } from './told';

/** The worst that the validator says of an item, in a word. */
export function Worst({ item }: { readonly item: ViewItem }) {
  const { text } = useShown();
  const has = (...of: readonly string[]) => item.findings.some(({ severity }) => of.includes(severity));
  if (has('fatal', 'error')) return <span class="badge error">{text('error')}</span>;
  return has('warning') ? <span class="badge warning">{text('warning')}</span> : null;
}

/** The heading of an item: what it is, what matters next, and when. */
export function Head({ item }: { readonly item: ViewItem }) {
  const { say, text } = useShown();
  const { title, summary, moment, withdrawn } = item;
  return (
    <div class="head">
      <h4 dir="auto">{say(title)}</h4>
      {withdrawn === undefined ? null : (
        <span class="badge withdrawn">
          {text('withdrawn')}: {say(withdrawn)}
        </span>
      )}
      {summary === undefined ? null : (
        <span class="summary" dir="auto">
          {say(summary)}
        </span>
      )}
      {moment.text === undefined ? null : <span class="when">{say(moment.text)}</span>}
      <Worst item={item} />
    </div>
  );
}

/** One resource, with all that it tells. */
export function Item({ item }: { readonly item: ViewItem }) {
  return (
    <li class={item.withdrawn === undefined ? 'item' : 'item gone'} id={`item-${item.nth}`}>
      <Head item={item} />
      <Told pairs={item.told} />
      <Source item={item} />
    </li>
  );
}
