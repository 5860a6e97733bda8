namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>What of the register waits for somebody.</summary>
public enum RegisterWaitKind
{
    /// <summary>A child of the authority is reported missing.</summary>
    Missing,

    /// <summary>An entry or its change was not yet checked and confirmed.</summary>
    ToConfirm,

    /// <summary>Another authority's notice of a child who stays here was not yet checked.</summary>
    ToCheck,

    /// <summary>A temporary entry stands longer than it may.</summary>
    PastItsTime,
}
