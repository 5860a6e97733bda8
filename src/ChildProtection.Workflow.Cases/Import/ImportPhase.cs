namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Where a case was in the earlier system: the codes of the definition's list of that name.</summary>
internal static class ImportPhase
{
    public const string StrategyDiscussion = "strategy_discussion";
    public const string Enquiry = "enquiry";
    public const string ConferenceCalled = "conference_called";
    public const string ConferenceBooked = "conference_booked";
    public const string Plan = "plan";

    public static IReadOnlyList<string> All { get; } = [StrategyDiscussion, Enquiry, ConferenceCalled, ConferenceBooked, Plan];
}
