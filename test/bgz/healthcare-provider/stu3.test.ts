import { describe } from 'vitest';
import { organizationStu3 } from '../../../src/bgz/healthcare-provider/stu3';
import { holdWayBack } from '../way-back';

describe('nl-core-organization → HealthcareProvider', () => {
  holdWayBack({ group: 'healthcareProviders', stu3: organizationStu3 });
});
