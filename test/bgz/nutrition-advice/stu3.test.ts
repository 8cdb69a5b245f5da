import { describe, expect, it } from 'vitest';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { nutritionAdviceStu3 } from '../../../src/bgz/nutrition-advice/stu3';
import { readingOf } from '../reading';
import { sample } from '../sample';
import { mapped, only } from '../stu3-support';
import { type Difference, holdWayBack } from '../way-back';

const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
const map = (one: object) => only(mapped({ nutritionAdvices: [{ id: 'n-1', ...one }] }), 'NutritionOrder');

/** A NutritionOrder as somebody else writes it, read; and what is left of it. */
function read(order: object) {
  const node = FhirNode.of({ resourceType: 'NutritionOrder', id: 'o-1', ...order }, 'NutritionOrder');
  return { draft: nutritionAdviceStu3.from(node, readingOf([]).context), left: node.left() };
}

const text = (words: string) => ({ text: words });

describe('NutritionAdvice → zib-NutritionAdvice', () => {
  it('gives every concept its place', () => {
    const [one] = sample.nutritionAdvices ?? [];
    const full = only(mapped({ ...sample, nutritionAdvices: one ? [one] : [] }), 'NutritionOrder');
    expect(full).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-NutritionAdvice'] },
      extension: [
        {
          url: 'http://nictiz.nl/fhir/StructureDefinition/zib-NutritionAdvice-Explanation',
          valueString: 'ook voldoende drinken',
        },
      ],
      status: 'on-hold',
      dateTime: '2024-02-04T10:30:00+01:00',
      oralDiet: {
        type: [text('zoutarm')],
        texture: [{ modifier: text('gemalen'), foodType: text('gemalen') }],
        fluidConsistencyType: [text('gemalen')],
      },
    });
    expect(full.orderer?.reference).toMatch(/^Practitioner\//);
  });

  it('is active, says that its moment is not known, and has no diet without words for one', () => {
    const least = map({ comment: 'veel drinken' });
    expect(least).toMatchObject({
      status: 'active',
      _dateTime: { extension: [{ url: ABSENT, valueCode: 'unknown' }] },
    });
    expect(Object.keys(least)).not.toEqual(expect.arrayContaining(['dateTime']));
    expect(Object.keys(least)).not.toEqual(expect.arrayContaining(['oralDiet']));
    expect(Object.keys(map({ dietType: 'zoutarm' }).oralDiet ?? {})).toEqual(['type']);
  });
});

describe('zib-NutritionAdvice → NutritionAdvice', () => {
  const active: Difference = {
    at: /^status$/,
    why: 'an advice that is active says no more than that it stands',
    back: (value) => (value === 'active' ? undefined : value),
  };
  holdWayBack({ group: 'nutritionAdvices', stu3: nutritionAdviceStu3, differences: [active] });

  it('puts on lines what others write apart, the kind of food with it', () => {
    const { draft, left } = read({
      oralDiet: {
        type: [text('zoutarm'), text('suikervrij')],
        texture: [{ modifier: text('gemalen'), foodType: text('vlees') }, { modifier: text('gepureerd') }],
        fluidConsistencyType: [text('dik vloeibaar'), text('gepureerd')],
      },
    });
    expect(draft).toEqual({
      id: 'o-1',
      dietType: 'zoutarm\nsuikervrij',
      consistency: 'gemalen (vlees)\ngepureerd\ndik vloeibaar',
    });
    expect(left).toEqual([]);
  });

  it('shows a code by its term, and tells the code', () => {
    const coding = { system: 'http://snomed.info/sct', code: '435801000124108', display: 'zoutarm' };
    const { draft, left } = read({ oralDiet: { type: [{ coding: [coding] }] } });
    expect(draft.dietType).toBe('zoutarm');
    expect(left).toEqual([
      'NutritionOrder.oralDiet.type[0].coding[0].system',
      'NutritionOrder.oralDiet.type[0].coding[0].code',
    ]);
  });

  it('tells what it has no place for: a tube feed, what may not be eaten, when', () => {
    const { draft, left } = read({
      excludeFoodModifier: [text('noten')],
      oralDiet: { type: [text('zoutarm')], instruction: 'na zes uur niets', schedule: [{ repeat: { frequency: 3 } }] },
      enteralFormula: { baseFormulaProductName: 'sondevoeding' },
    });
    expect(draft).toEqual({ id: 'o-1', dietType: 'zoutarm' });
    expect(left.sort()).toEqual([
      'NutritionOrder.enteralFormula.baseFormulaProductName',
      'NutritionOrder.excludeFoodModifier[0].text',
      'NutritionOrder.oralDiet.instruction',
      'NutritionOrder.oralDiet.schedule[0].repeat.frequency',
    ]);
  });

  it.each([
    [{ status: 'active' }, undefined, []],
    [{ status: 'cancelled' }, 'cancelled', []],
    [{ status: 'entered-in-error' }, 'entered-in-error', []],
    [{ status: 'suspended' }, undefined, ['NutritionOrder.status']],
  ])('of %j has status %s', (order, status, left) => {
    expect(read(order)).toEqual({ draft: { id: 'o-1', ...(status && { status }) }, left });
  });

  it('tells a reason why there is no moment that says more than that', () => {
    const because = (valueCode: string) => read({ _dateTime: { extension: [{ url: ABSENT, valueCode }] } });
    expect(because('unknown').left).toEqual([]);
    expect(because('masked').left).not.toEqual([]);
  });
});
