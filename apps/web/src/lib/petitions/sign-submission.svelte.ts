import type { SubmitFunction } from '$app/forms';
import { EMPTY, type SignOutcome } from './sign-outcome.ts';

type Sign = SubmitFunction<SignOutcome, SignOutcome>;

/** Sends the form without leaving the page; one press at a time. */
export class SignSubmission {
  busy = $state(false);
  #done: (outcome: SignOutcome) => void;

  constructor(done: (outcome: SignOutcome) => void) {
    this.#done = done;
  }

  submit: Sign = ({ cancel, formData }) => {
    if (this.busy) return cancel();
    this.busy = true;
    return ({ result }) => {
      this.busy = false;
      if (result.type === 'redirect') return location.assign(result.location);
      const known = result.type === 'error' ? undefined : result.data;
      this.#done(known ?? unanswered(formData, result.status));
    };
  };
}

function unanswered(formData: FormData, status: number | undefined): SignOutcome {
  const typed = (name: string) => String(formData.get(name) ?? '');
  const values = {
    ...EMPTY,
    name: typed('name'),
    email: typed('email'),
    country: typed('country'),
    postcode: typed('postcode'),
    display: formData.has('display'),
    updates: formData.has('updates'),
  };
  return { kind: 'refused', values, code: status ? 'OVERLOADED' : 'OFFLINE' };
}
