import * as z from 'zod';
import { systems } from '../../fhir/naming-systems';
import { amended } from '../../terminology/codelist';
import {
  allergieCategorieCodelijst,
  allergieStatusCodelijst,
  ernstCodelijst,
  mateVanKritiekZijnCodelijst,
  symptoomCodelijst,
} from '../../terminology/zib2017/codelists';
import { defineZib } from '../define/define-zib';
import { field, objectOf } from '../define/field';
import { written } from '../define/written';
import { author, basicFields, informationSource } from '../parts/basic-elements/fields';
import { partyWithout } from '../parts/basic-elements/zib';
import { coded } from '../parts/code/coded';
import { codedFrom, codedLike } from '../parts/code/from-codelist';
import { dateTime } from '../parts/moment/zib';
import { text } from '../parts/text/zib';
import type { AllergyIntolerance, AllergyIntoleranceInput } from './types';

/** The ConceptMap to FHIR has three codes more, which older records carry; their terms are in the style of the list. */
export const criticalityCodelist = amended(mateVanKritiekZijnCodelijst, {
  [systems.snomed]: { '62482003': 'Laag', '255508009': 'Medium', '75540009': 'Hoog' },
});

const reaction = objectOf({
  symptoms: field('8.2.11', 'Symptoom', z.array(codedLike(symptoomCodelijst)).min(1, 'at least one symptom'), {
    name: 'Symptom',
  }),
  specificSubstance: field('8.2.12', 'SpecifiekeStof', coded.optional()),
  reactionDescription: field('8.2.13', 'ReactieBeschrijving', text.optional()),
  reactionTime: field('8.2.17', 'ReactieTijdstip', dateTime.optional()),
  severity: field(
    '8.2.14',
    'Ernst',
    codedFrom(ernstCodelijst, { mild: '255604002', moderate: '6736007', severe: '24484000' }).optional(),
  ),
  routeOfExposure: field('8.2.15', 'WijzeVanBlootstelling', coded.optional()),
});

const fields = {
  ...basicFields,
  causativeAgent: field('8.2.2', 'VeroorzakendeStof', coded, { note: 'SNOMED CT, HPK, SNK, SSK or thesaurus 122.' }),
  allergyCategory: field(
    '8.2.4',
    'AllergieCategorie',
    codedFrom(allergieCategorieCodelijst, {
      food: '418471000',
      medication: '419511003',
      environment: '426232007',
      substance: '419199007',
    }).optional(),
  ),
  allergyStatus: field('8.2.5', 'AllergieStatus', codedFrom(allergieStatusCodelijst).optional(), {
    note: 'Left out, FHIR gets `active` with a NullFlavor beside it: STU3 ait-1 wants a status.',
  }),
  startDateTime: field('8.2.6', 'BeginDatumTijd', dateTime.optional()),
  criticality: field(
    '8.2.7',
    'MateVanKritiekZijn',
    codedFrom(criticalityCodelist, {
      mild: '255604002',
      moderate: '6736007',
      severe: '24484000',
      fatal: '399166001',
    }).optional(),
  ),
  lastReactionDateTime: field('8.2.8', 'LaatsteReactieDatumTijd', dateTime.optional()),
  comment: field('8.2.9', 'Toelichting', text.optional()),
  reactions: field('8.2.10', 'Reactie', z.array(reaction).optional(), { name: 'Reaction' }),
  author: author(partyWithout('healthcareProvider', 'contactPerson').optional(), 'healthcareProvider'),
  informationSource: informationSource(partyWithout('healthcareProvider').optional()),
};

/**
 * Builds an AllergyIntolerance (AllergieIntolerantie, zib 2017 NL-CM:8.2.1), mapped to zib-AllergyIntolerance.
 *
 * @example
 * allergyIntolerance({ id: 'a-1', causativeAgent: snomed('3718001', 'koemelk'), allergyStatus: 'active' })
 */
export const allergyIntolerance = defineZib(
  { id: '8.2.1', name: 'AllergyIntolerance', dutch: 'AllergieIntolerantie' },
  objectOf(fields),
  written<AllergyIntolerance, AllergyIntoleranceInput>(),
);
