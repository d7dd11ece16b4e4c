import { speakAsThePage } from '#lib/page-locale.ts';

speakAsThePage();
