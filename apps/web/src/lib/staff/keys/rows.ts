import { tick } from 'svelte';

/** What is in sight of the page's rows, in its order: of lists, whatever they list. */
const rows = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('main [data-row]')].filter((row) =>
    row.checkVisibility(),
  );

/** The row in which the focus stands, or the row itself. */
const currentRow = (): HTMLElement | null =>
  document.activeElement?.closest<HTMLElement>('[data-row]') ?? null;

/** Whether the focus is on a row, and not on something in it. */
export const isOnRow = (): boolean => document.activeElement?.matches('[data-row]') ?? false;

/** Goes so many rows on, from none to the first; stays where there is no other. */
export function goRows(step: number): void {
  const all = rows();
  const from = all.indexOf(currentRow()!);
  const to = from === -1 ? 0 : Math.min(all.length - 1, Math.max(0, from + step));
  all[to]?.focus();
}

/** Its row of the same id gets the focus again, where a change of the page moved it elsewhere. */
export async function keepingRow(change: () => void): Promise<void> {
  const id = currentRow()?.id;
  change();
  await tick();
  if (id && document.activeElement === document.body) document.getElementById(id)?.focus();
}

export function chooseRow(): void {
  checkboxOf(currentRow())?.click();
}

/** Where it can be chosen it is, and the focus goes on to what can be done with it; else it is opened. */
export function actOnRow(): void {
  const row = currentRow();
  const checkbox = checkboxOf(row);
  if (!checkbox) return openRow(row);
  if (!checkbox.checked) checkbox.click();
  checkbox.form?.querySelector<HTMLElement>('button')?.focus();
}

function openRow(row: HTMLElement | null): void {
  const inside = row?.querySelector<HTMLElement>('a[href], summary, button, select');
  if (inside?.matches('a[href]')) inside.click();
  else inside?.focus();
}

const checkboxOf = (row: HTMLElement | null) =>
  row?.querySelector<HTMLInputElement>('input[type="checkbox"]') ?? null;
