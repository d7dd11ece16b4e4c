import { parseArgs } from 'node:util';
import { isLocale, LOCALES, type Locale } from '@undersigned/shared/locales.ts';
import { isNewSlug } from '../features/articles/article-import.service.ts';
import { OpsError, UsageError } from './ops-error.ts';
import { isPlainLine } from './plain-line.ts';

export type ImportOrder = {
  file: string;
  slug?: string | undefined;
  headline?: string | undefined;
  campaign?: string | undefined;
  standfirst?: string | undefined;
  authors?: string[] | undefined;
  /** The text translates the article of this slug. */
  language?: Locale | undefined;
  publish: boolean;
  /** The first line is the headline only, and no video's caption. */
  noVideo: boolean;
};

const AUTHOR_MAX_CHARACTERS = 100;
const STANDFIRST_MAX_CHARACTERS = 500;

/** What the command line asks for. */
export function readOrder(args: string[]): ImportOrder {
  const { values, positionals } = parse(args);
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new UsageError();
  const { slug, campaign, publish = false, language } = values;
  const authors = values.author?.map((author) => author.trim());
  if (authors?.some((author) => !isLine(author) || author.length > AUTHOR_MAX_CHARACTERS)) {
    throw new OpsError(
      `--author takes a name of one line, at most ${AUTHOR_MAX_CHARACTERS} characters.`,
    );
  }
  if (slug !== undefined && !isNewSlug(slug)) {
    throw new OpsError('--slug takes small letters, digits and single hyphens, at most 100.');
  }
  const headline = values.headline?.trim();
  if (headline !== undefined && !isLine(headline)) {
    throw new OpsError('--headline takes one line of text.');
  }
  const standfirst = values.standfirst?.trim();
  if (
    standfirst !== undefined &&
    !(isLine(standfirst) && standfirst.length <= STANDFIRST_MAX_CHARACTERS)
  ) {
    throw new OpsError(
      `--standfirst takes one line of text, at most ${STANDFIRST_MAX_CHARACTERS} characters.`,
    );
  }
  const noVideo = values['no-video'] ?? false;
  const order = { file, slug, headline, standfirst, campaign, authors, publish, noVideo };
  if (language === undefined) return order;
  if (!isLocale(language)) {
    throw new OpsError(`--language takes one of: ${LOCALES.join(', ')}.`);
  }
  if (slug === undefined) {
    throw new OpsError('--language needs --slug: the article that the text translates.');
  }
  return { ...order, language };
}

function isLine(text: string): boolean {
  return text !== '' && isPlainLine(text);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        slug: { type: 'string' },
        headline: { type: 'string' },
        standfirst: { type: 'string' },
        campaign: { type: 'string' },
        publish: { type: 'boolean' },
        'no-video': { type: 'boolean' },
        language: { type: 'string' },
        author: { type: 'string', multiple: true },
      },
    });
  } catch {
    throw new UsageError();
  }
}
