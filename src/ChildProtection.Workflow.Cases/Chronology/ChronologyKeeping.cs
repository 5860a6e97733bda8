using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Chronology;

/// <summary>
/// The chronology of significant events of a child. Whoever sees the whole case reads it, and works on it where they work on cases; an event that rests on
/// a record which the definition keeps from a reader is not there for that reader.
/// </summary>
[Basis(
    "L1.5", "L7.2a", "L7.2b",
    En = "The significant events of a child’s life stand in one chronology that all who work with the child read and add to, each with what it meant for the child; who chose, changed or took off what is kept.",
    Cy = "Mae digwyddiadau arwyddocaol bywyd plentyn mewn un cronoleg y mae pawb sy’n gweithio gyda’r plentyn yn ei ddarllen ac yn ychwanegu ato, pob un â’r hyn yr oedd yn ei olygu i’r plentyn; cedwir pwy ddewisodd, a newidiodd neu a dynnodd beth.")]
public sealed class ChronologyKeeping(CaseReading reading, ChildsCases cases, IChronology chronology, IClock clock)
{
    /// <summary>Null: there is no such case, or it is none of this person's, or they see a part of it only.</summary>
    public async Task<ChronologyView?> Of(StaffMember staff, CaseId caseId, CancellationToken cancellationToken)
    {
        return await reading.Case(staff, caseId, cancellationToken) is { Sight.IsWhole: true } view ? await Read(staff, view, cancellationToken) : null;
    }

    /// <summary>The chronologies of the child's other cases, under whichever of its records they were opened, as far as the reader sees these.</summary>
    public async Task<IReadOnlyList<(JoinedCase Case, ChronologyView Chronology)>> Beside(StaffMember staff, ChronologyView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        var beside = new List<(JoinedCase, ChronologyView)>();
        foreach (var joined in await cases.Beside(staff, view.View, CasePart.File, cancellationToken))
        {
            beside.Add((joined, await Read(staff, joined.View, cancellationToken)));
        }
        return beside;
    }

    private async Task<ChronologyView> Read(StaffMember staff, CaseView view, CancellationToken cancellationToken)
    {
        var journal = await chronology.Of(staff.Authority, view.State.Head.Case, cancellationToken);
        return new ChronologyView(
            view,
            ChronologyEvent.Of(journal, view.Records, view.State.Calendar.StartOf),
            [.. journal.Where(line => line.Source is null || view.Sight.SeesRecords(line.Source.List)).Reverse()],
            AccessTable.Allows(staff, Permission.DoWork));
    }

    /// <summary>Puts a record into the chronology. One that is there already stays as it is.</summary>
    /// <param name="command">The idempotency key: the same again is answered as done.</param>
    public async Task<ChronologyOutcome> Choose(StaffMember staff, CaseId caseId, RecordSource source, Guid command, CancellationToken cancellationToken)
    {
        if (await Of(staff, caseId, cancellationToken) is not { } found || !found.View.Records.Any(row => row.List == source.List && row.Id == source.Record))
        {
            return ChronologyOutcome.NotFound;
        }
        if (!found.MayChange)
        {
            return ChronologyOutcome.NotAllowed;
        }
        if (found.Events.Any(one => one.Now.Source == source))
        {
            return ChronologyOutcome.Done;
        }
        await chronology.Add(staff.Authority, caseId, new ChronologyEntry(new ChronologyId(command), 1, ChronologyAct.Chosen, source, Sign(staff)), cancellationToken);
        return ChronologyOutcome.Done;
    }

    /// <summary>Writes down an event that the case does not record.</summary>
    /// <inheritdoc cref="Choose"/>
    public async Task<ChronologyOutcome> Write(StaffMember staff, CaseId caseId, ChronologyChange said, Guid command, CancellationToken cancellationToken)
    {
        if (await Of(staff, caseId, cancellationToken) is not { } found)
        {
            return ChronologyOutcome.NotFound;
        }
        if (!found.MayChange)
        {
            return ChronologyOutcome.NotAllowed;
        }
        if (Fault(said, own: true, found.View) is { } fault)
        {
            return fault;
        }
        await chronology.Add(
            staff.Authority, caseId, Said(new ChronologyEntry(new ChronologyId(command), 1, ChronologyAct.Added, null, Sign(staff)), said with { Reason = "" }), cancellationToken);
        return ChronologyOutcome.Done;
    }

