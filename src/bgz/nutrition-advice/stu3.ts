import type { NutritionAdvice } from '../../zib';
import { compact, maybe } from '../define/elements';
import type { FhirNode } from '../define/fhir-node';
import { inExtension, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { identifiersRow } from '../parts/identifier/codec';
import { momentOrUnknownRow } from '../parts/moment/codec';
import { partyCodec } from '../parts/party/codec';
import { subjectRow } from '../parts/party/patient';
import { textCodec } from '../parts/text/codec';
import { nutritionAdviceSection } from './section';
import { nutritionStatuses } from './zib';

const ACTIVE = 'active';

/** One that is active says no more than that it stands. */
function readStatus(order: FhirNode) {
  const said = nutritionStatuses.find((known) => known === order.peek('status'));
  if (said !== undefined) order.take('status');
  return { status: said === ACTIVE ? undefined : said };
}

/** The consistency is that of solid food, of the kind of food and of fluids (zib-NutritionAdvice: three elements for one concept). */
function writeDiet({ dietType, consistency }: NutritionAdvice) {
  if (dietType === undefined && consistency === undefined) return {};
  return {
    oralDiet: compact({
      type: maybe(dietType, (text) => [{ text }]),
      texture: maybe(consistency, (text) => [{ modifier: { text }, foodType: { text } }]),
      fluidConsistencyType: maybe(consistency, (text) => [{ text }]),
    }),
  };
}

/** The words for a concept: the zib has no code for it, so codes are told as not read. */
function wordsOf(concept: FhirNode | undefined): string | undefined {
  const codings = concept?.list('coding') ?? [];
  return concept?.text('text') ?? codings.find((one) => typeof one.peek('display') === 'string')?.text('display');
}

/** Words on a line each, the same ones once: others write several types, or a texture for each kind of food. */
function asLines(words: readonly (string | undefined)[]): string | undefined {
  const lines = new Set(words.filter((line) => line !== undefined));
  return lines.size > 0 ? [...lines].join('\n') : undefined;
}

/** A texture, with the kind of food that it is of where that says something else. */
function textureOf(texture: FhirNode): string | undefined {
  const [modifier, food] = [wordsOf(texture.open('modifier')), wordsOf(texture.open('foodType'))];
  return modifier === undefined || food === undefined || food === modifier
    ? (modifier ?? food)
    : `${modifier} (${food})`;
}

function readDiet(order: FhirNode) {
  const diet = order.open('oralDiet');
  if (diet === undefined) return {};
  return {
    dietType: asLines(diet.list('type').map(wordsOf)),
    consistency: asLines([...diet.list('texture').map(textureOf), ...diet.list('fluidConsistencyType').map(wordsOf)]),
  };
}

const { row, pair } = rowsOf<NutritionAdvice>();

/** NutritionAdvice (zib 7.11.1) in FHIR: zib-NutritionAdvice. */
export const nutritionAdviceStu3 = defineStu3<NutritionAdvice>({
  type: nutritionAdviceSection.type,
  profiles: nutritionAdviceSection.profiles,
  rows: [
    row('comment', inExtension('zib-NutritionAdvice-Explanation'), textCodec),
    identifiersRow,
    pair({ status: ['status'] }, ({ status = ACTIVE }) => ({ status }), readStatus),
    subjectRow('patient'),
    momentOrUnknownRow<NutritionAdvice>('dateTime', 'dateTime'),
    row('author', 'orderer', partyCodec),
    pair(
      {
        dietType: ['oralDiet.type.text'],
        consistency: [
          'oralDiet.texture.modifier.text',
          'oralDiet.texture.foodType.text',
          'oralDiet.fluidConsistencyType.text',
        ],
      },
      writeDiet,
      readDiet,
    ),
  ],
});
