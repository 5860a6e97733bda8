namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>What whoever says that two records are one child looks at first.</summary>
public enum MergeWarning
{
    /// <summary>Two dates of birth.</summary>
    OtherBirthDate,

    /// <summary>Born on one day, of one family, under two given names: twins are two children.</summary>
    Twins,

    /// <summary>They are on file as brothers or sisters.</summary>
    Siblings,

    /// <summary>Somebody who put one on file was shown the other and said that it is another child.</summary>
    ToldApart,

    /// <summary>Two NHS numbers.</summary>
    OtherNhsNumber,

    /// <summary>One is born, the other is not.</summary>
    UnbornAndBorn,

    /// <summary>One has died, as far as is on file.</summary>
    OneDied,

    /// <summary>Both have an open case.</summary>
    BothOpen,

    /// <summary>Two teams work the cases.</summary>
    TwoTeams,

    /// <summary>One file is restricted: then both are.</summary>
    Restricted,
}
