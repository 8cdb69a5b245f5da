import type { TakenNotification } from 'bgz-facade/notified-pull';

/** A line of the EPD's worklist: a notification that came in, or was withdrawn. */
export interface WorklistItem {
  readonly id: string;
  readonly notification: TakenNotification;
  /** The department it is for, by the hospital's own table. */
  readonly desk: string;
  withdrawn: boolean;
}

/** Where a notification goes of which the department is not named, or not known here. It is never refused for that. */
export const GENERAL_INBOX = 'general inbox';

/** The worklist of a hospital with these departments, by the number that it gave them. */
export function createWorklist(numbers: string, departments: Readonly<Record<string, string>>) {
  const items: WorklistItem[] = [];
  return {
    items,
    add(id: string, notification: TakenNotification): void {
      // By number: a name is what the sender calls it.
      const own = notification.routing?.department?.identifiers.find(({ system }) => system === numbers);
      const desk = (own && departments[own.value]) ?? GENERAL_INBOX;
      items.push({ id, notification, desk, withdrawn: false });
    },
    withdraw(id: string): void {
      for (const item of items) if (item.id === id) item.withdrawn = true;
    },
    latest(): WorklistItem {
      const item = items.at(-1);
      if (item === undefined) throw new Error('the worklist is empty');
      return item;
    },
  };
}
