import { local } from '#lib/locale.ts';
import { isTurnedAway, leavePage } from '../typing/leave-page.ts';
import type { Command } from './command.ts';

const PATIENCE_MS = 10_000;

/** The list as it is for whoever is logged in now. Throws when it does not come. */
export async function askCommands(petition: string | undefined): Promise<Command[]> {
  const search = petition ? `?${new URLSearchParams({ petition })}` : '';
  const response = await fetch(`${local('/staff/find.json')}${search}`, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (isTurnedAway(response)) leavePage(response);
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Command[];
}

/** Goes there; a form is sent, as its button would send it. */
export function follow({ href, isAct, fields = {} }: Pick<Command, 'href' | 'isAct' | 'fields'>) {
  if (!isAct) return location.assign(href);
  const form = document.createElement('form');
  Object.assign(form, { method: 'POST', action: href, hidden: true });
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  document.body.append(form);
  form.submit();
}
