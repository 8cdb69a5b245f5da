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

/** Of a section that the sender does not have nothing went wrong: its place says so too, and these fold into a line. */
const isFolded = ({ notOffered, severity }: ViewNotice): boolean => notOffered === true && severity !== 'error';

/** What the sender does not have, a line to open. */
function NotOffered({ notices }: { readonly notices: readonly ViewNotice[] }) {
  const { text } = useShown();
  if (notices.length === 0) return null;
  const count = new Set(notices.flatMap(({ sections }) => sections)).size || notices.length;
  return (
    <details class="not-offered">
      <summary>
        {text(count === 1 ? 'notOfferedOne' : 'notOfferedMore')} ({count})
      </summary>
      <ul>
        {notices.map((notice, at) => (
          <Notice key={at} notice={notice} />
        ))}
      </ul>
    </details>
  );
}

/** What is missing, before anything that is there. */
export function Notices() {
  const { view, text } = useShown();
  if (view.notices.length === 0) return null;
  const isGrave = view.notices.some(({ severity }) => severity !== 'information');
  const open = view.notices.filter((notice) => !isFolded(notice));
  return (
    <section class={isGrave ? 'notices grave' : 'notices'} aria-labelledby="title-notices">
      <h3 id="title-notices">
        {isGrave ? `${text('notComplete')}: ` : ''}
        {text('notices')}
      </h3>
      {open.length === 0 ? null : (
        <ul>
          {open.map((notice, at) => (
            <Notice key={at} notice={notice} />
          ))}
        </ul>
      )}
      <NotOffered notices={view.notices.filter(isFolded)} />
    </section>
  );
}
