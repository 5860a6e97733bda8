using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What the chart of a case asks its data model to do. Closed family.</summary>
internal abstract record CaseAction
{
    private CaseAction()
    {
    }

    /// <summary>A state is entered.</summary>
    public sealed record Enter(string Path) : CaseAction;

    /// <summary>A state is left, after its exit effects.</summary>
    public sealed record Exit(string Path) : CaseAction;

    /// <summary>A transition begins; what it resumes keeps what was done in it.</summary>
    public sealed record Begin(Transition Transition, string? Resumed) : CaseAction;

    public sealed record Run(Effect Effect) : CaseAction;
}
