import * as z from 'zod';
import { systems } from '../../../fhir/naming-systems';
import { checked, expected } from '../../define/issue';
import { mendedBy, menderOf, mendsAs } from '../../define/mender';
import { text } from '../text/zib';
import { checkConcept, checkForm, codeText, systemText } from './check-code';
import { type CodedConcept, type CodedInput, isNullFlavor, nullFlavors } from './code';
import { codedMender, codingMender } from './mend-code';

const CODED = 'a coded value, { system, code, display } or { nullFlavor, originalText }, for example from snomed()';

const codingShape = { system: systemText, code: codeText, display: text.optional(), version: text.optional() };

const codingObject = checked(z.strictObject(codingShape, expected('a coding { system, code, display }')), checkForm);

/** Schema of one code in a code system. */
export const coding = mendedBy(codingObject, codingMender(menderOf(codingObject)));

/** A coded value as an object, before a code without system is mended. */
export const conceptObject = checked(
  z.strictObject(
    {
      system: systemText.optional(),
      code: codeText.optional(),
      display: text.optional(),
      version: text.optional(),
      nullFlavor: z.enum(nullFlavors).optional(),
      originalText: text.optional(),
      translations: z.array(coding).optional(),
    },
    expected(CODED),
  ),
  checkConcept,
).transform((value) => {
  if (value.system !== systems.nullFlavor || !isNullFlavor(value.code)) return value;
  // A NullFlavor given as a code says the same as `nullFlavor`; one form keeps the mappings simple.
  const { system: _system, code, version: _version, ...rest } = value;
  return { ...rest, nullFlavor: code };
});

/** The parts of a coded value each by itself, before what they say together. */
export const mendConcept = menderOf(conceptObject);

// zod infers one object of optional properties; the union says the same and lets a reader of the record discriminate.
type CodedSchema<Out, In> = z.ZodType<Out, In>;

/** Any coded value, from any code system. */
export const coded = mendedBy(conceptObject, codedMender(mendConcept)) as unknown as CodedSchema<
  CodedConcept,
  CodedInput
>;

/**
 * A coded value of which a bare code tells its system (systems-by-form.ts), in registrations of people and organizations: there
 * a bare text may be given. Elsewhere the type asks for a system, so that a diagnosis does not become free text unseen.
 */
export const codedOrBare = mendsAs(coded.clone(), coded) as CodedSchema<CodedConcept, CodedInput | string>;

/** Whether a schema is one of those of any coded value. */
export const takesAnyCode = (schema: unknown): boolean => schema === coded || schema === codedOrBare;
