import * as z from 'zod';
import { definePart, holdsZib } from '../../define/field';
import { statedOf } from '../../define/found-words';
import { checked, expected, report } from '../../define/issue';
import { refersTo } from '../../define/refers-to';
import { statedAs } from '../../define/stated';
import { written } from '../../define/written';
import { problem, problemInside } from '../../problem/zib';
import { identifier } from '../identifier/zib';
import { key, text } from '../text/zib';
import type {
  AgreementReference,
  AgreementReferenceInput,
  ProblemReference,
  ProblemReferenceInput,
  RecordReference,
  RecordReferenceInput,
} from './types';

export const problemReference = definePart(
  {
    name: 'ProblemReference',
    note: 'Points to a Problem of the same patient: its record `id` and the name to show (every FHIR reference needs a display), or the whole `problem` when it is not in the problem list.',
  },
  checked(
    z.strictObject(
      { id: key.optional(), display: text.optional(), problem: problemInside.optional() },
      expected('a problem by { id, display } or { problem }'),
    ),
    (value, ctx) => {
      const byId = value.id !== undefined && value.display !== undefined;
      const inline = value.problem !== undefined;
      const alone = value.id === undefined && value.display === undefined;
      if (byId === inline || (inline && !alone))
        report(ctx, {
          zib: 'invalid-value',
          allowed: 'either id and display, or problem',
          found: statedOf(value, ['id', 'display', 'problem']),
        });
    },
  ),
  written<ProblemReference, ProblemReferenceInput>(),
);

refersTo(problemReference, 'problems');
// One that is given whole instead of by its id.
holdsZib(problemReference, () => problem.concepts, 'problem');

export const recordReference = definePart(
  { name: 'RecordReference', note: 'Points to a record of the same patient: its `id` and the name to show.' },
  z.strictObject({ id: key, display: text }),
  written<RecordReference, RecordReferenceInput>(),
);

/** A {@link recordReference} to a record of the list with this key. */
export const referenceTo = (list: string): typeof recordReference =>
  refersTo(statedAs(recordReference.clone(), recordReference), list);

export const agreementReference = definePart(
  {
    name: 'AgreementReference',
    note: "Points to an agreement or dispense by its identification number, which need not be among this patient's records.",
  },
  z.strictObject({ identification: identifier, display: text.optional() }),
  written<AgreementReference, AgreementReferenceInput>(),
);
