/** $1 petition, $2 kind, $3 how many more, $4 reason, $5 role, $6 batch or null */
export const ENTER_WITH_REASON = 'select enter_with_reason($1, $2, $3, $4, $5, $6)';
