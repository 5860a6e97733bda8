using System.Text.Json;

namespace ChildProtection.Workflow.Server.Api;

/// <summary>A task done or an action taken.</summary>
/// <param name="Answers">By question; see <see cref="JsonAnswers"/>.</param>
/// <param name="OccurredOn">When it happened: <c>2026-03-02</c>, or <c>2026-03-02T14:05:00</c> in the authority's own time. Null: now.</param>
/// <param name="Record">The id of the record it is for; null when it is for none.</param>
/// <param name="Overrides">Soft checks let pass with a reason.</param>
/// <param name="Key">The key of the task as it was read: refused when that one has been done meanwhile and the task is open anew. Null: whichever is open.</param>
public sealed record WorkBody(
    IReadOnlyDictionary<string, JsonElement>? Answers, string? OccurredOn, string? Record, IReadOnlyList<WorkBody.Override>? Overrides, string? Key)
{
    /// <param name="Check">The check's name, as the refusal gives it.</param>
    /// <param name="Role">The role in which it is done.</param>
    /// <param name="CannotWait">The child cannot wait for somebody else's word, or it has happened already: let pass by whoever does the work.</param>
    public sealed record Override(string? Check, string? Reason, string? Role, bool CannotWait = false);
}
