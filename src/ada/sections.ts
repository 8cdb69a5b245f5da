import { allergyIntolerance } from './blocks/allergy-intolerance';
import { buildingBlocks } from './blocks/building-blocks';
import { laboratoryRequest } from './blocks/laboratory-request';
import { medicalDevice } from './blocks/medical-device';
import { medicationBlocks, medicationTreatment } from './blocks/medication-treatment';
import { maritalStatus, patient } from './blocks/patient';
import { payer } from './blocks/payer';
import { problem } from './blocks/problem';
import { procedure } from './blocks/procedure';
import { procedureRequest } from './blocks/procedure-request';
import { isBlank } from './element';
import { leaveOut } from './reading';
import { type Field, group, many, type Table } from './table';

/** A section whose blocks are named as not read. */
const notBuilt: Field = (section, _draft, reading) => {
  const blocks = section.children.length > 0 ? section.children : [section];
  for (const block of blocks) {
    if (!isBlank(block)) leaveOut(reading, block, 'section not yet built');
  }
};

const results: Field = (section, draft, reading) => {
  notBuilt(section, draft, reading);
  for (const result of section.children) {
    if (result.name === 'laboratorium_uitslag') laboratoryRequest(result, draft, reading);
  }
};

/** What a transaction holds: the sections of the BgZ, and what the medication exchange puts beside them. */
export const sections: Table = {
  demografie_en_identificatie: group({ patient, burgerlijke_staat_rc: maritalStatus }),
  patient,
  financiele_informatie: group({ betaler: many('payers', payer) }),
  klachten_en_diagnoses: group({ probleem: many('problems', problem) }),
  allergieen: group({ allergie_intolerantie: many('allergyIntolerances', allergyIntolerance) }),
  medicatie: group({ medicamenteuze_behandeling: medicationTreatment, ...medicationBlocks }),
  medicamenteuze_behandeling: medicationTreatment,
  ...medicationBlocks,
  medische_hulpmiddelen: group({ medisch_hulpmiddel: many('medicalDevices', medicalDevice) }),
  verrichtingen: group({ verrichting: many('procedures', procedure) }),
  bouwstenen: buildingBlocks,
  behandelrestricties: notBuilt,
  functionelementale_status: notBuilt,
  sociale_anamnese: notBuilt,
  waarschuwingen: notBuilt,
  vaccinaties: notBuilt,
  vitale_functies_en_metingen: notBuilt,
  uitslagen: results,
  contacten: notBuilt,
  zorgsetting: notBuilt,
  geplande_zorg_activiteit: group({ verrichting: many('procedureRequests', procedureRequest) }),
};
