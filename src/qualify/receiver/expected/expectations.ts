import type { Expectation } from './expectation';
import { ofBadSenders } from './of-bad-senders';
import { ofNotifications } from './of-notifications';
import { ofPulls } from './of-pulls';

const table = { ...ofNotifications, ...ofPulls, ...ofBadSenders };

/** Name of a check of a receiver; reports have it as the label. */
export type CheckName = keyof typeof table;

/** What is expected of a receiver, by the name of its check. */
export const expectations: Readonly<Record<CheckName, Expectation>> = table;
