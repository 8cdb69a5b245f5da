import { describe } from 'vitest';
import { practitionerRoleStu3 } from '../../../src/bgz/health-professional/stu3';
import { holdWayBack } from '../way-back';

describe('nl-core-practitionerrole → HealthProfessional', () => {
  holdWayBack({ group: 'healthProfessionals', stu3: practitionerRoleStu3 });
});
