/** Says on the button that the press is under way; the returned function takes it back. */
export function showBusyButton(button: HTMLElement | null): () => void {
  if (!button) return () => undefined;
  const words = button.textContent;
  button.style.minInlineSize = `${button.offsetWidth}px`;
  button.setAttribute('aria-busy', 'true');
  button.textContent = button.dataset.busy ?? words;
  return () => {
    button.removeAttribute('aria-busy');
    button.textContent = words;
  };
}
