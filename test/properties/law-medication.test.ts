import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';

holdToLaw(['medicationUses', 'medicationAgreements', 'administrationAgreements'], { oneIn: 12, drawn: runs(5) });
