using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>One change of an entry: that it was made, amended or ended.</summary>
/// <param name="Before">The categories until then; null where it was made.</param>
/// <param name="RecordedAt">When it was entered here.</param>
/// <param name="By">By whose step.</param>
public sealed record EntryChange(RegisterChange Change, IReadOnlyList<string>? Before, Instant RecordedAt, string By);
