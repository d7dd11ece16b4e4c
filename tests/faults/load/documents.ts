export const SIGN =
  'mutation Sign($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }';
export const PROMPT =
  'query Prompt($token: String!) { confirmationPrompt(token: $token) { nonce alreadyConfirmed } }';
export const CONFIRM =
  'mutation Confirm($input: ConfirmSignatureInput!) { confirmSignature(input: $input) { petition { slug } } }';
export const DISOWN =
  'mutation Disown($input: ConfirmSignatureInput!) { disownSignature(input: $input) { petition { slug } } }';
export const WITHDRAW =
  'mutation Withdraw($input: WithdrawSignatureInput!) { withdrawSignature(input: $input) { petition { slug } } }';
export const COUNT =
  'query Count($slug: String!) { petition(slug: $slug) { tally { confirmed asOf } } }';
