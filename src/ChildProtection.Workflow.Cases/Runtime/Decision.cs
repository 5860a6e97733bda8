using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What an input to a case came to, before anything is written. Closed family.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Accepted: write this.</summary>
    public sealed record Accepted(DecidedStep Step, StepResult.Accepted Result) : Decision;

    /// <summary>Accepted, and nothing changed: there is nothing to write.</summary>
    public sealed record Unchanged : Decision;

    /// <summary>Not taken as it is; nothing has changed.</summary>
    public sealed record Refused(ImmutableArray<Refusal> Reasons) : Decision;

    /// <summary>The case could not be stepped; it needs an operator.</summary>
    public sealed record Faulted(string Code, string Words, ImmutableArray<string> Trace) : Decision;
}
