using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Chronology;

/// <summary>
/// One line of the journal of a chronology: what somebody said of an event, and when they did. Nothing is overwritten: of each event the line with the
/// highest number holds.
/// </summary>
/// <param name="Event">Which event.</param>
/// <param name="Number">From 1 within the event, without gaps.</param>
/// <param name="Source">The record that it rests on: its day and words are the record's. Null: it is written down here.</param>
public sealed record ChronologyEntry(ChronologyId Event, int Number, ChronologyAct Act, RecordSource? Source, Signature Signed)
{
    /// <summary>Letters at most.</summary>
    public const int WhatMax = 2_000;
    public const int ImpactMax = 4_000;
    public const int OriginMax = 200;
    public const int ReasonMax = 2_000;

    /// <summary>The day on which it happened; null where it is the record's.</summary>
    public LocalDate? On { get; init; }

    /// <summary>What happened, in the words of whoever wrote it down; of a record, what they say beside it. Empty: nothing.</summary>
    public string What { get; init; } = string.Empty;

    /// <summary>What it meant for the child, in the worker's words; empty: nobody has said.</summary>
    public string Impact { get; init; } = string.Empty;

    /// <summary>Where it is known from, of an event that is written down here: a letter, a former file, a person. Empty of a record.</summary>
    public string Origin { get; init; } = string.Empty;

    /// <summary>It tells of somebody besides the child what the family may not read: it is left out of the family's copy.</summary>
    public bool AboutOthers { get; init; }

    /// <summary>Why it was changed or taken off; empty for the first line of an event.</summary>
    public string Reason { get; init; } = string.Empty;
}
