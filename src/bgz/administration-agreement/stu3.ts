import type { AdministrationAgreement, HealthcareProvider } from '../../zib';
import { alone, complex } from '../define/codec';
import { inExtension, rowsOf } from '../define/rows';
import { defineStu3 } from '../define/stu3';
import { organization, organizationCodec } from '../healthcare-provider/stu3';
import { conceptCodec } from '../parts/code/codec';
import { identifiersRow } from '../parts/identifier/codec';
import { cyclicalScheduleRow, instructionsRow } from '../parts/instructions-for-use/codec';
import {
  agreedPeriodRow,
  canceledRow,
  categoryRow,
  commentRow,
  logicalReferencesCodec,
  stopTypeRow,
  treatmentRow,
} from '../parts/medication/codec';
import { momentCodec } from '../parts/moment/codec';
import { subjectRow } from '../parts/party/patient';
import { textCodec } from '../parts/text/codec';
import { productRow } from '../pharmaceutical-product/stu3';
import { administrationAgreementSection } from './section';

/** Who supplies, as the only performer. */
const performer = complex<HealthcareProvider>(
  'BackboneElement',
  (supplier, context) => ({ actor: organization(supplier, context) }),
  (node, context) => organizationCodec.read(node, 'actor', context),
  { '': ['actor'] },
);

const { row } = rowsOf<AdministrationAgreement>();

/** AdministrationAgreement (zib 9.8.20132) in FHIR: zib-AdministrationAgreement. */
export const administrationAgreementStu3 = defineStu3<AdministrationAgreement>({
  type: 'MedicationDispense',
  profiles: administrationAgreementSection.profiles,
  rows: [
    row('agreementDateTime', inExtension('zib-AdministrationAgreement-AuthoredOn'), momentCodec),
    row('agreementReason', inExtension('zib-AdministrationAgreement-AgreementReason'), textCodec),
    agreedPeriodRow,
    row('additionalInformation', inExtension('zib-Medication-AdditionalInformation'), conceptCodec()),
    treatmentRow,
    stopTypeRow,
    cyclicalScheduleRow(),
    identifiersRow,
    canceledRow,
    categoryRow('administrationAgreement'),
    productRow('medicine'),
    subjectRow('subject'),
    row('supplier', 'performer', alone(performer)),
    row('medicationAgreements', 'authorizingPrescription', logicalReferencesCodec),
    commentRow,
    instructionsRow('dosageInstruction'),
  ],
});
