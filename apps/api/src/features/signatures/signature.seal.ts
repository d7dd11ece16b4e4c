/** What a sealed name or postcode belongs to: table and column, version, petition, contact. */
export function nameContext(petitionId: string, contactId: string): string {
  return `signatures.name|1|${petitionId}|${contactId}`;
}

export function postcodeContext(petitionId: string, contactId: string): string {
  return `signatures.postcode|1|${petitionId}|${contactId}`;
}
