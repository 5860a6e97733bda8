namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>How somebody who may merge children stands to one of the records.</summary>
public enum MergeReach
{
    /// <summary>The file is not there for them.</summary>
    Hidden,

    /// <summary>Another team works the child's cases: name, date of birth and team are known to them, and no more.</summary>
    Named,

    /// <summary>They see a case of the child, there is none, or they answer for all teams.</summary>
    Answers,
}
