import publicDocuments from '@undersigned/shared/generated/public/persisted-documents.json' with { type: 'json' };
import staffDocuments from '@undersigned/shared/generated/staff/persisted-documents.json' with { type: 'json' };

/** The texts of the web app's own documents. */
export const knownPublicDocuments: ReadonlySet<string> = new Set(Object.values(publicDocuments));
export const knownStaffDocuments: ReadonlySet<string> = new Set(Object.values(staffDocuments));
