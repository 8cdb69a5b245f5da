import * as z from 'zod';
import { systems } from '../../fhir/naming-systems';
import {
  interpretatieVlaggenCodelijst,
  resultaatStatusCodelijst13_1_8,
  resultaatTypeCodelijst,
} from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { checkedObjectOf, definePart, field, objectOf, plain, unnamed } from '../define/field';
import { checked, report } from '../define/issue';
import { refersTo } from '../define/refers-to';
import { written } from '../define/written';
import { healthProfessional } from '../health-professional/zib';
import { amount, anyValue } from '../parts/any-value/zib';
import { author, basicFields } from '../parts/basic-elements/fields';
import { party } from '../parts/basic-elements/zib';
import { coded } from '../parts/code/coded';
import { codedFrom, codedLike } from '../parts/code/from-codelist';
import { dateTime } from '../parts/moment/zib';
import { specimen } from '../parts/specimen/zib';
import { key, text } from '../parts/text/zib';
import type {
  LaboratoryTestResult,
  LaboratoryTestResultInput,
  LaboratoryTestResultReference,
  LaboratoryTestResultReferenceInput,
} from './types';

/** System of the flags that FHIR has beside those of the zib (STU3 Observation.interpretation). */
export const FHIR_FLAGS = 'http://hl7.org/fhir/v2/0078';

const shortFlags = {
  high: '281302008',
  low: '281300000',
  intermediate: '11896004',
  resistant: '30714006',
  susceptible: '131196009',
} as const;

/** Codes of FHIR that are written beside the flag of the zib. */
const inZib: ReadonlySet<unknown> = new Set(['H', 'L', 'I', 'R', 'S']);

/** A flag of the zib, or one of those that FHIR has more. The profile takes no others. */
const flag = checked(codedLike(interpretatieVlaggenCodelijst, shortFlags), ({ system, code, nullFlavor }, ctx) => {
  // What is no code at all has been told.
  if ((system ?? code ?? nullFlavor) === undefined) return;
  const own = Object.values(shortFlags).some((one) => one === code) && system === systems.snomed;
  const other = system === FHIR_FLAGS && !inZib.has(code);
  if (!own && !other)
    report(ctx, {
      zib: 'not-in-codelist',
      allowed: {
        text: 'a code of InterpretatieVlaggenCodelijst, or one of {system} that the list has no code for',
        values: { system: FHIR_FLAGS },
      },
    });
});

/** Several flags stand in one element, which has room for one text and cannot tell whose translation a code is. */
function checkFlags({ resultFlags: flags }: { readonly resultFlags?: unknown }, ctx: z.core.$RefinementCtx): void {
  if (!Array.isArray(flags) || flags.length < 2) return;
  flags.forEach((one, at) => {
    for (const part of ['originalText', 'translations'] as const)
      if (one?.[part] !== undefined)
        report(ctx, { zib: 'invalid-value', allowed: 'codes alone, where there are several flags' }, [
          'resultFlags',
          at,
          part,
        ]);
  });
}

const resultStatus = codedFrom(resultaatStatusCodelijst13_1_8, {
  pending: 'pending',
  preliminary: 'preliminary',
  final: 'final',
  appended: 'appended',
  corrected: 'corrected',
});

/** What the codelist of the zib has no code for. */
export const otherStatuses = ['cancelled', 'entered-in-error'] as const;

const status = unnamed('LaboratoriumUitslag', z.enum(otherStatuses).optional(), {
  note: "In FHIR's own words, of what was called off or entered by mistake: the zib has no code for it.",
});

/** A status of the one kind or of the other: FHIR has one. */
const oneStatus =
  (own: 'resultStatus' | 'testResultStatus') =>
  (value: object, ctx: z.core.$RefinementCtx): void => {
    const held = value as Readonly<Record<string, unknown>>;
    if (held[own] === undefined || held.status === undefined) return;
    report(ctx, { zib: 'invalid-value', allowed: { text: 'either {own} or status', values: { own } } }, ['status']);
  };

const isOneTestStatus = oneStatus('testResultStatus');

const laboratoryTest = checkedObjectOf(
  {
    id: plain(key.optional(), {
      note: "The test's own key in the source. Left out, its FHIR id follows from its code and its place among tests of that code.",
    }),
    identificationNumbers: { ...basicFields.identificationNumbers, ada: false as const },
    testCode: field('13.1.8', 'TestCode', coded, { note: 'LOINC (TestCodeCodelijst).' }),
    testMethod: field('13.1.9', 'Testmethode', coded.optional(), { note: 'SNOMED CT (TestmethodeCodelijst).' }),
    testDateTime: field('13.1.13', 'TestDatumTijd', dateTime.optional(), {
      note: 'Give it with each test: a receiver has a resource of each, and one without has no date there, whatever the date of the whole.',
    }),
    testResult: field('13.1.10', 'TestUitslag', anyValue.optional()),
    testResultStatus: field('13.1.31', 'TestUitslagStatus', resultStatus.optional(), {
      note: 'Left out, it is that of the result as a whole.',
    }),
    status,
    referenceRangeUpperLimit: field('13.1.11', 'ReferentieBovengrens', amount.optional()),
    referenceRangeLowerLimit: field('13.1.12', 'ReferentieOndergrens', amount.optional()),
    resultFlags: field('13.1.14', 'InterpretatieVlaggen', z.array(flag).optional(), {
      note: 'Beside the codes of the list those of http://hl7.org/fhir/v2/0078, such as N and HH.',
    }),
    resultInterpretation: field('13.1.32', 'UitslagInterpretatie', text.optional()),
  },
  (value, ctx) => {
    isOneTestStatus(value, ctx);
    checkFlags(value, ctx);
  },
);

