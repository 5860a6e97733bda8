using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.CasePage;
using NodaTime;

namespace ChildProtection.Workflow.Server.Chronology;

/// <summary>An event of a chronology as a page or a paper says it.</summary>
/// <param name="Event">Which.</param>
/// <param name="Number">The line that is on the screen.</param>
/// <param name="Kind">The record's list; empty where it is written down in the chronology itself.</param>
/// <param name="KindTitle">What that is called.</param>
/// <param name="Day">When it happened; null: not known.</param>
/// <param name="When">The same in words, with the time of day where it is known.</param>
/// <param name="What">What happened.</param>
/// <param name="Beside">What the worker says beside a record; empty: nothing.</param>
/// <param name="Impact">What it meant for the child; empty: nobody has said.</param>
/// <param name="Source">Where it is known from.</param>
/// <param name="Entered">When it was entered and by whom; of a record, when the record was.</param>
/// <param name="Corrected">The record was changed since it was entered.</param>
/// <param name="AboutOthers">It is left out of the family's copy.</param>
public sealed record ChronologyLine(
    ChronologyId Event,
    int Number,
    string Kind,
    string KindTitle,
    LocalDate? Day,
    string When,
    string What,
    string Beside,
    string Impact,
    string Source,
    string Entered,
    bool Corrected,
    bool AboutOthers)
{
    /// <summary>Whose chronology it stands in: the case that is looked at, or another one of the same child.</summary>
    public required CaseId Case { get; init; }

    /// <summary>From which record and case of the child it comes, in words; null: from the case that is looked at.</summary>
    public string? From { get; init; }

    public static ChronologyLine Of(CaseTelling telling, ChronologyEvent one, string? from)
    {
        ArgumentNullException.ThrowIfNull(telling);
        ArgumentNullException.ThrowIfNull(one);
        var (now, words) = (one.Now, telling.Words);
        var when = one.At is { } at ? telling.Due.Moment(at) : words["value.unknown"];
        LocalDate? day = one.At is { } happened ? telling.State.Calendar.DateOf(happened) : null;
        if (one.Record is not { } record)
        {
            return new ChronologyLine(
                now.Event, now.Number, "", words["chronology.own"], day, when, now.What, "", now.Impact,
                now.Origin.Length > 0 ? now.Origin : words["chronology.no_origin"], Signed(telling, one.First), now.Number > 1, now.AboutOthers)
            {
                Case = telling.State.Head.Case,
                From = from,
            };
        }
        var type = telling.Definition.Records[record.List];
        var title = type.Title.In(words.Language);
        var answers = telling.Values.FirstAnswers(type, record);
        return new ChronologyLine(
            now.Event, now.Number, record.List, title, day, when, answers.Length > 0 ? $"{title}: {answers}" : title, now.What, now.Impact,
            words.With("chronology.record", title), words.With("case.recorded", telling.Due.Moment(record.RecordedAt), telling.Names.Of(record.RecordedBy)),
            record.Revision > 1, now.AboutOthers)
        {
            Case = telling.State.Head.Case,
            From = from,
        };
    }

    /// <summary>Who wrote a line of the journal, and when.</summary>
    public static string Signed(CaseTelling telling, ChronologyEntry entry)
    {
        ArgumentNullException.ThrowIfNull(telling);
        ArgumentNullException.ThrowIfNull(entry);
        return telling.Words.With("case.recorded", telling.Due.Moment(entry.Signed.At), telling.Names.Of(entry.Signed.By.ToString()));
    }
}
