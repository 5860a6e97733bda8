using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What reading a loaded case came to. Closed family.</summary>
public abstract record CaseRead
{
    private CaseRead()
    {
    }

    public sealed record Ready(CaseState State) : CaseRead;

    /// <summary>
    /// What is stored of the case says nothing to this version of the program, or is damaged: its journal makes it again (<see cref="CaseLoading"/>, which
    /// never answers this).
    /// </summary>
    public sealed record Stale(CompiledDefinition Definition, WorkingCalendar Calendar, string Why) : CaseRead;

    /// <summary>The case cannot be read; it needs an operator.</summary>
    public sealed record Faulted(string Code, string Words, string Trace) : CaseRead;
}
