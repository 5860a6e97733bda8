using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What must be known of a call. Pure. Nothing of it holds up a referral: that has its own door.</summary>
public static class EnquiryChecks
{
    /// <summary>Characters of a name, a number, a role.</summary>
    public const int ShortMax = 200;

    /// <summary>Characters of what is said in words.</summary>
    public const int LongMax = 4_000;

    public static IReadOnlyList<EnquiryFault> Of(NewEnquiry asked, WorkingCalendar calendar, Instant now)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(calendar);
        var caller = asked.Caller;
        EnquiryFault?[] found =
        [
            Needed(caller.Name, EnquiryFault.CallerNameMissing),
            Needed(caller.Agency, EnquiryFault.AgencyMissing),
            Needed(caller.Role, EnquiryFault.CallerRoleMissing),
            Needed(asked.Reason, EnquiryFault.ReasonMissing),
            caller.MayBeAnswered && !caller.AtAnyHour && !calendar.IsOfficeOpen(now) ? Needed(asked.CannotWait, EnquiryFault.CannotWaitMissing) : null,
            caller.MayBeAnswered && asked.Check is null ? EnquiryFault.CheckMissing : null,
            Fits([caller.Name, caller.Agency, caller.Role, caller.Number], [asked.Reason, asked.CannotWait, asked.Concern]),
        ];
        return [.. found.OfType<EnquiryFault>(), .. caller.MayBeAnswered && asked.Check is { } check ? Of(check) : [], .. Of(asked.Child, calendar.DateOf(now))];
    }

    public static IReadOnlyList<EnquiryFault> Of(EnquiryStep.Checked check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var rang = check.Outcome == CheckOutcome.Passed ? check.Method is CheckMethod.RangBack : check.Outcome is CheckOutcome.NoReply or CheckOutcome.NotThem;
        EnquiryFault?[] found =
        [
            check.Outcome == CheckOutcome.Passed && check.Method is null ? EnquiryFault.MethodMissing : null,
            rang ? Needed(check.Number, EnquiryFault.NumberMissing) : null,
            check.Outcome is CheckOutcome.Failed or CheckOutcome.NotThem || (check.Outcome == CheckOutcome.Passed && check.Method is not CheckMethod.RangBack) ? Needed(check.Words, EnquiryFault.WordsMissing) : null,
            Fits([check.Number], [check.Words]),
        ];
        return [.. found.OfType<EnquiryFault>()];
    }

    public static IReadOnlyList<EnquiryFault> Of(AskedChild child, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(child);
        EnquiryFault?[] found =
        [
            Needed(child.Name, EnquiryFault.ChildNameMissing),
            child.BornOn > today ? EnquiryFault.BornAhead : null,
            child.OtherNames.Count > AskedChild.NamesMax || child.Household.Count > AskedChild.NamesMax ? EnquiryFault.TooManyNames : null,
            Fits([child.GivenName, child.FamilyName, .. child.OtherNames, .. child.Household], [child.Address]),
        ];
        return [.. found.OfType<EnquiryFault>()];
    }

    /// <summary>What is said in words, wherever words are all that is asked.</summary>
    public static IReadOnlyList<EnquiryFault> OfWords(string? words)
    {
        EnquiryFault?[] found = [Needed(words, EnquiryFault.WordsMissing), Fits([], [words])];
        return [.. found.OfType<EnquiryFault>()];
    }

    private static EnquiryFault? Needed(string? text, EnquiryFault missing) => string.IsNullOrWhiteSpace(text) ? missing : null;

    private static EnquiryFault? Fits(IEnumerable<string?> shortOnes, IEnumerable<string?> longOnes) =>
        shortOnes.Any(text => text?.Length > ShortMax) || longOnes.Any(text => text?.Length > LongMax) ? EnquiryFault.TooLong : null;
}
