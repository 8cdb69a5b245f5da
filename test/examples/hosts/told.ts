/** What the watched EPD tells. */
export const told: string[] = [];

const waiting = new Set<() => void>();

export function tell(line: string): void {
  told.push(line);
  for (const look of waiting) look();
}

/** Waits until a line was told. */
export function until(line: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!told.includes(line)) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
}
