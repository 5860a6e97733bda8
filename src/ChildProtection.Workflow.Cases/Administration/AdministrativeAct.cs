namespace ChildProtection.Workflow.Cases.Administration;

/// <summary>What somebody did that is no step of a case and yet decides who sees or hears of children. The numbers are stored.</summary>
public enum AdministrativeAct
{
    AccountAdded = 0,

    /// <summary>Name, sign-in name, roles, team or password.</summary>
    AccountChanged = 1,

    /// <summary>They have left.</summary>
    AccountClosed = 2,

    /// <summary>They work here again.</summary>
    AccountOpened = 3,

    /// <summary>The agency takes no notices from then on.</summary>
    AgencyStopped = 4,

    AgencyStarted = 5,

    /// <summary>The agency works with the child from then on, and hears of what happens.</summary>
    RelationBegun = 6,

    RelationEnded = 7,

    /// <summary>The child's file is open to named people alone from then on.</summary>
    FileRestricted = 8,

    /// <summary>Somebody is named for a restricted file, or kept out of it.</summary>
    ReaderNamed = 9,

    /// <summary>Somebody is no longer on the list of a restricted file.</summary>
    ReaderRemoved = 10,

    /// <summary>Somebody has looked whether the restriction is needed still, and it is.</summary>
    RestrictionReviewed = 11,

    /// <summary>Somebody has asked that the restriction be lifted.</summary>
    LiftingAsked = 12,

    /// <summary>The restriction stays, although somebody had asked that it be lifted.</summary>
    LiftingRefused = 13,

    /// <summary>The child's file is there again for those who stand in a relation to the child.</summary>
    RestrictionLifted = 14,

    /// <summary>Somebody is away: from when to when, and who covers and so sees their cases.</summary>
    AbsenceRecorded = 15,

    AbsenceChanged = 16,

    /// <summary>It did not take place.</summary>
    AbsenceWithdrawn = 17,

    /// <summary>Somebody says that two records are one child; a second person decides.</summary>
    MergeProposed = 18,

    /// <summary>They are one child from then on.</summary>
    ChildrenMerged = 19,

    /// <summary>They are not, or whoever said so took it back.</summary>
    MergeDeclined = 20,

    /// <summary>Somebody says that they are two children after all; a second person decides.</summary>
    UnmergeProposed = 21,

    /// <summary>They stay one child.</summary>
    UnmergeDeclined = 22,

    /// <summary>They are two children again.</summary>
    ChildrenUnmerged = 23,

    TeamCreated = 24,

    /// <summary>The team is called otherwise from then on.</summary>
    TeamRenamed = 25,

    /// <summary>The team works no longer.</summary>
    TeamClosed = 26,

    /// <summary>Cases of an earlier system are being brought in: which plan, and who confirmed it.</summary>
    ImportBegun = 30,

    /// <summary>How many of them are in, and how many rows are not.</summary>
    ImportEnded = 31,

    /// <summary>Files of an earlier system were uploaded and rehearsed.</summary>
    ImportUploaded = 32,

    /// <summary>A second person has agreed, and why.</summary>
    ImportConfirmed = 33,

    /// <summary>The files were taken back and deleted.</summary>
    ImportWithdrawn = 34,

    /// <summary>A run that broke off is carried on.</summary>
    ImportTakenUp = 35,
}
