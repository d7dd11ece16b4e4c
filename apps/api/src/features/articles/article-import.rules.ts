import type { BoxKind } from './article-call.patterns.ts';
import { CALL_MAX_CHARACTERS, callIn, isLeadQuestion } from './article-call.rules.ts';
import { splitParagraphs } from './article-text.rules.ts';
import type { Block } from './article.entity.ts';

export type ImportedText = {
  /** Of the video on top. Also the headline, when none is given. */
  caption: string | null;
  blocks: Block[];
  /** The calls to action, as they stood, that boxes took the place of, or nothing. */
  calls: string[];
};

/** What a box reads as where only text can be shown. */
const BOX_TEXTS: Record<BoxKind, string> = {
  NEWSLETTER: 'Newsletter',
  UPVOTE: 'Upvote',
  CAMPAIGN: 'Campaign',
};

/** Turns a newsroom's pasted text into blocks: every paragraph in order, calls to action as boxes. */
export function readArticleText(text: string): ImportedText {
  const imported: ImportedText = { caption: null, blocks: [], calls: [] };
  for (const lines of splitParagraphs(text)) {
    const { prose, calls, boxes } = sortOut(lines);
    if (prose !== '') imported.blocks.push(proseBlock(prose, lines, imported));
    imported.calls.push(...calls);
    for (const kind of boxes) addBox(imported.blocks, kind);
  }
  return imported;
}

/** The same of an article that has none: its first line is the headline only. */
export function withoutVideo(imported: ImportedText): ImportedText {
  return { ...imported, blocks: imported.blocks.filter(({ kind }) => kind !== 'VIDEO') };
}

function proseBlock(prose: string, lines: string[], imported: ImportedText): Block {
  const isFirst = imported.blocks.every((block) => block.kind in BOX_TEXTS);
  const isCaption = isFirst && lines.length === 1 && !CLOSING_PUNCTUATION.test(prose);
  if (isCaption) imported.caption = prose;
  return { kind: isCaption ? 'VIDEO' : 'PARAGRAPH', text: prose };
}

function addBox(blocks: Block[], kind: BoxKind): void {
  if (blocks.at(-1)?.kind !== kind) blocks.push({ kind, text: BOX_TEXTS[kind] });
}

/** Parts a paragraph's prose from the calls to action in it. */
function sortOut(lines: string[]): { prose: string; calls: string[]; boxes: BoxKind[] } {
  const prose: string[] = [];
  const calls: string[] = [];
  const boxes = new Set<BoxKind>();
  let isQuoting = false;
  for (const unit of unitsOf(lines)) {
    const { head, call, kinds } =
      isQuoting || /^["“‘'«]/.test(unit) ? asProse(unit) : takeCall(unit);
    isQuoting = staysQuoting(unit, isQuoting);
    if (call !== '') {
      while (prose.length > 0 && isLeadQuestion(prose.at(-1)!)) calls.push(prose.pop()!);
      calls.push(call);
    }
    if (head !== '') prose.push(head);
    for (const kind of kinds) boxes.add(kind);
  }
  return { prose: prose.join(' '), calls, boxes: [...boxes] };
}

type Taken = { head: string; call: string; kinds: BoxKind[] };

function asProse(unit: string): Taken {
  return { head: unit, call: '', kinds: [] };
}

/** The whole unit is a call, or what comes after a colon, a semicolon, a dash or a bracket is one. */
function takeCall(unit: string): Taken {
  const kinds = callIn(unit);
  if (kinds) return { head: '', call: unit, kinds };
  for (const part of unit.matchAll(/[:;] | [–—-] | (?=\()/g)) {
    const call = unit.slice(part.index + part[0].length);
    const tail = callIn(call);
    if (tail) return { head: closed(unit.slice(0, part.index)), call, kinds: tail };
  }
  return asProse(unit);
}

function closed(sentence: string): string {
  return CLOSING_PUNCTUATION.test(sentence) ? sentence : `${sentence}.`;
}

/** Sentences. Lines belong together, unless one of two that stand below each other is a call. */
function unitsOf(lines: string[]): string[] {
  const runs: string[][] = [];
  let end = '';
  for (const line of lines) {
    if (runs.length === 0 || isApart(end, line)) runs.push([line]);
    else runs.at(-1)!.push(line);
    end = `${runs.at(-1)!.length > 1 ? end : ''} ${line}`.slice(-CALL_MAX_CHARACTERS);
  }
  return runs.flatMap((run) => sentences(run.join(' ')));
}

function isApart(before: string, line: string): boolean {
  if (/^\p{Ll}/u.test(line)) return false;
  const last = before.split(/(?<=[.!?…]["'”’)]?) /).at(-1)!;
  return callIn(line) !== null || callIn(last) !== null;
}

function sentences(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean);
}

/** Whether a quotation is open at the end of the unit. */
function staysQuoting(unit: string, isQuoting: boolean): boolean {
  let open = isQuoting;
  for (const mark of unit.match(/["“”«»]/g) ?? []) {
    open = mark === '"' ? !open : '“«'.includes(mark);
  }
  return open;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const CLOSING_PUNCTUATION = /[.!?…:;]["'”’»)\]]*$/;
