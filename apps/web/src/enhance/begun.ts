import { countStep } from './count-step.ts';

/**
 * Tells once a page that somebody began to fill in its sign form. Only reaching a field is not
 * enough: who reads by keyboard passes through all of them.
 */
export function tellOfBegun(): void {
  const told = new Set<string>();
  const tell = ({ target }: Event) => {
    const form = (target as Element).closest<HTMLElement>('[data-sign]');
    const petition = form?.dataset.sign;
    if (!petition || told.has(petition)) return;
    told.add(petition);
    countStep('begun', petition);
  };
  document.addEventListener('input', tell);
  // A browser that fills in a form by itself need not say so.
  document.addEventListener('submit', tell);
}
