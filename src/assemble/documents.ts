/** The referral a request is for, as far as the authorisation tells: `Task.identifier` and `Task.groupIdentifier`. */
export interface ReferralContext {
  readonly notification: string;
  readonly group: string;
}
