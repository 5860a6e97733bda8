namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>Which entries of the register somebody asks for.</summary>
public enum RegisterPart
{
    /// <summary>All that stand now.</summary>
    Current,

    /// <summary>Those that stand now of other authorities' children who stay here.</summary>
    Temporary,

    /// <summary>Made, changed or ended lately.</summary>
    Changed,

    /// <summary>Ended, and kept.</summary>
    Ended,
}
