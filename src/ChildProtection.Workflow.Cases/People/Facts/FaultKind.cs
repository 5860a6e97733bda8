namespace ChildProtection.Workflow.Cases.People.Facts;

public enum FaultKind
{
    Missing,
    TooLong,

    /// <summary>Not a day, a choice or a number of that kind.</summary>
    Wrong,

    /// <summary>This kind of fact is said or not recorded at all.</summary>
    NoWayOut,
}
