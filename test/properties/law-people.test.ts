import { runs } from '../effort';
import { holdToLaw } from './law/hold-to-law';

holdToLaw(['patient', 'payers', 'healthProfessionals', 'healthcareProviders'], { oneIn: 12, drawn: runs(5) });
