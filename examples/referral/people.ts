import type { ReceiverIdentity } from './receiving-hospital.js';

export const ANNA = '999990019';
export const TOM = '999990032';
export const BSN = 'http://fhir.nl/fhir/NamingSystem/bsn';
export const CARDIOLOGY = { system: 'http://snomed.info/sct', code: '394579002' };

export const RECEIVER: ReceiverIdentity = {
  ura: '00005678',
  name: 'Zuiderpoort',
  clientId: 'epd-zuiderpoort',
  user: { id: '900000001', role: '01.010', name: 'C.A. Cardioloog' },
  departments: [
    { number: 'CAR-1', name: 'Polikliniek cardiologie', type: CARDIOLOGY.code },
    { number: 'INT-1', name: 'Polikliniek interne geneeskunde', type: '419192003' },
  ],
};
export const OTHER: ReceiverIdentity = {
  ura: '00009999',
  name: 'Noorderlicht',
  clientId: 'epd-noorderlicht',
  user: { id: '900000002', role: '01.016', name: 'I. Internist' },
};
export const referrer = {
  identifier: { system: 'http://fhir.nl/fhir/NamingSystem/uzi-nr-pers', value: '900000009' },
  role: '01.015',
  name: 'H. Verwijzer',
};
