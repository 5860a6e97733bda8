using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>How often a form took so long in a month. No case content, and nobody's name.</summary>
public sealed class StoredFormTime
{
    public required AuthorityId AuthorityId { get; set; }

    public required string Form { get; set; }

    /// <summary>The first day of the month.</summary>
    public required LocalDate Month { get; set; }

    /// <summary>Seconds, the upper end; 0: not known.</summary>
    public required int Step { get; set; }

    public required int Times { get; set; }
}
