import { keepCountsFresh } from './counts.ts';
import { signInPlace } from './signing.ts';

const { hurry } = keepCountsFresh();
signInPlace(hurry);
document.documentElement.dataset.enhanced = 'yes';
