using ChildProtection.Workflow.Cases.Absences;

namespace ChildProtection.Workflow.Server.Absences;

/// <summary>What a reader's list says of absences: for whom they cover, and what they have to settle.</summary>
/// <param name="Covering">Whose work stands on the reader's list today.</param>
/// <param name="Unsettled">Absences of which days lack a cover, and of which the reader must see to that.</param>
/// <param name="Returned">The reader's own absence from which they are back, and of which they have not read what happened; null: none.</param>
public sealed record AwayNotes(IReadOnlyList<Covered> Covering, IReadOnlyList<AbsenceLine> Unsettled, AbsenceLine? Returned);
