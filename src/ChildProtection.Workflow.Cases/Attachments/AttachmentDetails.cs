using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>What is said of a file by whoever keeps it with a case.</summary>
/// <param name="Sort">One of <see cref="Sorts"/>.</param>
/// <param name="Title">What it is, in a line; empty: its sort says enough.</param>
/// <param name="From">Whom it came from; empty: not known.</param>
/// <param name="HappenedOn">The day of what it tells of, or on which it was written; null: not known. When it was kept is another matter.</param>
/// <param name="ConcernsChild">It is about the child.</param>
/// <param name="ConcernsPeople">The ids of people on file whom it is about as well.</param>
/// <param name="ConcernsOther">Somebody else whom it is about; empty: nobody.</param>
/// <param name="OfThirdParty">It is the confidential paper of somebody other than the child, such as a parent's health record.</param>
/// <param name="Place">Whether it says where somebody can be found.</param>
/// <param name="Roles">The roles that see it; empty: everybody who sees the whole case.</param>
public sealed record AttachmentDetails(
    string Sort,
    string Title,
    string From,
    LocalDate? HappenedOn,
    bool ConcernsChild,
    ImmutableArray<string> ConcernsPeople,
    string ConcernsOther,
    bool OfThirdParty,
    AttachmentPlace Place,
    ImmutableArray<string> Roles)
{
    public static ImmutableArray<string> Sorts { get; } =
        ["agency_report", "police_notification", "written_views", "childs_work", "photograph", "health_paper", "court_paper", "letter", "minutes", "other"];

    /// <summary>Giving it to somebody of the family takes a decision of a manager or the chair.</summary>
    public bool IsMarked => OfThirdParty || Place != AttachmentPlace.No;
}
