/**
 * A browser keeps for who leaves and comes back what was typed, and forgets what came with a form. To
 * the reader what an answer holds is typed all the same.
 */
export function holdAsTyped(place: ParentNode): void {
  for (const field of place.querySelectorAll<HTMLInputElement>('[data-sign] input')) {
    if (field.type !== 'text' && field.type !== 'email') continue;
    const typed = field.value;
    field.defaultValue = '';
    field.value = typed;
  }
}
