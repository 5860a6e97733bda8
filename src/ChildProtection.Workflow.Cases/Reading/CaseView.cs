using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>A case as its page shows it.</summary>
/// <param name="State">The case, read.</param>
/// <param name="Child">Whose case it is.</param>
/// <param name="Sight">How much of it the reader sees: what follows is narrowed by it.</param>
/// <param name="Derivation">What it asks for now.</param>
/// <param name="Journal">The last entries, oldest first, at most <see cref="CaseReading.JournalLinesMax"/>.</param>
/// <param name="EarlierEntries">How many entries there are before those.</param>
/// <param name="Records">All records with all their fields.</param>
/// <param name="Agencies">The agencies that work with the child now, by name.</param>
public sealed record CaseView(
    CaseState State,
    ChildFile Child,
    CaseSight Sight,
    Derivation Derivation,
    IReadOnlyList<JournalLine> Journal,
    long EarlierEntries,
    IReadOnlyList<RecordRow> Records,
    IReadOnlyList<ChildAgency> Agencies)
{
    /// <summary>On what the reader sees it.</summary>
    public CaseGround Ground { get; init; }
}