    /// <summary>Says something else of an event, with a reason where its words or its day change; what was said before stays in the journal.</summary>
    /// <param name="seen">The number of the line that was on the screen.</param>
    public async Task<ChronologyOutcome> Change(
        StaffMember staff, CaseId caseId, ChronologyId what, int seen, ChronologyChange said, CancellationToken cancellationToken)
    {
        if (await Of(staff, caseId, cancellationToken) is not { } found || found.Events.FirstOrDefault(one => one.Now.Event == what) is not { } one)
        {
            return ChronologyOutcome.NotFound;
        }
        if (!found.MayChange)
        {
            return ChronologyOutcome.NotAllowed;
        }
        if (Fault(said, one.Now.Source is null, found.View) is { } fault)
        {
            return fault;
        }
        // To say for the first time what it meant for the child is no change of anything.
        var rewritten = (one.Now.What.Length > 0 && one.Now.What != said.What.Trim()) || (one.Now.Impact.Length > 0 && one.Now.Impact != said.Impact.Trim())
            || (one.Now.Source is null && one.Now.On != said.On) || (one.Now.AboutOthers && !said.AboutOthers);
        if (rewritten && string.IsNullOrWhiteSpace(said.Reason))
        {
            return ChronologyOutcome.ReasonNeeded;
        }
        var next = Said(new ChronologyEntry(what, one.Now.Number + 1, ChronologyAct.Changed, one.Now.Source, Sign(staff)), said);
        return seen == one.Now.Number && await chronology.Add(staff.Authority, caseId, next, cancellationToken) ? ChronologyOutcome.Done : ChronologyOutcome.Overtaken;
    }

    /// <summary>Takes an event off; it stays in the journal with the reason.</summary>
    /// <inheritdoc cref="Change"/>
    public async Task<ChronologyOutcome> TakeOff(
        StaffMember staff, CaseId caseId, ChronologyId what, int seen, string reason, CancellationToken cancellationToken)
    {
        if (await Of(staff, caseId, cancellationToken) is not { } found || found.Events.FirstOrDefault(one => one.Now.Event == what) is not { } one)
        {
            return ChronologyOutcome.NotFound;
        }
        if (!found.MayChange)
        {
            return ChronologyOutcome.NotAllowed;
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return ChronologyOutcome.ReasonNeeded;
        }
        if (reason.Length > ChronologyEntry.ReasonMax)
        {
            return ChronologyOutcome.TooLong;
        }
        var last = one.Now with { Number = one.Now.Number + 1, Act = ChronologyAct.TakenOff, Signed = Sign(staff), Reason = reason.Trim() };
        return seen == one.Now.Number && await chronology.Add(staff.Authority, caseId, last, cancellationToken) ? ChronologyOutcome.Done : ChronologyOutcome.Overtaken;
    }

    private Signature Sign(StaffMember staff) => new(staff.Id, StoredTime.Floor(clock.GetCurrentInstant()));

    /// <summary>Null: nothing is wrong with it.</summary>
    private ChronologyOutcome? Fault(ChronologyChange said, bool own, CaseView view) =>
        own && string.IsNullOrWhiteSpace(said.What) ? ChronologyOutcome.WhatNeeded
        : own && (said.On is not { } on || on > view.State.Calendar.DateOf(clock.GetCurrentInstant())) ? ChronologyOutcome.DayNeeded
        : said.What.Length > ChronologyEntry.WhatMax || said.Impact.Length > ChronologyEntry.ImpactMax
            || said.Origin.Length > ChronologyEntry.OriginMax || said.Reason.Length > ChronologyEntry.ReasonMax ? ChronologyOutcome.TooLong
        : null;

    private static ChronologyEntry Said(ChronologyEntry entry, ChronologyChange said) => entry with
    {
        On = entry.Source is null ? said.On : null,
        What = said.What.Trim(),
        Impact = said.Impact.Trim(),
        Origin = entry.Source is null ? said.Origin.Trim() : string.Empty,
        AboutOthers = said.AboutOthers,
        Reason = said.Reason.Trim(),
    };
}
