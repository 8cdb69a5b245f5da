import type { Language } from '../../bgz/define/language';
import { displayName } from '../../bgz/parts/name-information/stu3';
import { escapeContent } from '../../fhir/xml/escape';
import type { Shown } from './ui';

const words = {
  nl: { title: 'Patiënten van deze server', none: 'Er zijn geen patiënten.', noName: 'naam onbekend', born: 'geboren' },
  en: { title: 'Patients of this server', none: 'There are no patients.', noName: 'name not known', born: 'born' },
} as const;

/** The patients whose pages there are, each by name with a link. */
export function listPage(patients: readonly Pick<Shown, 'id' | 'records'>[], language: Language): string {
  const say = words[language];
  const rows = patients.map(({ id, records: { patient } }) => {
    const name = displayName(patient.nameInformation) ?? say.noName;
    const born = patient.dateOfBirth === undefined ? '' : `, ${say.born} ${patient.dateOfBirth}`;
    return `<li><a href="Patient/${encodeURIComponent(id)}"><bdi>${escapeContent(name)}</bdi></a>${escapeContent(born)}</li>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say.title}</title>
</head>
<body>
<main>
<h1>${say.title}</h1>
${rows.length === 0 ? `<p>${say.none}</p>` : `<ul>\n${rows.join('\n')}\n</ul>`}
</main>
</body>
</html>
`;
}
