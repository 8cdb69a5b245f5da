import { runs } from '../effort';
import { holdRefusedPlaces, holdToLaw } from './law/hold-to-law';

const groups = ['allergyIntolerances', 'problems', 'medicalDevices', 'procedures', 'procedureRequests'] as const;
holdToLaw(groups, { oneIn: 1, drawn: runs(40) });
holdRefusedPlaces(groups);
