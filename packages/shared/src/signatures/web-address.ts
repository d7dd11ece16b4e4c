// A name goes into mails, where readers' programs turn web addresses into links.
export function containsWebAddress(name: string): boolean {
  const plain = name.normalize('NFKC');
  const cased = plain === plain.toUpperCase() ? plain.toLowerCase() : plain;
  return SCHEME.test(cased) || WWW.test(cased) || WITH_PATH.test(cased) || endsInDomain(cased);
}

const SCHEME = /:\/\/|https?:/iu;
const WWW = /(?:^|[^\p{L}\p{N}])www\d?\./iu;
const WITH_PATH = /[\p{L}\p{N}]\.\p{L}{2,24}\//u;

function endsInDomain(name: string): boolean {
  return GENERIC_DOMAIN.test(name) || LOWER_CASE_DOMAIN.test(name) || PARTICLE_DOMAIN.test(name);
}

// Two characters must stand before the dot, so that J.R. Smith, O.K. Name and J.de Vries stay.
const GENERIC_DOMAIN =
  /[\p{L}\p{N}-]{2}\.(?:com|net|org|info|biz|xyz|shop|store|site|online|club|click|app|news|website|casino|рф|укр)(?![\p{L}\p{N}])/iu;

// In small letters only where a name may look the same, so that Dr.Win and Dr.Dev stay; without
// those that are a common name or title even so (li, jo, ed).
const LOWER_CASE_DOMAIN =
  /[\p{L}\p{N}-]{2}\.(?:bet|dev|edu|gov|link|live|pro|sale|space|tech|top|vip|win|ac|at|au|be|br|by|ca|cc|cf|ch|cn|co|cz|dk|es|eu|fi|fr|ga|gg|gl|gq|gr|hu|ie|in|io|ir|is|it|jp|kr|kz|ly|me|ml|mx|nl|nz|pl|pt|pw|ro|ru|se|sh|sk|su|tk|to|tr|tv|tw|ua|uk|us|ws|za)(?![\p{L}\p{N}])/u;

// A particle is never a name's last word, so that Ma.de Lourdes stays.
const PARTICLE_DOMAIN = /[\p{L}\p{N}-]{2}\.(?:de|da|di|do|la|le)$/u;
