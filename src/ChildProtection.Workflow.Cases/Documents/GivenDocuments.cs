using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>
/// What of a case was given to whom and when, and each copy as it was then. No second record is kept of it and no text beside the journal: the task or action with
/// which a document is given says whom, when and how, and the journal makes the case again as it stood when that was entered, from what was known and in the wording
/// of the definition that the case pins. So a copy of years ago opens as it was although names and dates were corrected since, one that was given before this
/// was asked for too, and nothing that somebody later may not see lies in a second place.
/// </summary>
public sealed class GivenDocuments(IJournal journal, ICalendarLibrary calendars)
{
    /// <summary>The last first; of the documents that the reader may have, and of nobody whom the reader does not see.</summary>
    public async Task<IReadOnlyList<GivenDocument>> Of(CasePapers papers, CancellationToken cancellationToken)
    {
        var entries = await Giving(papers, cancellationToken);
        return [.. Rows(papers, entries, upTo: null).Select(row => row.Given).Reverse()];
    }

    /// <summary>One of them with the copy as it was then, its head without a number to ring (of numbers only today's is known); null: it is not there, or not for the reader, or the journal does not make it again.</summary>
    /// <param name="entry">The journal entry that records it.</param>
    /// <param name="document">The document's name.</param>
    /// <param name="language">The tag of the language of the copy; null: the one in which it was given, as far as that is known.</param>
    /// <param name="own">The reader's, where it is not.</param>
    public async Task<(GivenDocument Given, ComposedDocument Copy, LetterHead Head, string Language)?> Open(
        CasePapers papers, long entry, string document, string? language, string own, CancellationToken cancellationToken)
    {
        if (Rows(papers, await Giving(papers, cancellationToken), entry).LastOrDefault(row => row.Given.Entry == entry && row.Given.Document.Name == document) is not { Then: { } then, Head: { } head } found)
        {
            return null;
        }
        var tag = language is not null && papers.Languages.Contains(language) ? language : Spoken(found.Given, papers, own);
        return then(tag).Compose(document, found.Given.Record) is { } copy ? (found.Given, copy, head with { Telephone = null }, tag) : null;
    }

    /// <summary>The whole journal, where something was ever given of which the reader may have a copy; else nothing.</summary>
    private async Task<List<JournalLine>> Giving(CasePapers papers, CancellationToken cancellationToken)
    {
        var (head, lines) = (papers.View.State.Head, new List<JournalLine>());
        while (lines.Count < CaseReading.WholeJournalMax
            && await journal.Read(head.Authority, head.Case, lines.Count == 0 ? 0 : lines[^1].Sequence, IJournal.EntriesMax, cancellationToken) is { Count: > 0 } rows)
        {
            lines.AddRange(rows.Select(row => new JournalLine(row.Sequence, JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, row.Payload.Span))));
        }
        var given = GivenBy(papers);
        return lines.Exists(line => WorkOf(line.Entry) is var (work, _, _) && given.Contains(work)) ? lines : [];
    }

    private static ILookup<string, Document> GivenBy(CasePapers papers)
    {
        var definition = papers.View.State.Definition.Definition;
        return definition.Documents.Values.Where(document => MaySee(papers.View.Sight, document))
            .SelectMany(document => DefinitionOutline.Of(definition).Giving(document).Select(work => (Work: work, Document: document)))
            .ToLookup(one => one.Work, one => one.Document, StringComparer.Ordinal);
    }

    // Whose record it is says to whom it was given: where the record is kept from the reader, so is that.
    private static bool MaySee(Access.CaseSight sight, Document document) =>
        sight.MayHave(document) && (document.Each is not { } each || !sight.IsWhole || sight.SeesRecords(each.List));

    private static (string Work, string? Each, Answers Answers)? WorkOf(JournalEntry entry) => entry is not JournalEntry.Given { Input: var input } ? null : input switch
    {
        CaseInput.CompleteTask task => (task.Task, task.Each, task.Answers),
        CaseInput.TakeAction action => (action.Action, action.Each, action.Answers),
        _ => null,
    };

    private IEnumerable<(GivenDocument Given, Func<string, DocumentComposer>? Then, LetterHead? Head)> Rows(CasePapers papers, List<JournalLine> lines, long? upTo)
    {
        var (state, given) = (papers.View.State, GivenBy(papers));
        var (definition, outline) = (state.Definition.Definition, DefinitionOutline.Of(state.Definition.Definition));
        var records = new RecordsOverTime(definition);
        using var steps = CaseMachine.Replay(state.Definition, Calendar, lines.Select(line => line.Entry)).GetEnumerator();
        CaseSnapshot? before = null;
        foreach (var line in lines.Where(line => upTo is null || line.Sequence <= upTo))
        {
            if (WorkOf(line.Entry) is var (work, each, answers) && given.Contains(work))
            {
                var (at, held) = (line.Entry.RecordedAt, records.Now());
                Func<string, DocumentComposer>? then = before is { } stood ? language => papers.Then(language, stood, at, held) : null;
                var copies = then?.Invoke("en").Copies().Where(copy => !copy.Withheld && copy.Record == each && given[work].Contains(copy.Document)).ToList() ?? [];
                var recipient = copies.FirstOrDefault()?.Recipient;
                if (recipient is null || !IsNobodySeen(recipient))
                {
                    var on = ((JournalEntry.Given)line.Entry).Input.OccurredOn ?? EventTime.Of(at, state.Calendar);
                    var form = outline.Tasks.GetValueOrDefault(work)?.Form ?? outline.Actions.GetValueOrDefault(work)?.Form;
                    var corrected = lines.Exists(later => later.Sequence > line.Sequence && later.Entry is JournalEntry.RecordCorrected correction && correction.Id == each);
                    foreach (var document in copies.Count > 0 ? copies.Select(copy => copy.Document) : given[work].Take(1))
                    {
                        yield return (
                            new GivenDocument(
                                line.Sequence, document, each, recipient, answers.Values, form is null ? null : definition.Forms[form], on, line.Entry.Actor, at, copies.Count > 0, corrected),
                            copies.Count > 0 ? then : null, before is null ? null : papers.HeadAt(before, at));
                    }
                }
            }
            if (line.Entry is JournalEntry.Given)
            {
                before = Next(steps) ? steps.Current.Snapshot : null;
            }
            records.After(line.Entry);
        }

        WorkingCalendar Calendar(string version) => version == state.Calendar.Version ? state.Calendar
            : calendars.Find(state.Head.Authority, state.Calendar.Name, version)
                ?? throw new InvalidOperationException($"The calendar {state.Calendar.Name} of version {version}, which the case was counted by, is not here.");
    }

    // That something was given is told all the same where the case cannot be made again as it was: only the copy is not there then.
    private static bool Next(IEnumerator<StepResult.Accepted> steps)
    {
        try
        {
            return steps.MoveNext();
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The id of somebody whose name the reader is not told: their file is not there for the reader.</summary>
    private static bool IsNobodySeen(string recipient) => PersonId.TryParse(recipient, null, out _);

    private static string Spoken(GivenDocument given, CasePapers papers, string own)
    {
        var said = given.Language?.Trim().ToUpperInvariant() switch
        {
            "WELSH" or "CYMRAEG" or "CY" => "cy",
            "ENGLISH" or "SAESNEG" or "EN" => "en",
            _ => null,
        };
        return papers.LanguageFor(new DocumentCopy(given.Document, given.Record, given.Recipient), said, own);
    }
}
