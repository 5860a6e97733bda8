using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>Something that happened and that people are told of. It holds no words of a case: these are read from the case when somebody who may see it reads the notice.</summary>
public sealed record Happening
{
    /// <summary>Made from what happened (<see cref="HappeningIds"/>): the same thing is told once, whichever node sees it first.</summary>
    public required Guid Id { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>Null: it is about no case.</summary>
    public CaseId? Case { get; init; }

    /// <summary>Null: it is about no child.</summary>
    public ChildId? Child { get; init; }

    /// <summary>Whoever is away, or did it; null: nobody in particular.</summary>
    public UserId? Person { get; init; }

    /// <summary>By its name: the deadline, the role, the check, or the kind of a notice about a restricted file. Empty: it needs none.</summary>
    public required string Name { get; init; }

    /// <summary>The days that it is about; null: none.</summary>
    public LocalDate? From { get; init; }

    public LocalDate? To { get; init; }
}
