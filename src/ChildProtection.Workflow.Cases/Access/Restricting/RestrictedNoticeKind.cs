namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>What those who are named for a restricted file are told. The numbers are stored.</summary>
public enum RestrictedNoticeKind
{
    /// <summary>Somebody for whom the file is not there puts, or has put, somebody on file who may be this child.</summary>
    PossibleDuplicate = 0,

    /// <summary>Somebody opened the file in an emergency.</summary>
    OpenedInEmergency = 1,

    /// <summary>Somebody who may not asked for the file in an emergency, and was told that there is none.</summary>
    RefusedInEmergency = 2,

    /// <summary>The file was restricted: another of those who answer for it looks at whether that is right.</summary>
    Restricted = 3,
}
