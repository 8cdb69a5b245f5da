import { bearer, type Question } from './ask';

const bsn = (number: string) => encodeURIComponent(`http://fhir.nl/fhir/NamingSystem/bsn|${number}`);
const form = { ...bearer, 'content-type': 'application/x-www-form-urlencoded' };
const xml = { ...bearer, accept: 'application/fhir+xml' };

/** What every host is asked, with the status it is to be answered with. */
export const questions: readonly (readonly [string, number, Question])[] = [
  ['what the server can', 200, { path: 'metadata' }],
  ['a search by GET', 200, { path: `AllergyIntolerance?patient.identifier=${bsn('999990019')}`, headers: bearer }],
  [
    'a search by POST',
    200,
    {
      path: 'AllergyIntolerance/_search?_pretty=true',
      method: 'POST',
      headers: form,
      body: `patient.identifier=${bsn('999990019')}&clinical-status=active`,
    },
  ],
  ['a search by POST without a form', 415, { path: 'Condition/_search', method: 'POST', headers: bearer, body: '{}' }],
  [
    'a search by POST of too much',
    413,
    { path: 'Condition/_search', method: 'POST', headers: form, body: 'a'.repeat(70_000) },
  ],
  ['the last of each', 200, { path: 'Observation/$lastn?code=http://loinc.org|8302-2', headers: bearer }],
  ['XML', 200, { path: 'Condition?_include=Condition:patient', headers: xml }],
  ['XML that refuses', 404, { path: 'Basket', headers: xml }],
  ['gzip', 200, { path: 'Condition', headers: { ...bearer, 'accept-encoding': 'gzip' } }],
  ['a head', 200, { path: 'Condition', method: 'HEAD', headers: bearer }],
  ['a big answer', 200, { path: 'Observation?code=http://loinc.org|8302-2', headers: bearer }],
  ['a page of it', 200, { path: 'Observation?code=http://loinc.org|8302-2&_count=20', headers: bearer }],
  ['nobody', 401, { path: 'Condition' }],
  ['two credentials', 400, { path: 'Condition', headers: { authorization: 'Bearer demo, Bearer other' } }],
  ['another patient', 403, { path: `Condition?patient.identifier=${bsn('999990032')}`, headers: bearer }],
  ['an unknown type', 404, { path: 'Basket', headers: bearer }],
  ['a parameter nobody knows', 400, { path: 'Condition?colour=red', headers: bearer }],
  ['a change', 405, { path: 'Condition/1', method: 'DELETE', headers: bearer }],
  ['a patch', 405, { path: 'Condition/1', method: 'PATCH', headers: form, body: 'a=b' }],
];
