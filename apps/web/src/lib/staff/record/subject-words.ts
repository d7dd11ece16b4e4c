import { m } from '@undersigned/shared/generated/messages/messages.js';
import { local } from '#lib/locale.ts';

type Entry = { actor: string; subject: string; petition?: string | null | undefined };
export type Subject = { text: string; href?: string };

const KINDS: Record<string, () => string> = {
  account: m.subject_account_gone,
  invitation: m.subject_invitation,
  decision: m.subject_decision,
};

/** Whom or what it was done to, with the way there; nothing where that is whoever did it. */
export function subjectWords({ actor, subject, petition }: Entry): Subject {
  if (subject === actor) return { text: '' };
  const [kind = '', id = ''] = subject.split(' ');
  if (petition) {
    const desk = `/staff/petitions/${encodeURIComponent(petition)}`;
    const isDecision = kind === 'decision';
    return {
      text: isDecision ? m.subject_decision_of({ petition }) : m.subject_petition({ petition }),
      href: local(isDecision ? `${desk}/invalidations#${id}` : desk),
    };
  }
  if (/^one address$/.test(subject)) return { text: m.subject_one_address() };
  return { text: Object.hasOwn(KINDS, kind) && id ? KINDS[kind]!() : subject };
}

export function actorWords(actor: string): string {
  if (actor === 'operator') return m.record_operator();
  return actor.startsWith('account ') ? m.subject_account_gone() : actor;
}
