import type { ViewNotice } from '../model';
import { useShown } from './context';
import { visible } from './texts';

function Notice({ notice }: { readonly notice: ViewNotice }) {
  const { view, say, text } = useShown();
  const about = view.sections.filter(({ key }) => notice.sections.includes(key)).map(({ title }) => say(title));
  return (
    <li class={notice.severity}>
      <strong class={`severity ${notice.severity}`}>{text(notice.severity)}</strong> {say(notice.text)}
      {notice.quoted === undefined ? null : (
        <q dir="auto" title={text('quoted')}>
          {visible(notice.quoted)}
        </q>
      )}
      {about.length === 0 ? null : (
        <span class="muted">
          {' '}
          {text('about')}: {about.join(', ')}
        </span>
      )}
    </li>
  );
}

/** What is missing, before anything that is there. */
export function Notices() {
  const { view, text } = useShown();
  if (view.notices.length === 0) return null;
  const isGrave = view.notices.some(({ severity }) => severity !== 'information');
  return (
    <section class={isGrave ? 'notices grave' : 'notices'} aria-labelledby="title-notices">
      <h3 id="title-notices">
        {isGrave ? `${text('notComplete')}: ` : ''}
        {text('notices')}
      </h3>
      <ul>
        {view.notices.map((notice, at) => (
          <Notice key={at} notice={notice} />
        ))}
      </ul>
    </section>
  );
}
