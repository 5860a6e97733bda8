using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>What is to be done to the file. Closed family. Each is refused whole when the fact it speaks of is not as it was seen.</summary>
public abstract record FactChange
{
    private FactChange()
    {
    }

    /// <summary>Whose fact it is.</summary>
    public abstract SubjectId Subject { get; }

    /// <summary>A value is put on file.</summary>
    public sealed record Begin(FactId Id, SubjectId Of, FactKind Kind, Guid Series, SubjectId? About, FactValue Value, LocalDate? From, LocalDate? To) : FactChange
    {
        public override SubjectId Subject => Of;

        /// <summary>As in <see cref="Fact.Source"/>.</summary>
        public FactSource? Source { get; init; }
    }

    /// <summary>What holds does so no longer.</summary>
    /// <param name="LastDay">The last day on which it did.</param>
    public sealed record End(FactId Id, SubjectId Of, LocalDate LastDay) : FactChange
    {
        public override SubjectId Subject => Of;
    }

    /// <summary>It was never so. What was right instead is begun beside it.</summary>
    public sealed record Correct(FactId Id, SubjectId Of, string Reason) : FactChange
    {
        public override SubjectId Subject => Of;
    }
}
