import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

/** The attributes of each field of the sign form, as they are written in the page. */
async function fieldsOf(path: string): Promise<Record<string, Record<string, string>>> {
  const html = await (await site.page(path)).text();
  const form = /<form[^>]*data-sign[^]*?<\/form>/.exec(html)?.[0] ?? '';
  const tags = [...form.matchAll(/<(?:input|select)\b([^>]*)>/g)].map(([, written]) =>
    Object.fromEntries(
      [...(written ?? '').matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ]),
    ),
  );
  return Object.fromEntries(tags.map((tag) => [tag.name ?? '', tag]));
}

describe.each(['/petitions/p', '/articles/a', '/uk/petitions/p'])('the sign form of %s', (path) => {
  test.each([
    ['name', 'name'],
    ['email', 'email'],
    ['country', 'country'],
    ['postcode', 'postal-code'],
  ])('lets the browser fill in %s', async (field, autocomplete) => {
    expect((await fieldsOf(path))[field]).toMatchObject({ autocomplete });
  });

  test('brings up the keyboard for an address, which is neither corrected nor capitalised', async () => {
    const { email, name, postcode } = await fieldsOf(path);
    expect(email).toMatchObject({
      type: 'email',
      inputmode: 'email',
      autocapitalize: 'off',
      spellcheck: 'false',
    });
    // Names and postcodes have letters: no keyboard of figures for them.
    for (const field of [name, postcode]) expect(field).not.toHaveProperty('inputmode');
  });

  test('ticks nothing beforehand, and says no label inside a field', async () => {
    const fields = Object.values(await fieldsOf(path));
    expect(fields.filter(({ type }) => type === 'checkbox')).toHaveLength(2);
    for (const field of fields) {
      expect(field).not.toHaveProperty('checked');
      expect(field).not.toHaveProperty('placeholder');
    }
  });
});
