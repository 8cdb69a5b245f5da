import { useState } from 'preact/hooks';
import type { ViewFinding, ViewItem, ViewSource } from '../model';
import { useShown } from './context';
import { readSources } from './data';
import { visible } from './texts';

/** Findings as a list, the gravest by their word. */
export function Findings({ findings }: { readonly findings: readonly ViewFinding[] }) {
  const { say, text } = useShown();
  return (
    <ul class="findings">
      {findings.map(({ severity, message, rule, path, concept }, at) => (
        <li key={at}>
          <strong class={`severity ${severity}`}>{text(severity)}</strong> <span dir="auto">{say(message)}</span>{' '}
          <code>{visible(path)}</code> <code>{rule}</code>
          {concept === undefined ? null : <> {say(concept)}</>}
        </li>
      ))}
    </ul>
  );
}

/** How the national searches miss an item. */
export function Unreached({ item }: { readonly item: ViewItem }) {
  const { text } = useShown();
  if (item.unreached === undefined) return null;
  return (
    <ul class="findings">
      {item.unreached.misses.map(({ parameter, asked, found }, at) => (
        <li key={at}>
          <code>{parameter}</code>: {text('asks')} {asked.join(', ')}; {text('has')}{' '}
          {visible(found.join(', ')) || text('none')}
        </li>
      ))}
    </ul>
  );
}

function Json({ title, json }: { readonly title: string; readonly json: string }) {
  return (
    <div>
      <h5>{title}</h5>
      {/* A region that scrolls is reached by the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
      <pre tabIndex={0}>{visible(json)}</pre>
    </div>
  );
}

/** What an item was made of and what there is to say of it; its FHIR is read when it is opened. */
export function Source({ item }: { readonly item: ViewItem }) {
  const { say, text, placeOf } = useShown();
  const [source, setSource] = useState<ViewSource>();
  const graves = item.findings.filter(({ severity }) => severity !== 'information').length;
  const open = (event: Event): void => {
    if ((event.currentTarget as HTMLDetailsElement).open && source === undefined)
      void readSources().then((all) => setSource(all[item.nth]));
  };
  return (
    <details class="source" onToggle={open}>
      <summary>
        {text('details')}
        {graves > 0 ? <span class="count"> {graves}</span> : null}
        <span class="unseen"> {visible(item.reference)}</span>
      </summary>
      <p class="where">
        <code>{visible(item.reference)}</code> <span class="muted">{placeOf(item.where)}</span>
        {item.record === undefined ? null : (
          <span class="muted">
            {' '}
            {text('record')} {item.record.group} <bdi>{visible(item.record.id)}</bdi>
          </span>
        )}
      </p>
      {item.findings.length > 0 ? (
        <>
          <h5>{text('findings')}</h5>
          <Findings findings={item.findings} />
        </>
      ) : null}
      {item.unreached === undefined ? null : (
        <>
          <h5>{text('unreached')}</h5>
          <Unreached item={item} />
        </>
      )}
      {item.notRead.length > 0 ? (
        <>
          <h5>{text('notRead')}</h5>
          <ul class="findings">
            {item.notRead.map(({ path, message }, at) => (
              <li key={at}>
                <code>{visible(path)}</code> {say(message)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {source === undefined ? null : (
        <div class="sources">
          {source.record === undefined ? (
            <p class="muted">{text('noRecord')}</p>
          ) : (
            <Json title={text('record')} json={source.record} />
          )}
          <Json title={text('fhir')} json={source.fhir} />
        </div>
      )}
    </details>
  );
}
