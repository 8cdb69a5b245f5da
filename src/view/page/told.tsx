import type { Pair } from '../model';
import { useShown } from './context';

/** What is told, label by label; parts under the label that holds them. */
export function Told({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { say } = useShown();
  if (pairs.length === 0) return null;
  return (
    <dl class="told">
      {pairs.map(({ label, value, parts }, at) => (
        <div key={at} class={parts === undefined ? 'pair' : 'pair parted'}>
          <dt>{say(label) || '–'}</dt>
          <dd dir="auto">{parts === undefined ? say(value ?? '') : <Told pairs={parts} />}</dd>
        </div>
      ))}
    </dl>
  );
}
