namespace ChildProtection.Workflow.Cases.Access;

/// <summary>What somebody may see or do. The one table of who may what is <see cref="AccessTable"/>.</summary>
public enum Permission
{
    /// <summary>One's own list of work.</summary>
    SeeMyWork = 0,

    /// <summary>The lists of one's whole team.</summary>
    SeeTeamWork = 1,

    /// <summary>A case to which one stands in a relation.</summary>
    SeeCase = 2,

    /// <summary>Open a case on a referral.</summary>
    OpenCase = 3,

    /// <summary>Complete tasks and take actions that the definition gives to one's role.</summary>
    DoWork = 4,

    /// <summary>Correct a record or a fact, with a reason.</summary>
    Correct = 5,

    /// <summary>Say who holds a role for a case.</summary>
    AssignRoles = 6,

    /// <summary>Excuse a breach, with a reason.</summary>
    ExcuseBreach = 7,

    /// <summary>Name the agencies that stand in a relation with a child.</summary>
    RelateAgencies = 8,

    /// <summary>Due, running, parked; retry; outbox and bus. No case content.</summary>
    Operate = 9,

    /// <summary>Read definitions and check them.</summary>
    ReadDefinitions = 10,

    /// <summary>Keep the accounts of the staff: who works here, in which roles and team, and who has left. No case content.</summary>
    KeepStaff = 11,

    /// <summary>Open a case outside every relation, with a reason, for a limited time.</summary>
    OpenInEmergency = 12,

    /// <summary>Read who looked at a child's file, and who opened one in an emergency.</summary>
    SeeLooks = 13,

    /// <summary>Read which guards were let pass, how often and by whom. No case content.</summary>
    SeeOverrides = 14,

    /// <summary>Restrict a child's file to named people, change who they are, and lift the restriction with a second person.</summary>
    RestrictFiles = 15,

    /// <summary>Open a restricted file in an emergency.</summary>
    OpenRestricted = 16,

    /// <summary>Say what came of reviewing a file opened in an emergency.</summary>
    ReviewEmergencies = 17,

    /// <summary>Read enquiries to the register: who asked about whom, and what was answered.</summary>
    SeeEnquiries = 18,

    /// <summary>Take enquiries to the register down, and do what follows from them.</summary>
    AnswerEnquiries = 19,

    /// <summary>Say that one is away and who covers; of others, whoever manages them or keeps the accounts (<see cref="Absences.AbsenceRights"/>). No case content.</summary>
    RecordAbsence = 20,

    /// <summary>Say that two records on file are one child, and that they are not; each with a second person.</summary>
    MergeChildren = 21,

    /// <summary>Bring in the open cases of an earlier system, or confirm that somebody else does. The report names references and no child.</summary>
    ImportCases = 22,

    /// <summary>What the coming night may bring, of the whole authority: of each child what keeps them safe, and no more of the file.</summary>
    SeeOutOfHours = 23,

    /// <summary>Read how long forms take. No case content, and nobody's name.</summary>
    SeeFormTimes = 30,

    /// <summary>Read the register, or list of children with plans, as a whole: who stands on it, and what was changed. Not the case.</summary>
    SeeRegister = 31,
}