/** How results may be related: FHIR's observation-relationshiptypes. */
export const relations = [
  'has-member',
  'derived-from',
  'sequel-to',
  'replaces',
  'qualified-by',
  'interfered-by',
] as const;

/** Another result of the same patient, by its own id. */
export const laboratoryTestResultReference = refersTo(
  definePart(
    {
      name: 'LaboratoryTestResultReference',
      note: 'Points to a LaboratoryTestResult record of the same patient: its `id`, and the name to show.',
    },
    objectOf({
      id: plain(key),
      display: plain(text),
      relation: plain(z.enum(relations).optional(), {
        note: "How they are related, in FHIR's words (observation-relationshiptypes); the zib does not say.",
      }),
    }),
    written<LaboratoryTestResultReference, LaboratoryTestResultReferenceInput>(),
  ),
  'laboratoryTestResults',
);

const fields = {
  ...basicFields,
  panelOrBattery: field('13.1.4', 'Onderzoek', coded.optional(), {
    note: 'LOINC (OnderzoekCodelijst). What was asked for as a whole, where that has a name.',
  }),
  laboratoryTests: field('13.1.3', 'LaboratoriumTest', z.array(laboratoryTest).optional(), { name: 'LaboratoryTest' }),
  resultType: field(
    '13.1.7',
    'ResultaatType',
    codedFrom(resultaatTypeCodelijst, {
      haematology: '252275004',
      clinicalChemistry: '275711006',
      serology: '68793005',
      virology: '395124008',
      toxicology: '314076009',
      microbiology: '19851009',
      molecularGenetics: '405825005',
    }).optional(),
  ),
  resultStatus: field('13.1.6', 'ResultaatStatus', resultStatus.optional(), {
    note: 'Of the result as a whole. Of one test without a panel it stands with the test (`testResultStatus`): with a status of the whole beside it, it is sent as a panel of one.',
  }),
  status,
  dateTime: field('0.0.14', 'DatumTijd', dateTime.optional(), {
    name: 'DateTime',
    ada: ['zibroot/datum_tijd', 'datum_tijd'],
    note: 'Of the result as a whole. Of one test without a panel it stands with the test (`testDateTime`), as its status does.',
  }),
  specimen: field('13.1.2', 'Monster', specimen.optional()),
  requester: field('13.1.34', 'Aanvrager', healthProfessional.schema.optional()),
  relatedResults: field('13.1.33', 'GerelateerdeUitslag', z.array(laboratoryTestResultReference).optional(), {
    name: 'RelatedResults',
  }),
  comment: field('13.1.5', 'Toelichting', text.optional()),
  author: { ...author(party.optional()), note: 'Who gave the result: of one from elsewhere, that laboratory.' },
};

const isOneStatus = oneStatus('resultStatus');

/**
 * Builds a LaboratoryTestResult (LaboratoriumUitslag, zib 2017 NL-CM:13.1.1), mapped to zib-LaboratoryTestResult-Observation: of a
 * panel one Observation, and one of each of its tests; of a single test one.
 *
 * @example
 * laboratoryTestResult({
 *   id: 'lab-1',
 *   laboratoryTests: [
 *     {
 *       testCode: loinc('2947-0', 'Natrium [mol/volume] in bloed'),
 *       testDateTime: '2026-05-04T10:30',
 *       testResult: { quantity: ucum(138, 'mmol/L') },
 *       testResultStatus: 'final',
 *     },
 *   ],
 * })
 */
export const laboratoryTestResult = defineZib(
  { id: '13.1.1', name: 'LaboratoryTestResult', dutch: 'LaboratoriumUitslag' },
  checkedObjectOf(fields, (value, ctx) => {
    isOneStatus(value, ctx);
    const tests = Array.isArray(value.laboratoryTests) ? value.laboratoryTests : [];
    if (value.panelOrBattery === undefined && tests.length === 0)
      report(ctx, { zib: 'missing', allowed: 'a panelOrBattery, or a test of laboratoryTests' });
    const ids = new Set<unknown>();
    tests.forEach((test, at) => {
      if (value.status !== undefined && test?.status !== undefined)
        report(ctx, { zib: 'invalid-value', allowed: 'no status of a test where the whole result has one' }, [
          'laboratoryTests',
          at,
          'status',
        ]);
      if (test?.id === undefined) return;
      if (ids.has(test.id))
        report(
          ctx,
          { zib: 'duplicate-id', allowed: 'an id no other test of this result has', found: 'an id used before' },
          ['laboratoryTests', at, 'id'],
        );
      ids.add(test.id);
    });
  }),
  written<LaboratoryTestResult, LaboratoryTestResultInput>(),
);
