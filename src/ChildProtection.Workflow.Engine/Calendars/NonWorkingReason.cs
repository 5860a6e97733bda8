using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>Why a day is not a working day, by name: "weekend", "Christmas Day", "Office closed between the holidays".</summary>
public sealed record NonWorkingReason(NonWorkingKind Kind, LocalizedText Name)
{
    public static NonWorkingReason Weekend { get; } = new(NonWorkingKind.Weekend, LocalizedText.Of("weekend", "penwythnos"));
}
