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

/** Puts these into the forms of the page that are kept; `rest` has no place there. */
export function fillIn(fields: Field[]): { isAny: boolean; rest: Field[] } {
  const each = fields.flatMap(chosenOneByOne);
  const rest = each.filter(([name, value]) => {
    const controls = keptForms().flatMap((form) => [...form.elements]) as Control[];
    return !controls.some((control) => control.name === name && takes(control, value));
  });
  return { isAny: rest.length < each.length, rest };
}

/** The step about chosen signatures sends them in one field; on the list each is a box of its own. */
const chosenOneByOne = ([name, value]: Field): Field[] =>
  name === 'ids' ? value.split(' ').map((id) => ['id', id]) : [[name, value]];

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
