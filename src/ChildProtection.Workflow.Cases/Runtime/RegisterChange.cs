using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>A change of the register (Wales) or list of children with plans (England), written in the step's transaction. Closed family.</summary>
public abstract record RegisterChange
{
    private RegisterChange()
    {
    }

    /// <summary>The child's name is entered.</summary>
    /// <param name="EntryId">Unique within the case.</param>
    /// <param name="Kind"><c>full</c> or <c>temporary</c>.</param>
    public sealed record Entered(string EntryId, string Kind, LocalDate From, IReadOnlyList<string> Categories) : RegisterChange;

    /// <summary>The categories of the case's running entry change. Nothing happens where none is running.</summary>
    public sealed record Amended(LocalDate On, IReadOnlyList<string> Categories) : RegisterChange;

    /// <summary>The case's running entry ends. It is kept as history. Nothing happens where none is running.</summary>
    /// <param name="Reason"><c>decision</c>, <c>transfer</c>, <c>turned_18</c>, <c>death</c>, <c>left_uk</c> or <c>temporary_stay_ended</c>.</param>
    public sealed record Ended(LocalDate To, string Reason) : RegisterChange;
}
