import type { Field } from './typing.ts';

const FORMS = 'form[data-kept]';
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export const keptForms = (): HTMLFormElement[] => [
  ...document.querySelectorAll<HTMLFormElement>(FORMS),
];

/**
 * Whether somebody has typed or ticked something in it that its page did not bring, or the page says that
 * what it brought was typed before. A choice alone is not kept.
 */
export const isTypedInto = (form: HTMLFormElement): boolean =>
  form.dataset.kept === 'typed' || ([...form.elements] as Control[]).some(isTyped);

/** The first field of the page that holds something that its page did not bring. */
export const typedControl = (): Control | undefined =>
  keptForms()
    .flatMap((form) => [...form.elements] as Control[])
    .find((control) => control.type !== 'hidden' && isTyped(control));

function isTyped(control: Control): boolean {
  if (control instanceof HTMLSelectElement) return false;
  const isBox = ['checkbox', 'radio'].includes(control.type);
  if (isBox && control instanceof HTMLInputElement)
    return control.checked !== control.defaultChecked;
  return 'defaultValue' in control && control.value !== control.defaultValue;
}

/** What a form would send, without what is secret. */
export function fieldsOf(form: HTMLFormElement): Field[] {
  const secret = [...form.elements].filter(isSecret).map((one) => (one as Control).name);
  return [...new FormData(form)].flatMap(([name, value]): Field[] =>
    typeof value === 'string' && !secret.includes(name) ? [[name, value]] : [],
  );
}

export type FilledIn = {
  isAny: boolean;
  /** It is about somebody who is not on this page. */
  isWaiting: boolean;
  /** What has no place here, with what it is about. */
  rest: Field[];
};

/**
 * Puts these into the forms of the page that are kept. What was typed into a step goes into no other one: a
 * reason is published, and is about those whom it was written for.
 */
export function fillIn(fields: Field[]): FilledIn {
  const said = fields.filter(([name, value]) => value !== '' || ABOUT.includes(name));
  if (said.some(isOfAnotherStep)) return { isAny: false, isWaiting: false, rest: said };
  const choice =
    said
      .find(([name]) => name === 'ids')?.[1]
      .split(' ')
      .filter(Boolean) ?? [];
  const absent = choice.filter((id) => !put('id', id));
  const rest = said.filter(([name, value]) => ABOUT.includes(name) || !put(name, value));
  if (said.some(isHere)) return { isAny: rest.length < said.length, isWaiting: false, rest: [] };
  const isAny = absent.length < choice.length || rest.length < said.length;
  const isTyped = rest.some(([name]) => name === 'reason');
  return { isAny, isWaiting: absent.length > 0 && isTyped, rest: isTyped ? rest : [] };
}

/** By these a step about signatures says what it is about. On the list each of them is a box of its own. */
const ABOUT = ['what', 'ids'];
const hidden = (name: string) =>
  document.querySelector<HTMLInputElement>(`${FORMS} input[type=hidden][name=${name}]`)?.value;
const isHere = ([name]: Field) => ABOUT.includes(name) && hidden(name) !== undefined;
const isOfAnotherStep = (field: Field) =>
  isHere(field) && sorted(hidden(field[0])) !== sorted(field[1]);
const sorted = (ids = '') => ids.split(' ').toSorted().join(' ');

function put(name: string, value: string): boolean {
  const controls = keptForms().flatMap((form) => [...form.elements]) as Control[];
  return controls.some((control) => control.name === name && takes(control, value));
}

/** What nobody sees is the page's own: a total, a key, what was counted. */
function takes(control: Control, value: string): boolean {
  if (control.type === 'hidden' || isSecret(control)) return false;
  if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    if (control.value !== value) return false;
    control.checked = true;
  } else {
    control.value = value;
  }
  for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }));
  return true;
}

/** Also what names a person. */
const SECRET = '[type=password], [type=file], [autocomplete=one-time-code], [data-secret]';

function isSecret(control: Element): boolean {
  return control.matches(SECRET);
}
