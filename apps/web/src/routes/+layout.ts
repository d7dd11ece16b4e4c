// Public pages are whole as they come from the server: what moves on them needs a tenth of the
// script that a page taken over by the framework would. The staff's pages turn this on.
export const csr = false;
