import { ACTORS, type Actor } from './actors.ts';
import type { SchemaName } from './every-field.ts';

type Row = Record<string, readonly Actor[]>;

const STAFF = ACTORS.filter((actor) => actor !== 'anonymous' && actor !== 'no role');

const may = (who: readonly Actor[]) => (fields: string) =>
  Object.fromEntries(fields.split(' ').map((field) => [field, who]));
const everybody = may(ACTORS);
const staff = may(STAFF);
const campaigners = may(['CAMPAIGNER', 'ADMIN']);
const administrators = may(['ADMIN']);

/**
 * Who may use each field of each type. `permissions.test.ts` tries all of them as everybody, and fails
 * when a field has no place here: whoever adds one says first whom it is for.
 */
export const PERMISSIONS: Record<SchemaName, Record<string, Row>> = {
  public: {
    Query: everybody('article articles campaign confirmationPrompt ownSignature petition'),
    Mutation: everybody(
      'confirmSignature correctSignature disownSignature eraseSignature requestSignatureLink signPetition withdrawSignature',
    ),
    Article: everybody(
      'authors body campaign corrections headline id locale publishedAt readingMinutes section slug standfirst updatedAt',
    ),
    ArticleBlock: everybody('attribution attributionUrl kind text'),
    ArticleConnection: everybody('edges pageInfo'),
    ArticleEdge: everybody('cursor node'),
    Campaign: everybody('articles donationLinks id locale name petitions slug summary'),
    ConfirmationPrompt: everybody(
      'alreadyConfirmed consentToUpdates country display name nonce petition postcode',
    ),
    ConfirmSignaturePayload: everybody('petition'),
    Correction: everybody('correctedAt locale text'),
    CorrectSignaturePayload: everybody('signature'),
    CountCheck: everybody('agrees checkedAt'),
    CountLedger: everybody('asOf check days openedOn reasons sums total'),
    CountryTally: everybody('count country'),
    DisownSignaturePayload: everybody('petition'),
    DonationLink: everybody('beneficiary id label path provider slug'),
    EraseSignaturePayload: everybody('erased'),
    LedgerChanges: everybody(
      'confirmed erased held invalidated offline reinstated released withdrawn',
    ),
    LedgerDay: everybody('changes day total'),
    LedgerDayConnection: everybody('edges pageInfo'),
    LedgerDayEdge: everybody('cursor node'),
    LedgerReason: everybody('approverRole at change day kind reason role'),
    LedgerReasonConnection: everybody('edges pageInfo'),
    LedgerReasonEdge: everybody('cursor node'),
    Milestone: everybody('percent remaining target'),
    OwnMail: everybody('kind sentAt'),
    OwnSignature: everybody(
      'confirmedAt consentToUpdates country display email isShown locale maskedEmail mayChange name petition postcode signedAt source state textVersion traces',
    ),
    PageInfo: everybody('endCursor hasNextPage'),
    PassedMilestone: everybody('reachedOn target'),
    Petition: everybody(
      'addressedTo campaign closedAt closesAt createdAt demand id ledger locale milestone milestonesPassed recentSupporters slug status tally textChangedAt textVersion title updates',
    ),
    PetitionUpdate: everybody('body id locale postedAt title'),
    RequestSignatureLinkPayload: everybody('nextStep'),
    SignPetitionPayload: everybody('nextStep petition'),
    SignatureTally: everybody('asOf byCountry confirmed offline total'),
    SignatureTraces: everybody('consentVersion domainTag mails networkTag'),
    Supporter: everybody('country displayName signedOn'),
    WithdrawSignaturePayload: everybody('petition'),
  },
  staff: {
    Query: {
      ...staff(
        'alerts alertsNow alertSubscriptions allPetitionCounts ownAccount petitionCounts petitionFunnel petitions staffViewer',
      ),
      ...campaigners(
        'approvalPreview heldPreview heldSignatures heldTotal offlineBatches petitionNeeds previewInvalidation signatureDecision signatureDecisions signatures signatureTrends trafficFlags',
      ),
      ...administrators('auditActors auditLog removedStaff staffInvitations staffMembers'),
    },
    Mutation: {
      ...staff(
        'changePassword changeTimeZone confirmApp endOtherSessions endSession markAlertsRead removeApp removePasskey renamePasskey renewRecoveryCodes setAlertSubscriptions showSecondFactor startApp',
      ),
      ...campaigners(
        'addOfflineSignatures approveDecision cancelDecision invalidateSignatures refuseSignatures reinstateSignatures releaseSignatures undoOfflineBatch',
      ),
      ...administrators('changeStaffRole inviteStaff removeStaff restoreStaff withdrawInvitation'),
    },
    AuditActor: administrators('email id isStaff'),
    ApprovalPreview: campaigners('confirmed pending proposed total'),
    AuditConnection: administrators('edges pageInfo'),
    AuditEdge: administrators('cursor node'),
    AuditEntry: administrators('action actor at detail id petition subject'),
    DecisionCriteria: campaigners('country domains from heldBecause networks source to'),
    DecisionDomain: campaigners('domain name'),
    HeldCount: campaigners('count reason'),
    HeldPreview: campaigners('confirmed needsSecondPerson total'),
    Invalidation: campaigners('affected createdAt expected id reason reinstatedAt state'),
    InvalidationPreview: campaigners('confirmed criteria needsSecondPerson pending total'),
    PageInfo: staff('endCursor hasNextPage'),
    RemovedStaffMember: administrators(
      'email id mayRestore removedAt removedBy restorableUntil role',
    ),
    SecondPerson: campaigners('email hasSecondFactor mayApproveFrom mayNow'),
    SignatureDecision: campaigners(
      'affected approvableFrom approvedBy beganAt cancelledBy counted createdAt criteria endedAt expected id kind mayApprove mayCancel mayReinstate movedAt proposedBy reason reinstated reinstatedAt secondPeople state undoableFrom undoneBy',
    ),
    SignatureTrend: campaigners('count domain firstAt lastAt name share'),
    SignatureTrends: campaigners('domains isEstimate networks total'),
    StaffAccount: staff('email hasApp isFresh isMailed passkeys recoveryCodesLeft sessions'),
    // Of unusual traffic only campaigners are told at all: alert-desk.test.ts tries it.
    StaffAlert: staff('beganAt change endedAt figure id kind lastSeenAt petition traffic'),
    // The decision is null for others than campaigners: large-change-desk.test.ts tries it.
    StaffAlertChange: staff('approverRole change decision kind others reason role'),
    StaffAlertConnection: staff('edges pageInfo'),
    StaffAlertEdge: staff('cursor node'),
    StaffAlertSubscriptions: staff('isStopped kinds'),
    StaffAlertTraffic: staff('kind name others usual'),
    StaffAlertsNow: staff('gravestNew lasting newCount newest waiting'),
    StaffAppStart: staff('secret uri'),
    StaffCountCheck: staff('agrees checkedAt'),
    StaffCountPoint: staff('at change confirmed donationClicks end pending'),
    StaffCountryCount: staff('count country'),
    StaffDecisionUnderWay: staff('all done isUndone'),
    StaffInvitation: administrators('email expiresAt id invitedAt role'),
    StaffMember: administrators(
      'email hasSecondFactor id invitationCount isSelf mayApproveFrom role sessionCount since',
    ),
    StaffOfflineBatch: campaigners(
      'canBeUndone collectedOn count enteredAt id idempotencyKey isUndone note',
    ),
    StaffOfflineBatchConnection: campaigners('edges pageInfo'),
    StaffOfflineBatchEdge: campaigners('cursor node'),
    StaffPasskey: staff('addedAt id name'),
    StaffPetition: staff('createdAt id slug status title'),
    StaffPetitionCounts: staff(
      'asOf byCountry bySource check confirmationRate confirmed confirmedLastHour confirmedToday donationClicks held invalidated offline overTime pending petition total underWay withdrawn',
    ),
    StaffPetitionFunnel: staff(
      'asOf begun confirmed donationsFollowed mailed petition seen shared signed',
    ),
    StaffPetitionNeeds: campaigners('decisions decisionsForViewer petition trafficFlags'),
    StaffRecoveryCodes: staff('codes'),
    StaffSession: staff('begunAt device id isThis'),
    StaffSignature: campaigners(
      'confirmedAt country heldBecause id maskedEmail name signedAt source state',
    ),
    StaffSignatureConnection: campaigners('edges lookedBackTo pageInfo'),
    StaffSignatureEdge: campaigners('cursor node'),
    StaffSourceCount: staff('confirmed donationClicks signatures source'),
    StaffStateCounts: staff('confirmed held invalidated offline pending total withdrawn'),
    StaffViewer: staff('email grantedRole hasSecondFactor role timeZone'),
    StaffWaitingDecision: staff('id petition'),
    TrafficFlag: campaigners('beganAt id kind lastSeenAt name peak usual'),
  },
};
