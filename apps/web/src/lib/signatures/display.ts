/** What the API calls the choice to be shown by first name and initial, or not. */
export function displayOf(isShown: boolean): 'FIRST_NAME_AND_INITIAL' | 'HIDDEN' {
  return isShown ? 'FIRST_NAME_AND_INITIAL' : 'HIDDEN';
}
