import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';

const groups = ['medicationUses', 'medicationAgreements', 'administrationAgreements'] as const;
holdToLaw(groups, { oneIn: 1, drawn: runs(40) });
holdRefusedPlaces(groups);
