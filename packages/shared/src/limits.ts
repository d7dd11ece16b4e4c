export const NAME_MAX_GRAPHEMES = 100;
export const NAME_MAX_BYTES = 1_000;
export const NAME_MAX_MARKS_PER_BASE = 4;

export const EMAIL_MAX_CHARACTERS = 254;
export const EMAIL_LOCAL_PART_MAX_CHARACTERS = 64;

export const POSTCODE_MAX_CHARACTERS = 16;
export const SLUG_MAX_CHARACTERS = 100;

export const SOURCE_MAX_CHARACTERS = 40;
export const SOURCES_MAX_PER_PETITION = 200;
// As many sources as nobody knows yet one network may bring along; else it would use them all up.
export const NEW_SOURCES_BURST = 10;
export const NEW_SOURCES_INTERVAL_SECONDS = 600;

export const CONFIRMATION_TTL_DAYS = 7;
export const REQUESTED_LINK_TTL_HOURS = 1;

// From which network a signature came; and whose it was, after its petition closed.
export const NETWORK_TAG_KEPT_DAYS = 30;
export const PERSONAL_DATA_KEPT_MONTHS = 6;

export const NONCE_MIN_AGE_SECONDS = 1;
export const NONCE_MAX_AGE_HOURS = 24;
export const DISOWN_TAKES_BACK_WITHIN_SECONDS = 60;

export const CONFIRMATION_MAIL_INTERVAL_MINUTES = 10;
export const MAIL_CAP_PER_ADDRESS = 5;
export const MAIL_CAP_WINDOW_HOURS = 24;
// A mail that is due and has not gone out for longer than this is late, and staff are told.
export const MAIL_LATE_AFTER_MINUTES = 5;
// Of mails that wait so many are counted; there may be more.
export const MAILS_COUNTED_MAX = 1_000;
// Alerts to one member of staff: those of this time come in one mail.
export const ALERT_MAIL_INTERVAL_MINUTES = 10;
// Work that waits for one member of staff: what comes within this time comes in one mail.
export const WAITING_MAIL_INTERVAL_MINUTES = 2;
// What became of what one member of staff proposed: likewise.
export const OUTCOME_MAIL_INTERVAL_MINUTES = 2;
// Of either kind so many an hour at most: the next one tells all that came meanwhile.
export const MAILS_IN_TURN_AN_HOUR = 10;
// Mails about the safety of one account: so many within this time go at once, what comes then waits for its end.
export const SAFETY_MAIL_INTERVAL_MINUTES = 10;
export const SAFETY_MAILS_PER_INTERVAL = 3;

export const SIGN_RATE_BURST = 30;
export const SIGN_RATE_INTERVAL_SECONDS = 2;

// Counts are compared with the signatures every hour; after this long, the comparison has stopped.
export const COUNTS_COMPARED_WITHIN_HOURS = 3;

export const LIST_PAGE_MAX_ITEMS = 100;
// More than this many signatures, at once or within a day, are decided about by two people; and when staff
// change a count by more in a day, all of them are told.
export const DECISION_ALONE_MAX_SIGNATURES = 1_000;
export const DECISION_ALONE_WINDOW_HOURS = 24;
// So many proposals of one account may wait at a petition: more would hide others' from whoever is to approve.
export const PROPOSALS_WAITING_MAX = 20;
// Whoever is given a role at the desk is nobody's second person for so long.
export const SECOND_PERSON_AFTER_HOURS = 24;
// How many signatures a page of staff's list looks through at most, before it says how far it came.
export const SIGNATURES_LOOKED_THROUGH = 20_000;
export const CHART_MAX_POINTS = 1_500;
export const COUNTRY_TALLY_MIN_SIGNATURES = 10;
export const REASON_MAX_CHARACTERS = 500;
export const OFFLINE_BATCH_MAX_SIGNATURES = 1_000_000;
// With all that are confirmed it still is a number that GraphQL can tell.
export const OFFLINE_MAX_SIGNATURES = 1_000_000_000;
export const IDEMPOTENCY_KEY_MAX_CHARACTERS = 100;

export const GRAPHQL_MAX_TOKENS = 1_000;
export const GRAPHQL_MAX_DEPTH = 10;
export const GRAPHQL_MAX_ALIASES = 10;
export const REQUEST_BODY_MAX_BYTES = 100_000;

export const ARTICLE_IMPORT_MAX_BYTES = 1_000_000;

// A network (IPv4 /24, IPv6 /48) busier than this has its signatures held, not refused.
export const NETWORK_HOLD_BURST = 200;
export const NETWORK_HOLD_INTERVAL_SECONDS = 3;
export const UNKNOWN_TOKENS_PER_MINUTE = 20;

export const PASSWORD_MIN_CHARACTERS = 12;
export const PASSWORD_MAX_CHARACTERS = 128;
export const SIGN_IN_RATE_BURST = 10;
export const SIGN_IN_RATE_INTERVAL_SECONDS = 15;

export const RECOVERY_CODES = 10;
export const SECOND_FACTOR_TRIES = 5;
// Wrong codes in a row, over all tries to sign in; then codes rest for a while, and passkeys do not.
export const SECOND_FACTOR_TRIES_PER_ACCOUNT = 10;
export const SECOND_FACTOR_REST_MINUTES = 15;
export const FRESH_FACTOR_MINUTES = 10;
// As long a page offers to undo what was just done, and a role that was taken away is given back.
export const UNDO_MINUTES = 10;
export const PASSKEY_NAME_MAX_CHARACTERS = 60;
export const PASSKEYS_MAX = 10;

export const INVITATION_TTL_HOURS = 48;
// To one address in a day: an administrator's slip, or whoever sits at their desk, floods no mailbox.
export const INVITATIONS_MAX_PER_ADDRESS = 3;
