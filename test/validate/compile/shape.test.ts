import { expect, it } from 'vitest';
import { definitionsOf } from '../../../src/fhir/definitions/definitions';
import { createSnapshots } from '../../../src/fhir/definitions/snapshot';
import { createShapes } from '../../../src/validate/compile/shape';
import { HL7 } from '../fixtures/support';

const none = () => [];

it('a profile is compiled once, and a canonical that nobody defines is not kept', () => {
  const snapshots = createSnapshots(definitionsOf());
  const asked: string[] = [];
  const of = (url: string) => {
    asked.push(url);
    return snapshots.of(url);
  };
  const shapes = createShapes({ ...snapshots, of }, { ofElement: none, ofAbsent: none, ofShape: none });
  const flag = shapes.ofProfile(`${HL7}/Flag`);
  expect(flag?.type).toBe('Flag');
  expect(shapes.ofProfile(`${HL7}/Flag`)).toBe(flag);
  for (const _ of [1, 2]) expect(shapes.ofProfile('http://x.example/unknown')).toBeUndefined();
  expect(asked).toEqual([`${HL7}/Flag`, 'http://x.example/unknown', 'http://x.example/unknown']);
});
