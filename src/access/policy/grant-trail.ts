import type { AuditContext } from '../../audit/access-trail';
import { IMPLIED_CONSENT, type NotificationRecord } from '../model';

/** What a grant tells the trail: whose data it is about, and on what ground. The BSN stands in `patientBsn` only. */
export const grantTrail = ({ identifier, groupIdentifier, referral }: NotificationRecord): AuditContext => ({
  patientBsn: referral.patient.bsn,
  notification: identifier,
  group: groupIdentifier,
  policy: referral.legalBasis ?? IMPLIED_CONSENT,
});
