import { registerEnumType } from 'type-graphql';

export enum StaffRole {
  VIEWER = 'VIEWER',
  MODERATOR = 'MODERATOR',
  EDITOR = 'EDITOR',
  CAMPAIGNER = 'CAMPAIGNER',
  ADMIN = 'ADMIN',
}
registerEnumType(StaffRole, {
  name: 'StaffRole',
  description: 'What a member of staff may do. ADMIN may do everything.',
  valuesConfig: {
    VIEWER: { description: 'Sees counts, and no personal data.' },
    MODERATOR: { description: 'Decides about comments.' },
    EDITOR: { description: "Changes articles, petitions' texts and donation links." },
    CAMPAIGNER: { description: 'Sees signatures, invalidates, exports, writes to supporters.' },
    ADMIN: { description: 'Everything, and people.' },
  },
});

/** For a field that every member of staff may read. */
export const EVERY_ROLE: StaffRole[] = Object.values(StaffRole);
