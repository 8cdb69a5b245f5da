import { describe, expect, it } from 'vitest';
import { alertStu3 } from '../../../src/bgz/alert/stu3';
import { FhirNode } from '../../../src/bgz/define/fhir-node';
import { nullFlavor, snomed } from '../../../src/zib';
import { readingOf } from '../reading';
import { sample } from '../sample';
import { mapped, now, only } from '../stu3-support';
import { type Difference, holdWayBack } from '../way-back';

const NULL_FLAVOR = 'http://hl7.org/fhir/v3/NullFlavor';
const NULL_FLAVOR_URL = 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor';
const DETAIL = 'http://hl7.org/fhir/StructureDefinition/flag-detail';
const least = { id: 'al-1', alertName: snomed('704488001', 'draagt pacemaker') };
const map = (one: object) => only(mapped({ alerts: [{ id: 'al-1', ...one } as never] }), 'Flag');

const condition = { resourceType: 'Condition', id: 'c-1', code: { coding: [snomed('48867003', 'bradycardie')] } };
const detail = (reference: object) => [{ url: DETAIL, valueReference: reference }];
const other = (text?: string, display = 'other') => ({
  coding: [{ system: NULL_FLAVOR, code: 'OTH', display }],
  ...(text !== undefined && { text }),
});

/** A Flag as somebody else writes it, read beside that condition; and what is left of it. */
function read(flag: object) {
  const node = FhirNode.of({ resourceType: 'Flag', id: 'f-1', ...flag }, 'Flag');
  const { context } = readingOf([condition as never], () => true);
  return { draft: alertStu3.from(node, context), left: node.left() };
}

describe('Alert → zib-Alert', () => {
  it('gives every concept its place', () => {
    const full = only(mapped({ ...sample, alerts: sample.alerts?.slice(0, 1) }), 'Flag');
    expect(full).toMatchObject({
      meta: { profile: ['http://nictiz.nl/fhir/StructureDefinition/zib-Alert'] },
      extension: [{ url: DETAIL, valueReference: { display: 'bradycardie' } }],
      status: 'active',
      category: { coding: [{ system: 'http://loinc.org', code: '75323-6', display: 'conditie' }] },
      code: { coding: [{ code: '699433000', display: 'Drager HIV' }] },
      period: { start: '2010-01-03T10:30:00+01:00', end: '2024-02-04T09:00:00+01:00' },
    });
    expect(full.author?.reference).toMatch(/^Practitioner\//);
    expect(full.extension?.[0]?.valueReference?.reference).toMatch(/^Condition\//);
  });

  it('refers to the problem where there is no name, as the profile says', () => {
    expect(map({ condition: { problem: { id: 'p', problemName: snomed('48867003') } } }).code).toEqual(
      other('Zie probleem'),
    );
  });

  it.each([
    ['the words of another name', nullFlavor('OTH', 'valt vaak'), other('valt vaak', 'Anders')],
    ['why there is none', nullFlavor('UNK'), { extension: [{ valueCode: 'UNK' }] }],
  ])('sends %s', (_what, alertName, wanted) => {
    expect(map({ alertName }).code).toMatchObject(wanted);
  });

  it.each([
    [{}, 'active'],
    [{ endDateTime: '2999' }, 'active'],
    [{ endDateTime: '2020' }, 'inactive'],
    [{ endDateTime: '2020', status: 'active' }, 'active'],
    [{ endDateTime: '2999', status: 'inactive' }, 'inactive'],
    [{ endDateTime: now.toISOString().slice(0, 10) }, 'active'],
  ])('of %j is %s', (one, status) => {
    expect(map({ ...least, ...one }).status).toBe(status);
  });
});

describe('zib-Alert → Alert', () => {
  const onlyRefers: Difference = {
    at: /^alertName$/,
    why: 'beside a condition, a name that says no more than that it is another is none',
    back: (value, record) => {
      const { nullFlavor: flavor, display, originalText = display, translations } = value as Record<string, unknown>;
      const saysNothing = flavor === 'OTH' && originalText === undefined && translations === undefined;
      return record.condition !== undefined && saysNothing ? undefined : value;
    },
  };
  const derived: Difference = {
    at: /^status$/,
    why: 'an alert without a status is active until its end',
    back: (value, { endDateTime }) =>
      value === (endDateTime !== undefined && String(endDateTime) < '2025' ? 'inactive' : 'active') ? undefined : value,
  };
  holdWayBack({ group: 'alerts', stu3: alertStu3, differences: [onlyRefers, derived] });

  it.each([
    ['text', other('Zie probleem')],
    ['text in capitals', other('ZIE PROBLEEM')],
    ['no words', other(undefined, 'Anders')],
    ['an extension', { extension: [{ url: NULL_FLAVOR_URL, valueCode: 'OTH' }], text: 'Zie probleem' }],
  ])('takes a code that only refers to the problem for none: %s', (_how, code) => {
    const { draft, left } = read({ extension: detail({ reference: 'Condition/c-1' }), code });
    expect(draft).toEqual({ id: 'f-1', condition: { id: 'c-1', display: 'bradycardie' } });
    expect(left).toEqual([]);
  });

  it('keeps a name beside the problem', () => {
    const { draft } = read({ extension: detail({ reference: 'Condition/c-1' }), code: other('hartslag te laag') });
    expect(draft.alertName).toEqual({ nullFlavor: 'OTH', originalText: 'hartslag te laag' });
  });

  it('keeps other words of such a code beside the problem', () => {
    const { draft } = read({
      extension: detail({ reference: 'Condition/c-1' }),
      code: other('Zie probleem', 'valt vaak'),
    });
    expect(draft.alertName).toEqual({ nullFlavor: 'OTH', display: 'valt vaak', originalText: 'Zie probleem' });
  });

  it('keeps those words where there is no problem to see, which is told', () => {
    const { draft, left } = read({
      extension: detail({ reference: 'Procedure/p-1', display: 'stent' }),
      code: other('Zie probleem'),
    });
    expect(draft).toEqual({ id: 'f-1', alertName: { nullFlavor: 'OTH', originalText: 'Zie probleem' } });
    expect(left).toContain('Flag.extension(flag-detail).valueReference.reference');
  });

  it('keeps the first of several problems, and tells the others', () => {
    const { draft, left } = read({
      extension: [...detail({ reference: 'Condition/c-1' }), ...detail({ display: 'nog een' })],
      code: other(),
    });
    expect(draft.condition).toEqual({ id: 'c-1', display: 'bradycardie' });
    expect(left.length).toBeGreaterThan(0);
  });

  it.each([
    [{ status: 'active' }, undefined],
    [{ status: 'inactive' }, 'inactive'],
    [{ status: 'inactive', period: { end: '2020' } }, undefined],
    [{ status: 'active', period: { end: '2020' } }, 'active'],
    [{ status: 'inactive', period: { end: 'yesterday' } }, 'inactive'],
    [{ status: 'entered-in-error', period: { end: '2020' } }, 'entered-in-error'],
  ])('reads %j as status %s', (flag, status) => {
    expect(read(flag).draft.status).toBe(status);
  });

  it('leaves a status that FHIR does not have', () => {
    expect(read({ status: 'on-hold' })).toMatchObject({ draft: { id: 'f-1' }, left: ['Flag.status'] });
  });
});
