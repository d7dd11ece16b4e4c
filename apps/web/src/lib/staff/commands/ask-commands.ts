import { local } from '#lib/locale.ts';
import type { Command } from './command.ts';

const PATIENCE_MS = 10_000;

/** The list as it is for whoever is logged in now. Throws when it does not come. */
export async function askCommands(petition: string | undefined): Promise<Command[]> {
  const search = petition ? `?${new URLSearchParams({ petition })}` : '';
  const response = await fetch(`${local('/staff/find.json')}${search}`, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  // Logged out elsewhere, or no longer staff: the page itself leads on.
  if (response.redirected || response.status === 403) location.reload();
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Command[];
}

/** Goes there; what changes something is sent as a form, as its button would be. */
export function follow({ href, isAct }: Pick<Command, 'href' | 'isAct'>): void {
  if (!isAct) return location.assign(href);
  const form = document.createElement('form');
  Object.assign(form, { method: 'POST', action: href, hidden: true });
  document.body.append(form);
  form.submit();
}
