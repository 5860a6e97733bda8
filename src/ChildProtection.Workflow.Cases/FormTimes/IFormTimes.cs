using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.FormTimes;

/// <summary>Counts how long forms take, by form and month. Whose form it was is not kept: it says what a form asks of people, and nothing about any of them.</summary>
public interface IFormTimes
{
    /// <param name="form">The form, such as <c>tasks/decide_referral</c>.</param>
    /// <param name="step">See <see cref="FormSpan.Of"/>.</param>
    Task Count(AuthorityId authority, string form, YearMonth month, int step, CancellationToken cancellationToken);

    /// <summary>Every form that was sent in that month or later.</summary>
    Task<IReadOnlyList<FormTime>> Since(AuthorityId authority, YearMonth month, CancellationToken cancellationToken);
}
