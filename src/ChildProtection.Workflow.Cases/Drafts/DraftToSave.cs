using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Drafts;

/// <summary>A draft on its way to be kept.</summary>
/// <param name="Base">The revision that the page last knew; 0: it knew of none.</param>
/// <param name="Writer">The page it was typed on: the idempotency key of its form, so that nothing is kept of a form that has been sent.</param>
/// <param name="Content">Encrypted; at most <see cref="DraftLimits.ContentBytesMax"/> bytes before that.</param>
public sealed record DraftToSave(string Place, CaseId? Case, int Base, Guid Writer, ReadOnlyMemory<byte> Content, Instant At);
