using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>Something that those who are named for a restricted file must know, until one of them says what came of it.</summary>
/// <param name="By">Who did it.</param>
/// <param name="Words">What they typed: the name and the day of birth, or their reason.</param>
/// <param name="Answered">Who dealt with it; null: nobody yet.</param>
/// <param name="Answer">What came of it.</param>
public sealed record RestrictedNotice(
    AuthorityId Authority, Guid Id, ChildId Child, RestrictedNoticeKind Kind, Signature By, string Words, Signature? Answered, string? Answer)
{
    /// <summary>Letters of an answer at most.</summary>
    public const int AnswerMax = 2_000;

    /// <summary>How long a notice may wait before it stands in red.</summary>
    public static Duration AnsweredWithin { get; } = Duration.FromDays(1);

    public bool IsOverdue(Instant now) => Answered is null && now > By.At + AnsweredWithin;
}
