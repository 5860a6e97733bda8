using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>An entry that stood at the end of some day.</summary>
/// <param name="Child">Of several records of a child the one that counts.</param>
/// <param name="AmendedOn">When its categories were last changed; null: never.</param>
/// <param name="Categories">As they were when it ended, or are now.</param>
public sealed record StoodEntry(CaseId Case, string Id, ChildId Child, bool Temporary, LocalDate? AmendedOn, IReadOnlyList<string> Categories);
