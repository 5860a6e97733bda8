namespace ChildProtection.Workflow.Cases.People;

/// <summary>What became of changes of the file.</summary>
public enum FileOutcome
{
    Written,

    /// <summary>Somebody else changed the same thing after it was seen. Nothing is written.</summary>
    Conflict,
}
