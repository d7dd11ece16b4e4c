/**
 * Happens to the document before a page of the desk is left by itself, because its reader is no longer
 * logged in, or no longer staff. Whatever notices it first says so; what is half typed is kept then.
 */
export const LEAVING = 'leaving';
